/** Judges the balances after a replay by the bank's own: the proof that every transaction arrived once. */

import { roundingMinor } from './balance-chain.ts';
import type { PlannedAccount } from './replay-plan.ts';

export interface BalanceReport {
  /** Accounts of the plan whose balance was given. */
  readonly checked: number;
  readonly withinTolerance: number;
  /** Accounts that agree with the bank to the haléř. */
  readonly exact: number;
  /** The largest distance from the bank's own balance, in haléř, never negative. */
  readonly worstDriftMinor: bigint;
  /** Empty when the proof holds. */
  readonly failures: readonly BalanceFailure[];
}

export interface BalanceFailure {
  readonly accountId: number;
  readonly problem: 'outside-tolerance' | 'balance-missing' | 'not-in-the-plan';
  readonly expectedMinor?: bigint;
  readonly actualMinor?: bigint;
}

/**
 * 0.10 for each interest row: the source prints interest to one decimal while its balances carry the true
 * figure, so a sum of printed amounts may be off by that much for each of them, and by nothing where there
 * are none.
 */
export const toleranceMinor = (account: Pick<PlannedAccount, 'interestRows'>): bigint =>
  roundingMinor * BigInt(account.interestRows);

/** `actual` holds the balance of every account by the source's account id. */
export function checkBalances(accounts: readonly PlannedAccount[], actual: ReadonlyMap<number, bigint>): BalanceReport {
  const failures: BalanceFailure[] = [];
  let [checked, withinTolerance, exact, worstDriftMinor] = [0, 0, 0, 0n];
  for (const account of accounts) {
    const { accountId, closingBalanceMinor: expectedMinor } = account;
    const actualMinor = actual.get(accountId);
    if (actualMinor === undefined) {
      failures.push({ accountId, problem: 'balance-missing', expectedMinor });
      continue;
    }
    const driftMinor = actualMinor > expectedMinor ? actualMinor - expectedMinor : expectedMinor - actualMinor;
    const within = driftMinor <= toleranceMinor(account);
    checked += 1;
    if (driftMinor === 0n) exact += 1;
    if (driftMinor > worstDriftMinor) worstDriftMinor = driftMinor;
    if (within) withinTolerance += 1;
    else failures.push({ accountId, problem: 'outside-tolerance', expectedMinor, actualMinor });
  }
  return {
    checked,
    withinTolerance,
    exact,
    worstDriftMinor,
    failures: [...failures, ...strangers(accounts, actual)],
  };
}

function strangers(accounts: readonly PlannedAccount[], actual: ReadonlyMap<number, bigint>): BalanceFailure[] {
  const planned = new Set(accounts.map((account) => account.accountId));
  return [...actual]
    .filter(([accountId]) => !planned.has(accountId))
    .map(([accountId, actualMinor]) => ({ accountId, problem: 'not-in-the-plan', actualMinor }));
}
