/** What a call answered, or its problem thrown: for those who show it where they catch it. */
export async function dataOf<Data>(call: Promise<{ data?: Data; error?: unknown }>): Promise<Data> {
  const { data, error } = await call;
  if (data === undefined) throw error;
  return data;
}
