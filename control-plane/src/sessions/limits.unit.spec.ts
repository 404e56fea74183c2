import { describe, expect, test } from 'vitest';
import { hasEnded, sessionLimits } from './limits.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const before = (ms: number): Date => new Date(now - ms);

describe('a session', () => {
  test.each<[string, number, number, boolean]>([
    ['in use', 60_000, 0, false],
    ['a moment before it was idle too long', sessionLimits.idleMs - 1, sessionLimits.idleMs - 1, false],
    ['idle for its limit', sessionLimits.idleMs, sessionLimits.idleMs, true],
    ['in use a moment before its end', sessionLimits.absoluteMs - 1, 0, false],
    ['in use at its end', sessionLimits.absoluteMs, 0, true],
  ])('%s', (_, ageMs, idleMs, ended) => {
    expect(hasEnded({ createdAt: before(ageMs), lastSeenAt: before(idleMs) }, now)).toBe(ended);
  });

  test('that was revoked has ended, however young', () => {
    expect(hasEnded({ createdAt: before(1), lastSeenAt: before(0), revokedAt: before(0) }, now)).toBe(true);
  });
});
