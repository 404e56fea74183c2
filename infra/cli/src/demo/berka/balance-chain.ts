/** The bank printed a balance after every row: two rows that follow each other must agree on it. */

import { signedAmountMinor } from './operation-kind.ts';
import type { TransactionRow } from './rows.ts';

/**
 * 0.10 CZK. The source shows balances and interest to one decimal only, so a true step may look up to one
 * decimal too long or too short.
 */
export const roundingMinor = 10n;

/** How far this row's balance is from the previous balance plus or minus its amount. */
export function gapMinor(previousBalanceMinor: bigint, row: TransactionRow): bigint {
  const gap = previousBalanceMinor + signedAmountMinor(row) - row.balanceMinor;
  return gap < 0n ? -gap : gap;
}

export const follows = (previousBalanceMinor: bigint, row: TransactionRow): boolean =>
  gapMinor(previousBalanceMinor, row) <= roundingMinor;

/** The first row that does not follow from its account's row before it; undefined when the order holds. */
export function firstBreak(ordered: readonly TransactionRow[]): TransactionRow | undefined {
  const before = new Map<number, TransactionRow>();
  return ordered.find((row) => {
    const previous = before.get(row.accountId);
    before.set(row.accountId, row);
    if (previous && previous.bookedOn > row.bookedOn) return true;
    return !follows(previous?.balanceMinor ?? 0n, row);
  });
}
