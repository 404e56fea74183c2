/**
 * The overdraft that each account needs so that a replay of its history is never refused.
 *
 * The source tells no limits, only that 88 rows leave an account below zero. The limit is the deepest point
 * that the source shows, plus the drift that rounding can have built up (0.10 for each interest row), rounded
 * up to a whole koruna, as banks grant limits. An account whose balance never comes that near to zero gets
 * none.
 *
 * Why this holds however late outgoing remittances are applied. Let P(k) be the sum of an account's first k
 * movements in plan order; P(k) >= -limit for every k, since the limit also covers the deepest P(k) itself.
 * Suppose that every movement but the outgoing remittances is applied in plan order, and a remittance at its
 * place or at any time later, or never. Then, after the first k places, the balance is P(k) plus the sum R >=
 * 0 of the remittances that are still outstanding. A debit in its own place k leaves P(k) + R >= -limit:
 * accepted. A remittance that arrives late, after place k, leaves P(k) + R' >= -limit, R' being what is
 * outstanding without it: accepted too. A hold counts against what is available as the debit itself would, so
 * it only moves the moment at which the remittance is "applied", and a refused or compensated one is one that
 * is never applied. A late *credit* has no such excuse: apply credits in their place.
 */

import { roundingMinor } from './balance-chain.ts';
import { isInterest, signedAmountMinor } from './operation-kind.ts';
import type { TransactionRow } from './rows.ts';

const korunaMinor = 100n;

/** `rows` is one account's history in posting order. */
export function overdraftLimitMinor(rows: readonly TransactionRow[]): bigint {
  const driftMinor = roundingMinor * BigInt(rows.filter((row) => isInterest(row.kind)).length);
  let sumMinor = 0n;
  let neededMinor = 0n;
  for (const row of rows) {
    sumMinor += signedAmountMinor(row);
    neededMinor = larger(neededMinor, larger(driftMinor - row.balanceMinor, -sumMinor));
  }
  return ((neededMinor + korunaMinor - 1n) / korunaMinor) * korunaMinor;
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
