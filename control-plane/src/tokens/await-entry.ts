/** Waits a moment for what was announced just now: a client asks for its first token right after it was made. */
import { setTimeout as sleep } from 'node:timers/promises';

/** The topic brings an entry within tens of milliseconds, unless a machine pauses; a wrong id costs its sender this long. */
const waitMaxMs = 2_000;
const pollMs = 20;
/** More than this many at once are guesses, not first tokens: they are answered at once. */
const waitersMax = 256;

/** Undefined when `find` found nothing in time. */
export function awaitingEntry<T>(
  find: () => T | undefined,
  waiters: { count: number },
): Promise<T | undefined> | T | undefined {
  const found = find();
  if (found !== undefined || waiters.count >= waitersMax) return found;
  return poll(find, waiters);
}

async function poll<T>(find: () => T | undefined, waiters: { count: number }): Promise<T | undefined> {
  waiters.count++;
  try {
    const endMs = performance.now() + waitMaxMs;
    while (performance.now() < endMs) {
      await sleep(pollMs);
      const found = find();
      if (found !== undefined) return found;
    }
    return undefined;
  } finally {
    waiters.count--;
  }
}
