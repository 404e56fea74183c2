/** Accounts as they stand, one row each, and what is on hold on them. */
import { bigint, date, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const minor = (name: string) => bigint(name, { mode: 'bigint' }).notNull();

export const accountDetails = pgTable(
  'account_details',
  {
    accountId: text('account_id').primaryKey(),
    version: bigint('version', { mode: 'bigint' }).notNull(),
    customerId: text('customer_id').notNull(),
    product: text('product', { enum: ['CURRENT', 'SAVINGS'] }).notNull(),
    currency: text('currency').notNull(),
    status: text('status', { enum: ['OPEN', 'FROZEN', 'CLOSED'] }).notNull(),
    overdraftLimitMinor: minor('overdraft_limit_minor'),
    balanceMinor: minor('balance_minor'),
    openedOn: date('opened_on').notNull(),
    closedOn: date('closed_on'),
  },
  (table) => [index('account_details_by_customer').on(table.customerId, table.accountId)],
);

export const accountHolds = pgTable(
  'account_holds',
  {
    accountId: text('account_id').notNull(),
    holdId: text('hold_id').notNull(),
    amountMinor: minor('amount_minor'),
    placedOn: date('placed_on').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'string' }),
    reference: text('reference'),
    note: text('note'),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.holdId] })],
);
