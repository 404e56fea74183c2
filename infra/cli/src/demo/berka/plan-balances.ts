/** The balances that a plan leads to by its amounts alone: the proof beforehand that a replay can succeed. */

import { signedAmountMinor } from './operation-kind.ts';
import type { ReplayPlan } from './replay-plan.ts';

export function planBalances(plan: Pick<ReplayPlan, 'accounts' | 'transactions'>): Map<number, bigint> {
  const balances = new Map(plan.accounts.map((account) => [account.accountId, 0n]));
  for (const { accountId, operation, amountMinor } of plan.transactions) {
    balances.set(accountId, (balances.get(accountId) ?? 0n) + signedAmountMinor({ kind: operation, amountMinor }));
  }
  return balances;
}
