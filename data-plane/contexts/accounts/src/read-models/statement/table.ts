/** Statements: one row per booking on a customer's account, with the balance after it. */
import { bigint, date, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const integer = (name: string) => bigint(name, { mode: 'bigint' });

export const accountStatement = pgTable(
  'account_statement',
  {
    accountId: text('account_id').notNull(),
    version: integer('version').notNull(),
    bookingDate: date('booking_date').notNull(),
    valueDate: date('value_date').notNull(),
    kind: text('kind').notNull(),
    side: text('side', { enum: ['DEBIT', 'CREDIT'] }).notNull(),
    amountMinor: integer('amount_minor').notNull(),
    balanceMinor: integer('balance_minor').notNull(),
    currency: text('currency').notNull(),
    counter: text('counter').notNull(),
    otherAccount: text('other_account'),
    belongsTo: text('belongs_to'),
    reference: text('reference'),
    note: text('note'),
    reverses: integer('reverses'),
    reversedBy: integer('reversed_by'),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.version] }),
    index('account_statement_by_date').on(table.accountId, table.bookingDate, table.version),
  ],
);
