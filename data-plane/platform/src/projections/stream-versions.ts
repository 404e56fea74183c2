/** How far each stream is in the read models of a context, and the events of the log beyond that. */
import { decodeEvent, type RecordedEvent } from '@munim/kernel';
import type { Sql, TransactionSql } from 'postgres';

/** What is new in a stream: versions `from + 1` to `to`. */
export interface Advance {
  readonly stream: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** Another consumer moved a stream in the meantime: try again, it will find duplicates. */
export class ConcurrentProjectionError extends Error {}

export async function loadVersions(
  tx: Sql | TransactionSql,
  context: string,
  streams: readonly string[],
): Promise<Map<string, bigint>> {
  const rows = await tx<{ stream: string; version: string }[]>`
    select stream, version from projected_streams where context = ${context} and stream = any(${[...streams]})`;
  return new Map(rows.map((row) => [row.stream, BigInt(row.version)]));
}

export function advancesOf(events: readonly RecordedEvent[], seen: ReadonlyMap<string, bigint>): Advance[] {
  const to = new Map<string, bigint>();
  for (const { stream, version } of events) to.set(stream, version);
  return [...to].map(([stream, version]) => ({ stream, from: seen.get(stream) ?? 0n, to: version }));
}

/** Moves each stream from the version that was read to the new one; throws when one is no longer there. */
export async function saveVersions(tx: TransactionSql, context: string, advances: readonly Advance[]): Promise<void> {
  const begun = advances.filter((one) => one.from === 0n);
  const moved = advances.filter((one) => one.from !== 0n);
  const saved = (await insertVersions(tx, context, begun)) + (await updateVersions(tx, context, moved));
  if (saved !== advances.length)
    throw new ConcurrentProjectionError(`${advances.length - saved} streams of ${context} moved meanwhile`);
}

async function insertVersions(tx: TransactionSql, context: string, begun: readonly Advance[]): Promise<number> {
  if (begun.length === 0) return 0;
  const { count } = await tx`
    insert into projected_streams (context, stream, version)
    select ${context}, * from unnest(${begun.map((one) => one.stream)}::text[], ${begun.map((one) => String(one.to))}::bigint[])
    on conflict do nothing`;
  return count;
}

async function updateVersions(tx: TransactionSql, context: string, moved: readonly Advance[]): Promise<number> {
  if (moved.length === 0) return 0;
  const { count } = await tx`
    update projected_streams p set version = u.to_version from unnest(
      ${moved.map((one) => one.stream)}::text[], ${moved.map((one) => String(one.from))}::bigint[],
      ${moved.map((one) => String(one.to))}::bigint[]) u (stream, from_version, to_version)
    where p.context = ${context} and p.stream = u.stream and p.version = u.from_version`;
  return count;
}

/** Events of these streams beyond a version each, in the log's order, at most `limit`; other contexts' are among them. */
export async function loadBeyond(
  tx: Sql | TransactionSql,
  after: ReadonlyMap<string, bigint>,
  limit: number,
): Promise<RecordedEvent[]> {
  const rows = await tx<{ payload: string }[]>`
    select e.payload from unnest(${[...after.keys()]}::text[], ${[...after.values()].map(String)}::bigint[]) u (stream, version)
    join events e on e.stream = u.stream and e.version > u.version
    order by e.position limit ${limit}`;
  return rows.map((row) => decodeEvent(row.payload));
}
