/** Reads a statement: rows in booking order, which is the order of the account's versions, either way round. */
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { accountStatement } from './table.ts';

type Row = typeof accountStatement.$inferSelect;

/** Every bound is inclusive. */
export interface StatementFilter {
  readonly bookedFrom?: string | undefined;
  readonly bookedTo?: string | undefined;
  readonly valueFrom?: string | undefined;
  readonly valueTo?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly direction?: 'DEBIT' | 'CREDIT' | undefined;
  readonly amountMin?: string | undefined;
  readonly amountMax?: string | undefined;
  readonly order: 'newest' | 'oldest';
  /** Version of the last row of the page before. */
  readonly after?: bigint | undefined;
  readonly limit: number;
}

export function statementRows(client: Sql, accountId: string, filter: StatementFilter): Promise<Row[]> {
  const { version } = accountStatement;
  return drizzle({ client })
    .select()
    .from(accountStatement)
    .where(and(eq(accountStatement.accountId, accountId), ...conditionsOf(filter)))
    .orderBy(filter.order === 'newest' ? desc(version) : asc(version))
    .limit(filter.limit);
}

function conditionsOf(filter: StatementFilter): SQL[] {
  const { bookingDate, valueDate, kind, side, amountMinor, version } = accountStatement;
  const conditions: SQL[] = [];
  if (filter.bookedFrom) conditions.push(gte(bookingDate, filter.bookedFrom));
  if (filter.bookedTo) conditions.push(lte(bookingDate, filter.bookedTo));
  if (filter.valueFrom) conditions.push(gte(valueDate, filter.valueFrom));
  if (filter.valueTo) conditions.push(lte(valueDate, filter.valueTo));
  if (filter.kinds) conditions.push(inArray(kind, [...filter.kinds]));
  if (filter.direction) conditions.push(eq(side, filter.direction));
  if (filter.amountMin) conditions.push(gte(amountMinor, BigInt(filter.amountMin)));
  if (filter.amountMax) conditions.push(lte(amountMinor, BigInt(filter.amountMax)));
  if (filter.after !== undefined)
    conditions.push(filter.order === 'newest' ? lt(version, filter.after) : gt(version, filter.after));
  return conditions;
}

/** A row as the API shows it. */
export const bookingView = (row: Row) => ({
  version: row.version.toString(),
  bookingDate: row.bookingDate,
  valueDate: row.valueDate,
  type: row.kind,
  direction: row.side,
  amount: row.amountMinor.toString(),
  currency: row.currency,
  balance: row.balanceMinor.toString(),
  counterAccount: row.counter.slice('gl:'.length),
  otherAccountId: row.otherAccount,
  belongsTo: row.belongsTo,
  reference: row.reference,
  text: row.note,
  reverses: row.reverses?.toString() ?? null,
  reversedBy: row.reversedBy?.toString() ?? null,
  recordedAt: new Date(row.recordedAt).toISOString(),
});
