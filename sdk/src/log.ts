/** The bank's own log, as text: for auditors, and for systems that follow it. */
import type { Client } from 'openapi-fetch';
import type { paths } from './generated/data-plane.ts';
import { dataOf, signalOf } from './operation.ts';
import type { Answer } from './schema.ts';

/** `event` is the exact text whose UTF-8 bytes are published, hashed and archived. */
export type LogEntry = Answer<'readLog', 200>['data'][number];

/** As many as one answer may hold. */
const pageRows = 500;

export async function* logEntries(
  api: Client<paths>,
  after = '0',
  options: { signal?: AbortSignal } = {},
): AsyncGenerator<LogEntry, void, undefined> {
  let hasMore = true;
  for (let last = after; hasMore; ) {
    const query = { after: last, limit: pageRows };
    const page = await dataOf(api.GET('/v1/log', { params: { query }, ...signalOf(options) }));
    yield* page.data;
    last = page.data.at(-1)?.position ?? last;
    ({ hasMore } = page);
  }
}
