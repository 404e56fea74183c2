/** Accounts that the bank added to the default chart. */
import { date, pgTable, text } from 'drizzle-orm/pg-core';
import { ledgerAccountTypes } from '../../ledger/chart.ts';

export const ledgerAccounts = pgTable('ledger_accounts', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  type: text('type', { enum: ledgerAccountTypes }).notNull(),
  openedOn: date('opened_on').notNull(),
});
