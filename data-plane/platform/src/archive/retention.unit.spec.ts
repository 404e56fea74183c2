/** A lock is the longest rule that applies on the day, and never shorter than any of them. */
import { describe, expect, test } from 'vitest';
import { recordClassesOf, retainUntil, retentionRules } from './retention.ts';

const at = (iso: string): number => Date.parse(iso);

describe('retainUntil', () => {
  test('the longest of the classes applies', () => {
    expect(retainUntil(['bank-transaction'], at('2026-03-01T10:00:00Z')).toISOString()).toBe(
      '2031-03-01T10:00:00.000Z',
    );
    expect(retainUntil(['bank-transaction', 'books-of-account'], at('2026-03-01T10:00:00Z')).getUTCFullYear()).toBe(
      2034,
    );
    expect(retainUntil(recordClassesOf(['accounts', 'wallets']), at('2026-03-01T10:00:00Z')).getUTCFullYear()).toBe(
      2036,
    );
  });

  test('the rule of the day applies: ten years until June 2014, five after', () => {
    expect(retainUntil(['bank-transaction'], at('2014-06-24T23:59:59Z')).getUTCFullYear()).toBe(2024);
    expect(retainUntil(['bank-transaction'], at('2014-06-25T00:00:00Z')).getUTCFullYear()).toBe(2019);
  });

  test('a record of a leap day, and one within a second, lose nothing to rounding', () => {
    expect(retainUntil(['bank-transaction'], at('2028-02-29T00:00:00Z')).toISOString()).toBe(
      '2033-03-01T00:00:00.000Z',
    );
    expect(retainUntil(['bank-transaction'], at('2026-03-01T10:00:00.001Z')).getUTCSeconds()).toBe(1);
  });

  test('a context that nobody classified is kept as long as anything', () => {
    expect(retainUntil(recordClassesOf(['loyalty']), at('2026-03-01T10:00:00Z')).getUTCFullYear()).toBe(2036);
  });

  test('no class or no rule is an error, never a short lock', () => {
    expect(() => retainUntil([], at('2026-03-01T10:00:00Z'))).toThrow('name at least one');
    expect(() => retainUntil(['books-of-account'], at('2001-03-01T10:00:00Z'))).toThrow('no retention rule');
  });
});

test('each rule names its source, and rules of one class and regulator never overlap in time', () => {
  for (const rule of retentionRules) {
    expect(rule.citation.length).toBeGreaterThan(20);
    const others = retentionRules.filter(
      (one) => one !== rule && one.recordClass === rule.recordClass && one.regulator === rule.regulator,
    );
    for (const other of others)
      expect(rule.validFrom > (other.validTo ?? '9999') || other.validFrom > (rule.validTo ?? '9999')).toBe(true);
  }
});
