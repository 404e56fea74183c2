/** Reads transfers: one by id, or a page in order of id, newest first. */
import { and, desc, eq, lt, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { transfersTable } from './table.ts';

type Row = typeof transfersTable.$inferSelect;

export interface TransferFilter {
  readonly status?: 'PROCESSING' | 'COMPLETED' | 'FAILED' | undefined;
  readonly debtorAccountId?: string | undefined;
  /** Transfers with a smaller id, which are older. */
  readonly before?: string | undefined;
  readonly limit: number;
}

export async function findTransfer(sql: Sql, transferId: string): Promise<Row | undefined> {
  const [row] = await drizzle({ client: sql })
    .select()
    .from(transfersTable)
    .where(eq(transfersTable.transferId, transferId));
  return row;
}

export function listTransferRows(sql: Sql, filter: TransferFilter): Promise<Row[]> {
  const conditions: SQL[] = [];
  if (filter.status) conditions.push(eq(transfersTable.status, filter.status));
  if (filter.debtorAccountId) conditions.push(eq(transfersTable.debtorAccountId, filter.debtorAccountId));
  if (filter.before) conditions.push(lt(transfersTable.transferId, filter.before));
  return drizzle({ client: sql })
    .select()
    .from(transfersTable)
    .where(and(...conditions))
    .orderBy(desc(transfersTable.transferId))
    .limit(filter.limit);
}

/** A row as the API shows it. */
export const transferView = (row: Row) => ({
  transferId: row.transferId,
  status: row.status,
  ...(row.failureReason === null ? {} : { failure: { reason: row.failureReason, detail: row.failureDetail ?? '' } }),
  debtorAccountId: row.debtorAccountId,
  creditor:
    row.creditorAccountId === null
      ? { bank: row.creditorBank ?? '', account: row.creditorAccount ?? '' }
      : { accountId: row.creditorAccountId },
  amount: row.amountMinor.toString(),
  currency: row.currency,
  bookingDate: row.bookingDate,
  requestedAt: new Date(row.requestedAt).toISOString(),
  endedAt: row.endedAt === null ? null : new Date(row.endedAt).toISOString(),
  text: row.note,
});
