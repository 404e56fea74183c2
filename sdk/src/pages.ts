/** Lists as one stream: pages are fetched as they are needed. */
import type { ListOptions, ReadOptions } from './munim.ts';

interface Page<Row> {
  readonly data: readonly Row[];
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
}

/**
 * Iterates every row of every page; `fetchPage` gets what to add to its query, nothing for the first. `before` ends before
 * the first page is asked for.
 */
export async function* eachRow<Row>(
  fetchPage: (cursor: { cursor?: string }) => Promise<Page<Row>>,
  before?: () => Promise<unknown>,
): AsyncGenerator<Row, void, undefined> {
  await before?.();
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await fetchPage(cursor === undefined ? {} : { cursor });
    yield* page.data;
    cursor = page.hasMore && page.nextCursor !== null ? page.nextCursor : undefined;
  }
}

/**
 * A list is of many things, and waits for the one that was written: all that is read of a thing is brought up to date
 * together.
 */
export const awaiting =
  (get: (id: string, options: ReadOptions) => Promise<unknown>, { minVersion, signal }: ListOptions = {}) =>
  async (): Promise<void> => {
    if (minVersion) await get(minVersion.id, { minVersion: minVersion.version, ...(signal ? { signal } : {}) });
  };
