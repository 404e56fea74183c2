/** The requests that the benchmarks of access send: one write and one read, each of which every token of theirs may do. */

/** Rejects with status and body unless the first answer is a success: nothing is tried twice. */
export async function writeOnce(gateway: string, token: string): Promise<void> {
  await accepted(
    fetch(`${gateway}/v1/customers`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ kind: 'PERSON', country: 'CZ', fullName: 'Bench' }),
    }),
  );
}

export async function readOnce(gateway: string, token: string): Promise<void> {
  await accepted(fetch(`${gateway}/v1/accounts?limit=1`, { headers: { authorization: `Bearer ${token}` } }));
}

async function accepted(answer: Promise<Response>): Promise<void> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 200)}`);
}
