import { describe, expect, test } from 'vitest';
import { hasTokenEnded, isTokenNearItsEnd } from './token-life.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const day = 24 * 3_600_000;

describe("an operator's token", () => {
  test.each<[string, string | null, number | null, boolean]>([
    ['that has a day left', 'hash', now + day, false],
    ['a moment before its end', 'hash', now + 1, false],
    ['at its end', 'hash', now, true],
    ['that does not end by itself', 'hash', null, false],
    ['that is none', null, null, true],
  ])('%s', (_, tokenHash, endsAt, ended) => {
    expect(hasTokenEnded({ tokenHash, tokenExpiresAt: endsAt === null ? null : new Date(endsAt) }, now)).toBe(ended);
  });

  test('is near its end in its last two weeks', () => {
    expect([15, 14, 1, -1].map((days) => isTokenNearItsEnd(now + days * day, now))).toEqual([false, true, true, true]);
  });
});
