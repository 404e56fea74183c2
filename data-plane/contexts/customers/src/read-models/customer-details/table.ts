/** Customers as they stand, one row each; what is personal is ciphertext here too. */
import { bigint, index, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

export const customerDetailsTable = pgTable(
  'customer_details',
  {
    customerId: text('customer_id').primaryKey(),
    version: bigint('version', { mode: 'bigint' }).notNull(),
    reference: text('reference'),
    kind: text('kind', { enum: ['PERSON', 'ORGANISATION'] }).notNull(),
    country: text('country').notNull(),
    status: text('status', { enum: ['ACTIVE', 'CLOSED'] }).notNull(),
    registeredAt: instant('registered_at').notNull(),
    closedAt: instant('closed_at'),
    fullName: text('full_name').notNull(),
    birthDate: text('birth_date'),
    nationalId: text('national_id'),
    email: text('email'),
    phone: text('phone'),
    address: text('address'),
  },
  (table) => [
    uniqueIndex('customer_details_by_reference').on(table.reference),
    index('customer_details_by_status').on(table.status, table.customerId),
  ],
);
