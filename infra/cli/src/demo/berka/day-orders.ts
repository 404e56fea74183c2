/** The orders in which one account's rows of one day can have been posted, judged by the balances alone. */

import { follows, gapMinor } from './balance-chain.ts';
import { signedAmountMinor } from './operation-kind.ts';
import type { TransactionRow } from './rows.ts';

/**
 * Rows that may be put in place while one account-day is searched. Eleven rows of which each fits after each
 * other need 11 x 2^10 = 11,264; the real bank's days have at most 7 rows, and are ordered without one step
 * back. A day that needs more holds a row that fits nowhere among many that fit anywhere, and searching on
 * could take hours.
 */
export const placementsMax = 20_000;

export class TooManyOrders extends Error {}

/**
 * Yields at most one order for each row that can stand last, the closest fit first. What can still follow
 * depends only on which rows are placed and which of them is last, so no such pair is visited twice; rows
 * that move and leave the same amounts are interchangeable, and the lowest id goes first. So the result never
 * depends on the order of the file.
 */
export function dayOrders(rows: readonly TransactionRow[], openingMinor: bigint): Iterator<readonly TransactionRow[]> {
  const only = rows.length === 1 ? rows[0] : undefined;
  if (!only) return search(rows, openingMinor);
  return (follows(openingMinor, only) ? [rows] : []).values();
}

function* search(rows: readonly TransactionRow[], openingMinor: bigint): Generator<readonly TransactionRow[]> {
  const sorted = rows.toSorted((a, b) => a.transactionId - b.transactionId);
  const visited = new Set<string>();
  const placed: TransactionRow[] = [];
  let mask = 0n;

  function* extend(balanceMinor: bigint): Generator<readonly TransactionRow[]> {
    if (placed.length === sorted.length) {
      yield [...placed];
      return;
    }
    for (const { index, row } of candidates(sorted, mask, balanceMinor)) {
      const next = mask | bit(index);
      const state = `${next}:${index}`;
      if (visited.has(state)) continue;
      if (visited.size === placementsMax) throw new TooManyOrders();
      visited.add(state);
      placed.push(row);
      mask = next;
      yield* extend(row.balanceMinor);
      placed.pop();
      mask &= ~bit(index);
    }
  }

  yield* extend(openingMinor);
}

const bit = (index: number): bigint => 1n << BigInt(index);

interface Candidate {
  readonly index: number;
  readonly row: TransactionRow;
  readonly gapMinor: bigint;
}

/** Unplaced rows that follow from this balance, closest fit first, then lowest id; of equal rows one. */
function candidates(rows: readonly TransactionRow[], mask: bigint, balanceMinor: bigint): Candidate[] {
  const fitting: Candidate[] = [];
  for (const [index, row] of rows.entries()) {
    if ((mask & bit(index)) !== 0n || !follows(balanceMinor, row)) continue;
    if (fitting.some((other) => haveOneEffect(other.row, row))) continue;
    fitting.push({ index, row, gapMinor: gapMinor(balanceMinor, row) });
  }
  return fitting.sort((a, b) => Number(a.gapMinor - b.gapMinor) || a.index - b.index);
}

const haveOneEffect = (a: TransactionRow, b: TransactionRow): boolean =>
  a.balanceMinor === b.balanceMinor && signedAmountMinor(a) === signedAmountMinor(b);
