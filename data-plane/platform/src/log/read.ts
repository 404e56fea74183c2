/** Reading the committed log: by position for the relay and the archive, by stream for repair and reversal. */
import { decodeEvent, type RecordedEvent } from '@munim/kernel';
import type { Sql } from 'postgres';

export interface LogEntry {
  readonly position: bigint;
  readonly stream: string;
  readonly version: bigint;
  /** The event's exact text. */
  readonly payload: string;
}

interface Row {
  position: string;
  stream: string;
  version: string;
  payload: string;
}
const toEntry = (row: Row): LogEntry => ({
  position: BigInt(row.position),
  stream: row.stream,
  version: BigInt(row.version),
  payload: row.payload,
});

/** Entries with position > `after`, in order, at most `limit`. Positions are gap-free, so none can appear later. */
export async function readLog(sql: Sql, after: bigint, limit: number): Promise<LogEntry[]> {
  const rows = await sql<Row[]>`
    select position, stream, version, payload from events
    where position > ${after.toString()}::bigint order by position limit ${limit}`;
  return rows.map(toEntry);
}

/** Events of one stream with version > `after`, in order. */
export async function readStream(sql: Sql, stream: string, after = 0n, limit = 1000): Promise<RecordedEvent[]> {
  const rows = await sql<Row[]>`
    select position, stream, version, payload from events
    where stream = ${stream} and version > ${after.toString()}::bigint order by version limit ${limit}`;
  return rows.map((row) => decodeEvent(row.payload));
}

export async function headPosition(sql: Sql): Promise<bigint> {
  const [row] = await sql<{ position: string }[]>`select position from log_head`;
  if (!row) throw new Error('the log has no head row: the schema is not migrated');
  return BigInt(row.position);
}
