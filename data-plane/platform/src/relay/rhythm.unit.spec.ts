/** A bank in use waits tens of milliseconds for publication, a quiet one half a second at most, on a clock that is moved. */
import { expect, test } from 'vitest';
import { defaultRelayLimits } from './bank-relay.ts';
import { createRhythm } from './rhythm.ts';

const setUp = () => {
  const clock = { nowMs: 1_000 };
  const rhythm = createRhythm(defaultRelayLimits, () => clock.nowMs);
  /** The pauses of so many looks one after the other that find nothing. */
  const quiet = (looks: number): number[] =>
    Array.from({ length: looks }, () => {
      const pauseMs = rhythm.afterBatch(0);
      clock.nowMs += pauseMs;
      return pauseMs;
    });
  return { clock, rhythm, quiet };
};

test('a bank in use is looked at after 30 ms, or 50 while it pauses for less than ten seconds', () => {
  const { clock, rhythm, quiet } = setUp();
  expect(rhythm.afterBatch(1)).toBe(30);
  clock.nowMs += 30;
  expect(quiet(199)).toEqual(Array.from({ length: 199 }, () => 50));
  expect(rhythm.afterBatch(999)).toBe(30);
  expect(quiet(2)).toEqual([50, 50]);
});

test('a full batch is followed at once by the next', () => {
  expect(setUp().rhythm.afterBatch(1_000)).toBe(0);
});

test('a bank that was quiet for ten seconds is looked at less and less, down to twice a second, until it is used', () => {
  const { clock, rhythm, quiet } = setUp();
  clock.nowMs += 10_000;
  expect(quiet(7)).toEqual([60, 120, 240, 480, 500, 500, 500]);
  expect(rhythm.afterBatch(1)).toBe(30);
  expect(quiet(2)).toEqual([50, 50]);
});

test('a bank whose relay has just begun to lead counts as in use', () => {
  expect(setUp().quiet(3)).toEqual([50, 50, 50]);
});
