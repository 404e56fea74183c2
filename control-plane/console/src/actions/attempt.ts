/** One attempt at a deed, which always comes to an end that can be shown. */

/** The problem, whichever way it came: as an answer, or because there was none. Undefined when it is done. */
export async function attempt(deed: () => Promise<unknown>): Promise<unknown> {
  try {
    return await deed();
  } catch (error) {
    return error;
  }
}
