/** Page cursors: opaque to callers, a JSON array of sort keys to us. */
import { platformProblems, ProblemError } from '@munim/kernel';

export const encodeCursor = (keys: readonly string[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');

/** Throws the `invalid-request` problem on anything that `encodeCursor` did not make with `length` keys. */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.length === length && keys.every(isKey)) return keys;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ProblemError(platformProblems.invalidRequest, 'the cursor is not one of this list', {
    errors: [{ pointer: '/query/cursor', detail: 'take nextCursor of the page before, unchanged' }],
  });
}

/** What a text column can be compared with. */
const isKey = (key: unknown): key is string => typeof key === 'string' && key.isWellFormed() && !key.includes('\0');

/** Turns `limit + 1` rows into a page. */
export function page<Row>(rows: readonly Row[], limit: number, keysOf: (row: Row) => readonly string[]) {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  return { data, hasMore, nextCursor: hasMore && last !== undefined ? encodeCursor(keysOf(last)) : null };
}
