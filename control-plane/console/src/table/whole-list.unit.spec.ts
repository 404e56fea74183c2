import { expect, test } from 'vitest';
import { type PageAsked, wholeList } from './whole-list.ts';

/** A list of the numbers below `count`, and what it was asked for. */
function numbers(count: number) {
  const asked: PageAsked[] = [];
  const load = ({ cursor = '0', limit }: PageAsked) => {
    asked.push(cursor === '0' ? { limit } : { cursor, limit });
    const from = Number(cursor);
    const data = Array.from({ length: Math.min(limit, count - from) }, (_, index) => from + index);
    const next = from + data.length;
    return Promise.resolve({ data, nextCursor: next < count ? String(next) : null });
  };
  return { asked, load };
}

test.each([0, 1, 200, 201, 1000])('a list of %d is had to its last row, from its first', async (count) => {
  const { asked, load } = numbers(count);
  const { rows, complete } = await wholeList(load);
  expect(rows).toEqual(Array.from({ length: count }, (_, index) => index));
  expect(complete).toBe(true);
  expect(asked).toHaveLength(Math.max(1, Math.ceil(count / 200)));
  expect(asked[0]).toEqual({ limit: 200 });
});

test('one that has no end has one, and says so', async () => {
  const { asked, load } = numbers(1_000_000);
  expect(await wholeList(load, 500)).toMatchObject({ complete: false, rows: { length: 500 } });
  expect(asked).toHaveLength(3);
});
