/** The journal entry that does not balance is tried here in every way that the door leaves open: there is none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryAgainst, entryOf, joinEntries, type JournalEntry } from './posting.ts';

const sum = (entry: JournalEntry, currency: string): bigint =>
  entry.legs
    .filter((leg) => leg.currency === currency)
    .reduce((total, leg) => total + (leg.side === 'DEBIT' ? leg.amountMinor : -leg.amountMinor), 0n);

const moved = fc.record({
  amountMinor: fc.bigInt({ min: 1n, max: 10n ** 18n }),
  currency: fc.constantFrom('CZK', 'EUR'),
  debit: fc.constantFrom('gl:1000' as const, 'acc_a' as const),
  credit: fc.constantFrom('gl:2900' as const, 'acc_b' as const),
});

describe('a journal entry', () => {
  test('sums to zero per currency, however many are joined', () => {
    fc.assert(
      fc.property(fc.array(moved), (movements) => {
        const joined = joinEntries(movements.map(entryOf));
        expect([sum(joined, 'CZK'), sum(joined, 'EUR')]).toEqual([0n, 0n]);
        expect(joined.legs).toHaveLength(movements.length * 2);
      }),
    );
  });
  test('puts the counter account on the other side', () => {
    const leg = { account: 'acc_a', amountMinor: 5n, currency: 'CZK' } as const;
    expect(entryAgainst({ ...leg, side: 'DEBIT' }, 'gl:1000').legs.map((one) => `${one.side} ${one.account}`)).toEqual([
      'DEBIT acc_a',
      'CREDIT gl:1000',
    ]);
    expect(entryAgainst({ ...leg, side: 'CREDIT' }, 'gl:1000').legs.map((one) => `${one.side} ${one.account}`)).toEqual(
      ['DEBIT gl:1000', 'CREDIT acc_a'],
    );
  });
  test('of nothing, of less than nothing, or from an account to itself is a bug', () => {
    const entry = { amountMinor: 1n, currency: 'CZK', debit: 'acc_a', credit: 'gl:1000' } as const;
    expect(() => entryOf({ ...entry, amountMinor: 0n })).toThrow('positive');
    expect(() => entryOf({ ...entry, amountMinor: -1n })).toThrow('positive');
    expect(() => entryOf({ ...entry, credit: 'acc_a' })).toThrow('acc_a');
  });
});
