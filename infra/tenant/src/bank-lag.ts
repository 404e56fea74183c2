/** How far what is made from a bank's log is behind it: read from the bank's own tables, without writing. */
import { type Clock, type TenantId, topology } from '@munim/kernel';
import { type CellAccess, openCell } from './cell.ts';

export interface BankLag {
  readonly tenant: TenantId;
  /** Of the log, not yet on Kafka: read models, workflows and webhooks do not know them. */
  readonly unpublishedEvents: number;
  /** Of the oldest of them; null when there is none. */
  readonly waitingSince: string | null;
  /** Streams that a read model could not go on with. */
  readonly parkedStreams: number;
}

interface LagRow {
  readonly unpublished: string;
  readonly since: string | null;
  readonly parked: number;
}

/** Of those whose tables can be read; one that is being made or taken apart is left out. Rejects when the cell does not answer. */
export async function lagsOf(tenants: readonly TenantId[], access: CellAccess, clock: Clock): Promise<BankLag[]> {
  const cell = openCell(access, clock);
  try {
    const sql = cell.sql();
    const present = await sql<{ nspname: string }[]>`
      select n.nspname from pg_namespace n join pg_class c on c.relnamespace = n.oid and c.relname = 'parked_streams'
      where n.nspname = any(${tenants.map((tenant) => topology(tenant).schema)})`;
    const schemas = new Set(present.map(({ nspname }) => nspname));
    const lags: BankLag[] = [];
    for (const tenant of tenants) {
      const { schema } = topology(tenant);
      if (!schemas.has(schema)) continue;
      const [row] = await sql<LagRow[]>`
        select (h.position - c.position)::text as unpublished,
               (select e.payload::json ->> 'recordedAt' from ${sql(schema)}.events e where e.position = c.position + 1) as since,
               (select count(*) from ${sql(schema)}.parked_streams)::int as parked
        from ${sql(schema)}.log_head h, ${sql(schema)}.relay_cursor c`;
      if (row)
        lags.push({
          tenant,
          unpublishedEvents: Number(row.unpublished),
          waitingSince: row.since,
          parkedStreams: row.parked,
        });
    }
    return lags;
  } finally {
    await cell.close();
  }
}
