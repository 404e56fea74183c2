/** Runs a few reads ahead of the consumer, in order: an object store answers each in milliseconds, one at a time is slow. */

/** Eight: enough to hide a local network's latency; each may hold a bundle of at most 16.8 MB. */
const aheadMax = 8;

export async function* readAhead<T, R>(items: Iterable<T>, read: (item: T) => Promise<R>): AsyncGenerator<R> {
  const waiting: Promise<R>[] = [];
  const iterator = items[Symbol.iterator]();
  const fill = (): void => {
    while (waiting.length < aheadMax) {
      const next = iterator.next();
      if (next.done) return;
      const reading = read(next.value);
      // Awaited in order below; until then a failure must not count as unhandled.
      reading.catch(() => undefined);
      waiting.push(reading);
    }
  };
  for (fill(); waiting.length > 0; fill()) yield await (waiting.shift() as Promise<R>);
}
