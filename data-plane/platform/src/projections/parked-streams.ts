/** Streams that are set aside because their next event cannot be applied: named, with the reason. */
import type { Sql, TransactionSql } from 'postgres';

export interface ParkedStream {
  readonly stream: string;
  /** The first version that is not in the read models. */
  readonly version: bigint;
  readonly reason: string;
}

/** Enough to find the fault; the event itself is in the log. */
const reasonCharsMax = 500;

export async function parkedAmong(
  tx: TransactionSql,
  context: string,
  streams: readonly string[],
): Promise<Set<string>> {
  const rows = await tx<{ stream: string }[]>`
    select stream from parked_streams where context = ${context} and stream = any(${[...streams]})`;
  return new Set(rows.map((row) => row.stream));
}

export async function parkStream(
  tx: TransactionSql,
  context: string,
  stream: string,
  version: bigint,
  error: unknown,
): Promise<ParkedStream> {
  const reason = String(error).slice(0, reasonCharsMax);
  await tx`
    insert into parked_streams (context, stream, version, reason) values (${context}, ${stream}, ${String(version)}::bigint, ${reason})
    on conflict (context, stream) do update set version = excluded.version, reason = excluded.reason`;
  return { stream, version, reason };
}

export async function parkedStreams(sql: Sql, context: string): Promise<ParkedStream[]> {
  const rows = await sql<{ stream: string; version: string; reason: string }[]>`
    select stream, version, reason from parked_streams where context = ${context} order by stream`;
  return rows.map((row) => ({ ...row, version: BigInt(row.version) }));
}
