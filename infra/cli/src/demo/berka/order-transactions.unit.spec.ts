import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstBreak } from './balance-chain.ts';
import { rowOf } from './berka.examples.ts';
import { loadBerka } from './load.ts';
import { orderTransactions } from './order-transactions.ts';
import type { TransactionRow } from './rows.ts';

const { transactions } = await loadBerka();
const idsOf = (rows: readonly TransactionRow[]): number[] => rows.map((row) => row.transactionId);

describe("the real bank's transactions", () => {
  const ordered = orderTransactions(transactions);

  test('are all ordered, each once, every balance following from the one before', () => {
    expect(idsOf(ordered).toSorted((a, b) => a - b)).toEqual(idsOf(transactions).toSorted((a, b) => a - b));
    expect(ordered).toHaveLength(46_997);
    expect(firstBreak(ordered)).toBeUndefined();
    expect(ordered.every((row, index) => index === 0 || ordered[index - 1]!.bookedOn <= row.bookedOn)).toBe(true);
  });

  test('are not in that order in the file', () => {
    expect(firstBreak(transactions)).toBeDefined();
  });

  test('come out the same whatever the order of the file', () => {
    expect(idsOf(orderTransactions(transactions.toReversed()))).toEqual(idsOf(ordered));
  });

  test('show any two rows of one day that were swapped', () => {
    let swapped = 0;
    let unnoticed = 0;
    for (const history of Map.groupBy(ordered, (row) => row.accountId).values()) {
      for (let at = 1; at < history.length; at += 1) {
        if (history[at - 1]!.bookedOn !== history[at]!.bookedOn) continue;
        const wrong = history.with(at - 1, history[at]!).with(at, history[at - 1]!);
        swapped += 1;
        if (!firstBreak(wrong)) unnoticed += 1;
      }
    }
    expect(swapped).toBeGreaterThan(8_000);
    expect(unnoticed).toBe(0);
  });

  test('cannot be ordered once an amount is changed by more than rounding', () => {
    const at = 30_000;
    const { accountId, amountMinor } = transactions[at]!;
    const wrong = transactions.with(at, { ...transactions[at]!, amountMinor: amountMinor + 21n });
    expect(() => orderTransactions(wrong)).toThrow(new RegExp(`^transactions of account ${accountId} on `));
  });
});

test('a closer fit goes first, and among equal ones the lowest id', () => {
  const rows = [
    rowOf(9, '1993-01-01', 'deposit', 100, 100),
    rowOf(4, '1993-01-01', 'deposit', 100, 100),
    rowOf(7, '1993-01-01', 'withdrawal', 100, 0),
    rowOf(3, '1993-01-01', 'withdrawal', 95, 0),
  ];
  expect(idsOf(orderTransactions(rows))).toEqual([4, 7, 9, 3]);
});

test('a day is given another order when the next day could not follow from its first one', () => {
  const rows = [
    rowOf(1, '1993-01-01', 'deposit', 1000, 1000),
    rowOf(2, '1993-01-02', 'deposit', 100, 1100),
    rowOf(3, '1993-01-02', 'withdrawal', 100, 1000),
    rowOf(4, '1993-01-02', 'withdrawal', 100, 1010),
    rowOf(5, '1993-01-02', 'deposit', 100, 1110),
    rowOf(6, '1993-01-03', 'withdrawal', 100, 890),
  ];
  const ordered = orderTransactions(rows);
  expect(firstBreak(ordered)).toBeUndefined();
  expect(ordered.at(-2)!.balanceMinor).toBe(1000n);
});

test('an account whose day cannot be ordered is named, with the day and the balance before it', () => {
  const rows = [
    rowOf(1, '1993-01-01', 'deposit', 1000, 1000),
    rowOf(2, '1993-01-02', 'deposit', 100, 1100),
    rowOf(3, '1993-01-02', 'withdrawal', 100, 1211),
  ];
  expect(() => orderTransactions(rows)).toThrow(
    'transactions of account 1 on 1993-01-02 (lines 3, 4): ' +
      'no order of its 2 rows follows from the balance 10.00 before it to within 0.10',
  );
});

test('a first row must start from zero', () => {
  expect(() => orderTransactions([rowOf(1, '1993-01-01', 'deposit', 1000, 1011)])).toThrow(
    /account 1 on 1993-01-01 .* its row does not follow from the balance 0\.00/,
  );
});

test('a day that cannot be searched to the end is refused, not searched for hours', () => {
  const pairs = Array.from({ length: 20 }, (_, index) => [
    rowOf(2 * index + 2, '1993-01-01', 'deposit', 1000 * (index + 1), 1000 * (index + 1)),
    rowOf(2 * index + 3, '1993-01-01', 'withdrawal', 1000 * (index + 1), 0),
  ]);
  expect(orderTransactions(pairs.flat())).toHaveLength(40);
  const misfit = rowOf(1, '1993-01-01', 'deposit', 77, 55_555);
  expect(() => orderTransactions([...pairs.flat(), misfit])).toThrow(/no order of its 41 rows was found in 20000/);
});

test('any history that a rounding bank can have posted is ordered again after shuffling', () => {
  const movement = fc.record({
    day: fc.integer({ min: 1, max: 5 }),
    credit: fc.boolean(),
    amountMinor: fc.bigInt({ min: 1n, max: 40n }),
  });
  fc.assert(
    fc.property(fc.array(movement, { minLength: 1, maxLength: 30 }), fc.infiniteStream(fc.nat()), (moves, dice) => {
      let trueMinor = 0n;
      const posted = moves
        .toSorted((a, b) => a.day - b.day)
        .map(({ day, credit, amountMinor }, index) => {
          trueMinor += credit ? amountMinor : -amountMinor;
          const rounded = trueMinor - (((trueMinor % 10n) + 10n) % 10n);
          return rowOf(index + 1, `1993-01-0${day}`, credit ? 'deposit' : 'withdrawal', amountMinor, rounded);
        });
      const shuffled = posted.map((row) => ({ row, at: dice.next().value as number })).sort((a, b) => a.at - b.at);
      const ordered = orderTransactions(shuffled.map(({ row }) => row));
      expect(ordered).toHaveLength(posted.length);
      expect(firstBreak(ordered)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
