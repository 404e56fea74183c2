/** A cursor goes where its maker sent it, or nowhere: whatever else is in it reaches no statement. */
import { describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor, page } from './cursor.ts';

describe('a cursor', () => {
  test('brings back the keys of the last row of a page that has a next one', () => {
    const { data, hasMore, nextCursor } = page(['a', 'b', 'c'], 2, (row) => [row, 'newest']);
    expect([data, hasMore]).toEqual([['a', 'b'], true]);
    expect(decodeCursor(nextCursor ?? '', 2)).toEqual(['b', 'newest']);
    expect(page(['a', 'b'], 2, (row) => [row]).nextCursor).toBeNull();
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'zzzz'],
    ['another number of keys', encodeCursor(['a', 'b'])],
    ['a number', Buffer.from('[1]').toString('base64url')],
    ['an object', Buffer.from('{"0":"a","length":1}').toString('base64url')],
    ['NUL', encodeCursor(['a\0'])],
    ['half a character', encodeCursor(['\ud800'])],
  ])('with %s in it is refused', (_name, cursor) => {
    expect(() => decodeCursor(cursor, 1)).toThrow('the cursor is not one of this list');
  });
});
