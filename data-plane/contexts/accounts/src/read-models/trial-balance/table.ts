/** Turnover of every ledger account per currency; its sum over all accounts is zero after every event. */
import { numeric, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

const minor = (name: string) => numeric(name, { precision: 38, scale: 0, mode: 'bigint' }).notNull();

export const trialBalance = pgTable(
  'trial_balance',
  {
    code: text('code').notNull(),
    currency: text('currency').notNull(),
    debitMinor: minor('debit_minor'),
    creditMinor: minor('credit_minor'),
  },
  (table) => [primaryKey({ columns: [table.code, table.currency] })],
);
