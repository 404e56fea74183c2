/** The transfers of a bank as they stand, one row each. */
import { bigint, date, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const transfersTable = pgTable(
  'transfers',
  {
    transferId: text('transfer_id').primaryKey(),
    version: bigint('version', { mode: 'bigint' }).notNull(),
    status: text('status').notNull(),
    failureReason: text('failure_reason'),
    failureDetail: text('failure_detail'),
    debtorAccountId: text('debtor_account_id').notNull(),
    /** Set for a transfer inside the bank. */
    creditorAccountId: text('creditor_account_id'),
    creditorBank: text('creditor_bank'),
    creditorAccount: text('creditor_account'),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    currency: text('currency').notNull(),
    bookingDate: date('booking_date').notNull(),
    requestedAt: timestamp('requested_at', { withTimezone: true, mode: 'string' }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true, mode: 'string' }),
    note: text('note'),
  },
  (table) => [
    index('transfers_by_status').on(table.status, table.transferId),
    index('transfers_by_debtor').on(table.debtorAccountId, table.transferId),
  ],
);
