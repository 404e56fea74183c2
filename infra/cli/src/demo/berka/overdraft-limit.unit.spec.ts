import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowOf } from './berka.examples.ts';
import { loadBerka } from './load.ts';
import { signedAmountMinor } from './operation-kind.ts';
import { overdraftLimitMinor } from './overdraft-limit.ts';
import { planReplay } from './plan-replay.ts';
import type { PlannedAccount, PlannedTransaction } from './replay-plan.ts';

const plan = planReplay(await loadBerka());
const histories = Map.groupBy(plan.transactions, (row) => row.accountId);

type IsLate = (row: PlannedTransaction) => boolean;
type DelayOf = (index: number) => number;

/** Applies an account's history, late rows `delay` places later, and counts the debits that are refused. */
function refusals(account: PlannedAccount, limitMinor: bigint, isLate: IsLate, delayOf: DelayOf): number {
  const rows = histories.get(account.accountId)!.map((row, index) => ({
    row,
    at: index + (isLate(row) ? delayOf(index) : 0),
  }));
  let balanceMinor = 0n;
  let refused = 0;
  for (const { row } of rows.toSorted((a, b) => a.at - b.at)) {
    const step = signedAmountMinor({ kind: row.operation, amountMinor: row.amountMinor });
    if (step < 0n && balanceMinor + step < -limitMinor) refused += 1;
    else balanceMinor += step;
  }
  return refused;
}

const total = (limitOf: (account: PlannedAccount) => bigint, isLate: IsLate, delayOf: DelayOf): number =>
  plan.accounts.reduce((sum, account) => sum + refusals(account, limitOf(account), isLate, delayOf), 0);

const planned = (account: PlannedAccount): bigint => account.overdraftLimitMinor;
const outgoing: IsLate = (row) => row.operation === 'outgoing-remittance';
const never: DelayOf = () => Number.POSITIVE_INFINITY;

describe('no debit of the real bank is refused', () => {
  test('in plan order', () => {
    expect(total(planned, () => false, never)).toBe(0);
  });

  test('with outgoing remittances applied late by anything from nothing to for ever', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 50 }), (delays) => {
        expect(total(planned, outgoing, (index) => delays[index % delays.length]!)).toBe(0);
      }),
      { numRuns: 15 },
    );
    expect(total(planned, outgoing, never)).toBe(0);
  });
});

describe('this could fail', () => {
  test('without limits debits are refused', () => {
    expect(
      total(
        () => 0n,
        () => false,
        never,
      ),
    ).toBeGreaterThan(20);
  });

  test('credits that come late leave debits refused', () => {
    expect(
      total(
        planned,
        (row) => row.operation === 'incoming-remittance',
        () => 20,
      ),
    ).toBeGreaterThan(100);
  });
});

test('only accounts that come near to zero get a limit, always in whole koruna', () => {
  const limits = plan.accounts.map(planned).filter((limitMinor) => limitMinor > 0n);
  expect(limits).toHaveLength(26);
  expect(limits.every((limitMinor) => limitMinor % 100n === 0n)).toBe(true);
  expect(limits.toSorted((a, b) => Number(a - b)).at(-1)).toBe(544_900n);
});

test('the limit is the deepest balance plus 0.10 for each interest row, rounded up to a koruna', () => {
  const history = [
    rowOf(1, '1993-01-01', 'deposit', 10_000, 10_000),
    rowOf(2, '1993-01-31', 'credit-interest', 40, 10_040),
    rowOf(3, '1993-02-01', 'withdrawal', 15_060, -5_020),
    rowOf(4, '1993-02-28', 'debit-interest', 60, -5_080),
    rowOf(5, '1993-03-01', 'deposit', 10_000, 4_920),
  ];
  expect(overdraftLimitMinor(history)).toBe(5_100n);
  expect(overdraftLimitMinor(history.with(3, rowOf(4, '1993-02-28', 'debit-interest', 61, -5_081)))).toBe(5_200n);
  expect(overdraftLimitMinor(history.slice(0, 2))).toBe(0n);
  expect(overdraftLimitMinor([])).toBe(0n);
});
