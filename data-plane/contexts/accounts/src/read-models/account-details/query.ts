/** Reads accounts: one with its holds, or a page, newest first. A hold counts until its end, whoever has noticed it. */
import { wireMoney } from '@munim/kernel';
import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { accountDetails, accountHolds } from './table.ts';

export interface AccountFilter {
  readonly customerId?: string | undefined;
  readonly status?: 'OPEN' | 'FROZEN' | 'CLOSED' | undefined;
  /** Accounts with a smaller id, which are older. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/**
 * One statement reads the account and its holds, so that the two agree. The outer column is written out: drizzle would
 * leave its table away, and it would then mean the inner one.
 */
const columns = (nowMs: number) => ({
  accountId: accountDetails.accountId,
  version: accountDetails.version,
  customerId: accountDetails.customerId,
  product: accountDetails.product,
  currency: accountDetails.currency,
  status: accountDetails.status,
  overdraftLimitMinor: accountDetails.overdraftLimitMinor,
  balanceMinor: accountDetails.balanceMinor,
  openedOn: accountDetails.openedOn,
  closedOn: accountDetails.closedOn,
  holds: sql<HoldView[]>`(
    select coalesce(json_agg(json_build_object(
      'holdId', h.hold_id, 'amount', h.amount_minor::text, 'placedOn', h.placed_on,
      'expiresAt', to_char(h.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'reference', h.reference, 'text', h.note) order by h.hold_id), '[]')
    from ${accountHolds} h where h.account_id = account_details.account_id
      and (h.expires_at is null or h.expires_at > ${new Date(nowMs).toISOString()}::timestamptz))`,
});

export interface HoldView {
  readonly holdId: string;
  readonly amount: string;
  readonly placedOn: string;
  readonly expiresAt: string | null;
  readonly reference: string | null;
  readonly text: string | null;
}

export async function findAccount(client: Sql, accountId: string, nowMs: number) {
  const [row] = await drizzle({ client })
    .select(columns(nowMs))
    .from(accountDetails)
    .where(eq(accountDetails.accountId, accountId));
  return row;
}
export type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

export function listAccountRows(client: Sql, filter: AccountFilter, nowMs: number): Promise<AccountRow[]> {
  const conditions: SQL[] = [];
  if (filter.customerId) conditions.push(eq(accountDetails.customerId, filter.customerId));
  if (filter.status) conditions.push(eq(accountDetails.status, filter.status));
  if (filter.before) conditions.push(lt(accountDetails.accountId, filter.before));
  return drizzle({ client })
    .select(columns(nowMs))
    .from(accountDetails)
    .where(and(...conditions))
    .orderBy(desc(accountDetails.accountId))
    .limit(filter.limit);
}

/** A row as the API shows it. */
export function accountView(row: AccountRow) {
  const heldMinor = row.holds.reduce((sum, hold) => sum + BigInt(hold.amount), 0n);
  const isClosed = row.status === 'CLOSED';
  const money = (amountMinor: bigint) => wireMoney(amountMinor, row.currency);
  return {
    accountId: row.accountId,
    version: row.version.toString(),
    customerId: row.customerId,
    product: row.product,
    status: row.status,
    balance: money(row.balanceMinor),
    held: money(heldMinor),
    available: money(isClosed ? 0n : row.balanceMinor + row.overdraftLimitMinor - heldMinor),
    overdraftLimit: money(row.overdraftLimitMinor),
    openedOn: row.openedOn,
    closedOn: row.closedOn,
  };
}
