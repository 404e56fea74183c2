/** Adds the legs of a batch of events up per ledger account and currency, and those sums to the rows. */
import type { ReadModel } from '@munim/platform/projections';
import { customerDeposits, isLedgerRef, ledgerCodeOf } from '../../ledger/chart.ts';
import { journalEntryOf } from '../../ledger/journal-entry-of.ts';
import type { Leg } from '../../ledger/posting.ts';

interface Turnover {
  readonly code: string;
  readonly currency: string;
  debitMinor: bigint;
  creditMinor: bigint;
}

export const trialBalanceModel: ReadModel = {
  name: 'trial-balance',
  tables: ['trial_balance'],
  project: async (events, tx, table) => {
    const rows = turnoverOf(events.flatMap((event) => journalEntryOf(event)?.legs ?? []));
    if (rows.length === 0) return;
    await tx`
      insert into ${tx(table('trial_balance'))} as t (code, currency, debit_minor, credit_minor)
      select * from unnest(
        ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.currency)}::text[],
        ${rows.map((row) => row.debitMinor.toString())}::numeric[], ${rows.map((row) => row.creditMinor.toString())}::numeric[])
      on conflict (code, currency) do update
      set debit_minor = t.debit_minor + excluded.debit_minor, credit_minor = t.credit_minor + excluded.credit_minor`;
  },
};

/** In order of code and currency: partitions that write side by side lock rows in one order and never wait in a ring. */
function turnoverOf(legs: readonly Leg[]): Turnover[] {
  const rows = new Map<string, Turnover>();
  for (const { account, side, amountMinor, currency } of legs) {
    const code = isLedgerRef(account) ? ledgerCodeOf(account) : customerDeposits;
    const key = `${code} ${currency}`;
    const row = rows.get(key) ?? { code, currency, debitMinor: 0n, creditMinor: 0n };
    if (side === 'DEBIT') row.debitMinor += amountMinor;
    else row.creditMinor += amountMinor;
    rows.set(key, row);
  }
  return [...rows.keys()].sort().map((key) => rows.get(key) as Turnover);
}
