import { expect, test } from 'vitest';
import { presence } from './presence.ts';

const minute = 60_000;

test('who has not moved for five minutes is away; whoever comes back is noticed once', () => {
  let nowMs = 0;
  let returns = 0;
  const one = presence(
    () => nowMs,
    () => (returns += 1),
  );
  nowMs = 5 * minute - 1;
  expect(one.isThere()).toBe(true);
  one.noticed();
  nowMs += 5 * minute;
  expect([one.isThere(), returns]).toEqual([false, 0]);
  one.noticed();
  one.noticed();
  expect([one.isThere(), returns]).toEqual([true, 1]);
});
