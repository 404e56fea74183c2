/** The audit table as the archive reads it: entries by position, as the bytes that are sealed. */
import type { EventSource } from '@munim/platform/archive';
import type { Sql } from 'postgres';
import { type AuditRow, sealedEntry } from './sealed-entry.ts';

export const auditSource = (sql: Sql): EventSource => ({
  read: async (afterPosition, limit) => {
    const rows = await sql<AuditRow[]>`
      select position, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
             actor, action, target, reason, request_id
      from audit where position > ${afterPosition.toString()}::bigint order by position limit ${limit}`;
    return rows.map((row) => ({ position: BigInt(row.position), bytes: sealedEntry(row) }));
  },
  head: async () => {
    const [row] = await sql<{ head: string }[]>`select coalesce(max(position), 0) as head from audit`;
    return BigInt(row?.head ?? 0);
  },
});
