import { describe, expect, test } from 'vitest';
import { freshSecret, rotated, secretHash } from './secret.ts';

const now = Date.parse('2026-03-01T00:00:00Z');
const hour = 3_600_000;

describe('client secrets', () => {
  test('only the hash is kept, and it is the hash of what was shown', () => {
    const { value, stored } = freshSecret(now);
    expect(value).toMatch(/^munim_secret_[\w-]{43}$/);
    expect(stored.hash).toBe(secretHash(value));
    expect(JSON.stringify(stored)).not.toContain(value);
  });

  test('two are never equal', () => {
    expect(freshSecret(now).value).not.toBe(freshSecret(now).value);
  });

  test('a rotation keeps the old one for the overlap and no longer', () => {
    const first = freshSecret(now).stored;
    const second = freshSecret(now + 1).stored;
    expect(rotated([first], second, hour, now + 1)).toEqual([
      { ...first, expiresAt: new Date(now + 1 + hour).toISOString() },
      second,
    ]);
  });

  test('an overlap of nothing ends the old one at once', () => {
    const second = freshSecret(now + 1).stored;
    expect(rotated([freshSecret(now).stored], second, 0, now + 1)).toEqual([second]);
  });

  test('rotating again neither prolongs an ending secret nor keeps more than two', () => {
    const first = freshSecret(now).stored;
    const second = freshSecret(now + 1).stored;
    const third = freshSecret(now + 2).stored;
    const secrets = rotated(rotated([first], second, hour, now + 1), third, 10 * hour, now + 2);
    expect(secrets.map(({ hash }) => hash)).toEqual([second.hash, third.hash]);
  });

  test('an expired secret is never brought back', () => {
    const expired = { ...freshSecret(now).stored, expiresAt: new Date(now + 1).toISOString() };
    const fresh = freshSecret(now + hour).stored;
    expect(rotated([expired], fresh, hour, now + hour)).toEqual([fresh]);
  });
});
