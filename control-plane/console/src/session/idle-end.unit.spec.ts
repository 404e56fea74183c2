import { expect, test } from 'vitest';
import { endsIn } from './idle-end.ts';

test.each([
  [0, undefined],
  [1679, undefined],
  [1680, 120],
  [1799.2, 1],
  [1800, 0],
  // A lid that was closed for a night.
  [90_000, 0],
])('%d s after its last use, a session of half an hour is told to end in %s s', (seconds, left) => {
  expect(endsIn(seconds * 1000, 0, 1800)).toBe(left);
});
