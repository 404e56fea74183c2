import { describe, expect, test } from 'vitest';
import { checkBalances, toleranceMinor } from './balance-oracle.ts';
import { loadBerka } from './load.ts';
import { planBalances } from './plan-balances.ts';
import { planReplay } from './plan-replay.ts';

const plan = planReplay(await loadBerka());
const balances = planBalances(plan);
const account = plan.accounts.find((row) => row.interestRows > 0)!;
const withBalance = (actualMinor: bigint) => new Map(balances).set(account.accountId, actualMinor);

test('a balance at the edge of its tolerance passes, and one haléř beyond fails, on either side', () => {
  const edge = toleranceMinor(account);
  expect(edge).toBe(10n * BigInt(account.interestRows));
  for (const side of [1n, -1n]) {
    const at = account.closingBalanceMinor + side * edge;
    expect(checkBalances(plan.accounts, withBalance(at)).failures).toEqual([]);
    expect(checkBalances(plan.accounts, withBalance(at + side))).toMatchObject({
      checked: 1229,
      withinTolerance: 1228,
      failures: [{ accountId: account.accountId, problem: 'outside-tolerance', actualMinor: at + side }],
    });
  }
});

test('an account without interest must agree to the haléř', () => {
  expect(toleranceMinor({ interestRows: 0 })).toBe(0n);
});

describe('a replay that went wrong is found out', () => {
  const judge = (transactions: typeof plan.transactions) =>
    checkBalances(plan.accounts, planBalances({ accounts: plan.accounts, transactions })).failures;
  const large = plan.transactions.findIndex((row) => row.amountMinor > 100_000n);
  const wrong = plan.transactions[large]!;
  const failure = [{ accountId: wrong.accountId, problem: 'outside-tolerance' }];

  test('with one transaction missing', () => {
    expect(judge(plan.transactions.toSpliced(large, 1))).toMatchObject(failure);
  });

  test('with one transaction twice', () => {
    expect(judge([...plan.transactions, wrong])).toMatchObject(failure);
  });

  test('with one amount changed', () => {
    const changed = { ...wrong, amountMinor: wrong.amountMinor + 5_000n };
    expect(judge(plan.transactions.with(large, changed))).toMatchObject(failure);
  });

  test('with one transaction on another account', () => {
    const other = plan.accounts.find((row) => row.accountId !== wrong.accountId)!;
    expect(judge(plan.transactions.with(large, { ...wrong, accountId: other.accountId }))).toHaveLength(2);
  });
});

test('a balance that was not given, and one of an unknown account, are failures', () => {
  const actual = new Map(balances);
  actual.delete(account.accountId);
  actual.set(999_999, 1n);
  const report = checkBalances(plan.accounts, actual);
  expect(report).toMatchObject({ checked: 1228, withinTolerance: 1228 });
  expect(report.failures).toEqual([
    { accountId: account.accountId, problem: 'balance-missing', expectedMinor: account.closingBalanceMinor },
    { accountId: 999_999, problem: 'not-in-the-plan', actualMinor: 1n },
  ]);
});
