/** Reads the trial balance: turnover per ledger account, and per currency the proof that debits equal credits. */
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { type LedgerAccount, normalSideOf } from '../../ledger/chart.ts';
import { readChart } from '../ledger-accounts/query.ts';
import { trialBalance } from './table.ts';

/** One statement reads every row, so the sums are those of one moment; a chart has hundreds of accounts, no page needed. */
export async function readTrialBalance(client: Sql) {
  const rows = await drizzle({ client }).select().from(trialBalance).orderBy(trialBalance.code, trialBalance.currency);
  const chart = new Map((await readChart(client)).map((account) => [account.code, account]));
  return { accounts: rows.map((row) => accountView(row, chart.get(row.code))), totals: totalsOf(rows) };
}

type Row = typeof trialBalance.$inferSelect;

/** The balance is on the account's normal side; an account that another partition has yet to bring has none yet. */
function accountView({ code, currency, debitMinor, creditMinor }: Row, account: LedgerAccount | undefined) {
  const debitBalance = debitMinor - creditMinor;
  const isCreditNormal = account !== undefined && normalSideOf(account.type) === 'CREDIT';
  return {
    code,
    name: account?.name ?? null,
    type: account?.type ?? null,
    currency,
    debits: debitMinor.toString(),
    credits: creditMinor.toString(),
    balance: (isCreditNormal ? -debitBalance : debitBalance).toString(),
  };
}

function totalsOf(rows: readonly Row[]) {
  const totals = new Map<string, { debits: bigint; credits: bigint }>();
  for (const { currency, debitMinor, creditMinor } of rows) {
    const total = totals.get(currency) ?? { debits: 0n, credits: 0n };
    totals.set(currency, { debits: total.debits + debitMinor, credits: total.credits + creditMinor });
  }
  return [...totals].map(([currency, { debits, credits }]) => ({
    currency,
    debits: debits.toString(),
    credits: credits.toString(),
    difference: (debits - credits).toString(),
  }));
}
