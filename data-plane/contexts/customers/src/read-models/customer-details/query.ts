/** Reads customers and opens what is sealed: one by id, or a page in order of id, newest first. */
import { type KeyService, openFields } from '@munim/platform/privacy';
import { and, desc, eq, lt } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { customerDetailsTable } from './table.ts';

type Row = typeof customerDetailsTable.$inferSelect;

export interface CustomerFilter {
  readonly reference?: string | undefined;
  readonly status?: 'ACTIVE' | 'CLOSED' | undefined;
  /** Customers with a smaller id, which are older. */
  readonly before?: string | undefined;
  readonly limit: number;
}

export async function findCustomer(sql: Sql, customerId: string): Promise<Row | undefined> {
  const [row] = await drizzle({ client: sql })
    .select()
    .from(customerDetailsTable)
    .where(eq(customerDetailsTable.customerId, customerId));
  return row;
}

export function listCustomerRows(sql: Sql, { reference, status, before, limit }: CustomerFilter): Promise<Row[]> {
  const { customerId, reference: referenceColumn, status: statusColumn } = customerDetailsTable;
  return drizzle({ client: sql })
    .select()
    .from(customerDetailsTable)
    .where(
      and(
        reference === undefined ? undefined : eq(referenceColumn, reference),
        status === undefined ? undefined : eq(statusColumn, status),
        before === undefined ? undefined : lt(customerId, before),
      ),
    )
    .orderBy(desc(customerId))
    .limit(limit);
}

/** A customer with everything; after an erasure every personal member is null. */
export async function customerView(keys: KeyService, row: Row) {
  const { fullName, birthDate, nationalId, email, phone, address } = row;
  const opened = await openFields(keys, row.customerId, { fullName, birthDate, nationalId, email, phone, address });
  if (opened === 'erased')
    return {
      ...standing(row),
      erased: true,
      fullName: null,
      birthDate: null,
      nationalId: null,
      email: null,
      phone: null,
      address: null,
    };
  const { address: addressText, ...texts } = opened;
  return {
    ...standing(row),
    erased: false,
    ...texts,
    address: addressText === null ? null : (JSON.parse(addressText) as unknown),
  };
}

/** As a page shows it: a list gives away no more than it takes to choose from it. */
export async function listedCustomerView(keys: KeyService, row: Row) {
  const opened = await openFields(keys, row.customerId, { fullName: row.fullName });
  return { ...standing(row), erased: opened === 'erased', fullName: opened === 'erased' ? null : opened.fullName };
}

const standing = ({ customerId, reference, kind, country, status, registeredAt, closedAt }: Row) => ({
  customerId,
  reference,
  kind,
  country,
  status,
  registeredAt: new Date(registeredAt).toISOString(),
  closedAt: closedAt === null ? null : new Date(closedAt).toISOString(),
});
