/** Counts a bank's log from where the last count ended, and weighs its stores. The log never changes, so a count never does. */
import { ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import { type TenantId, topology } from '@munim/kernel';
import type { Cell } from '@munim/tenant';

export interface CountedDay {
  /** ISO date, UTC, of the events' recording. */
  readonly day: string;
  /** Accepted ones: a request, or a workflow's step, that wrote at least one event. */
  readonly commands: bigint;
  readonly events: bigint;
}

export interface Measurement {
  /** The newest position that was counted. */
  readonly position: bigint;
  readonly days: readonly CountedDay[];
  readonly databaseBytes: bigint;
  readonly archiveBytes: bigint;
}

/**
 * Events after `after`, up to the head that was committed when it was asked. A command's events are committed together,
 * so none is ever counted in halves.
 */
export async function measureBank(tenant: TenantId, after: bigint, cell: Cell): Promise<Measurement> {
  const { schema, archiveBucket, exportBucket } = topology(tenant);
  const sql = cell.sql();
  const [head] = await sql<{ position: string }[]>`select position::text from ${sql(schema)}.log_head`;
  const position = BigInt(head?.position ?? 0);
  const days = await sql<{ day: string; commands: string; events: string }[]>`
    select left(e.payload::json ->> 'recordedAt', 10) as day, count(*)::text as events,
           count(distinct coalesce(e.payload::json ->> 'causation', e.payload::json ->> 'correlation'))::text as commands
    from ${sql(schema)}.events e
    where e.position > ${after.toString()}::bigint and e.position <= ${position.toString()}::bigint
    group by 1 order by 1`;
  const [size] = await sql<{ bytes: string }[]>`
    select coalesce(sum(pg_total_relation_size(c.oid)), 0)::text as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind in ('r', 'p', 'm')`;
  const buckets = await Promise.all([archiveBucket, exportBucket].map((bucket) => bytesOf(cell.s3(), bucket)));
  return {
    position,
    days: days.map(({ day, commands, events }) => ({ day, commands: BigInt(commands), events: BigInt(events) })),
    databaseBytes: BigInt(size?.bytes ?? 0),
    archiveBytes: buckets.reduce((sum, bytes) => sum + bytes, 0n),
  };
}

/** Every version counts: it takes room until its lock has ended. */
async function bytesOf(s3: S3Client, Bucket: string): Promise<bigint> {
  let bytes = 0n;
  let [KeyMarker, VersionIdMarker]: (string | undefined)[] = [];
  for (;;) {
    const page: Awaited<ReturnType<typeof list>> = await list(s3, { Bucket, KeyMarker, VersionIdMarker });
    for (const { Size } of page.Versions ?? []) bytes += BigInt(Size ?? 0);
    if (!page.IsTruncated) return bytes;
    [KeyMarker, VersionIdMarker] = [page.NextKeyMarker, page.NextVersionIdMarker];
  }
}

const list = (
  s3: S3Client,
  of: { Bucket: string; KeyMarker?: string | undefined; VersionIdMarker?: string | undefined },
) => s3.send(new ListObjectVersionsCommand(of));
