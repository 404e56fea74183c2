/** Reads the chart of accounts: the default one and what the bank added, in order of code. */
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { defaultChart, type LedgerAccount, normalSideOf } from '../../ledger/chart.ts';
import { ledgerAccounts } from './table.ts';

export async function readChart(client: Sql): Promise<LedgerAccount[]> {
  const { code, name, type } = ledgerAccounts;
  const added = await drizzle({ client }).select({ code, name, type }).from(ledgerAccounts);
  const own = added.map((account): LedgerAccount => ({ ...account, use: 'open' }));
  return [...defaultChart, ...own].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** An account of the chart as the API shows it. */
export const ledgerAccountView = ({ code, name, type, use }: LedgerAccount) => ({
  code,
  name,
  type,
  use: use.toUpperCase(),
  normalSide: normalSideOf(type),
});
