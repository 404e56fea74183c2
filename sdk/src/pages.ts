/** Lists as one stream: pages are fetched as they are needed. */

interface Page<Row> {
  readonly data: readonly Row[];
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
}

/** Iterates every row of every page; `fetchPage` gets what to add to its query, nothing for the first. */
export async function* eachRow<Row>(
  fetchPage: (cursor: { cursor?: string }) => Promise<Page<Row>>,
): AsyncGenerator<Row, void, undefined> {
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await fetchPage(cursor === undefined ? {} : { cursor });
    yield* page.data;
    cursor = page.hasMore && page.nextCursor !== null ? page.nextCursor : undefined;
  }
}
