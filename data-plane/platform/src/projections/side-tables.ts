/** The read models built again from the log in tables beside the live ones, to the very version that the live ones show. */
import { contextOf, decodeEvent, type RecordedEvent } from '@munim/kernel';
import type { TransactionSql } from 'postgres';
import { projectAll, type ProjectedContext } from './read-model.ts';

export interface TableComparison {
  readonly table: string;
  /** Live rows. */
  readonly rows: number;
  /** Rows that only one side has, both ways. */
  readonly different: number;
}

/** Events folded at once: a few MB, and sets large enough that a statement costs little per event. */
const pageEventsMax = 5_000;

export const sideName = (table: string): string => `rebuild_${table}`;
export const tablesOf = (contexts: readonly ProjectedContext[]): string[] =>
  contexts.flatMap((context) => context.readModels.flatMap((readModel) => readModel.tables));

/** Empty copies with every index and constraint. Those of a rebuild that was killed are dropped. */
export async function createSideTables(tx: TransactionSql, contexts: readonly ProjectedContext[]): Promise<void> {
  for (const table of tablesOf(contexts)) {
    await tx`drop table if exists ${tx(sideName(table))}`;
    await tx`create table ${tx(sideName(table))} (like ${tx(table)} including all)`;
  }
}

/** Version of each stream, as `<context>/<stream>`. */
export type ProjectedVersions = ReadonlyMap<string, bigint>;

export async function loadProjectedVersions(
  tx: TransactionSql,
  contexts: readonly ProjectedContext[],
): Promise<ProjectedVersions> {
  const rows = await tx<{ context: string; stream: string; version: string }[]>`
    select context, stream, version from projected_streams where context = any(${contexts.map((context) => context.name)})`;
  return new Map(rows.map((row) => [`${row.context}/${row.stream}`, BigInt(row.version)]));
}

/** Projects, page by page in the log's order, the events beyond `from` up to `to`; returns how many. */
export async function foldLog(
  tx: TransactionSql,
  contexts: readonly ProjectedContext[],
  to: ProjectedVersions,
  from: ProjectedVersions = new Map(),
  fromPosition = 0n,
): Promise<number> {
  const isDue = (event: RecordedEvent): boolean => {
    const key = `${contextOf(event.type)}/${event.stream}`;
    return event.version <= (to.get(key) ?? 0n) && event.version > (from.get(key) ?? 0n);
  };
  let events = 0;
  for (let position = fromPosition; ; ) {
    const page = await tx<{ position: string; payload: string }[]>`
      select position, payload from events where position > ${String(position)}::bigint order by position limit ${pageEventsMax}`;
    const due = page.map((row) => decodeEvent(row.payload)).filter(isDue);
    const byContext = Map.groupBy(due, (event) => contextOf(event.type));
    for (const context of contexts) await projectAll(context, byContext.get(context.name) ?? [], tx, sideName);
    events += due.length;
    position = BigInt(page.at(-1)?.position ?? position);
    if (page.length < pageEventsMax) return events;
  }
}

/** EXCEPT ALL both ways: a row twice on one side and once on the other is a difference too. */
export async function compareTable(tx: TransactionSql, table: string): Promise<TableComparison> {
  const [row] = await tx<{ rows: string; different: string }[]>`
    select (select count(*) from ${tx(table)}) as rows,
           (select count(*) from (table ${tx(table)} except all table ${tx(sideName(table))}) live_only)
         + (select count(*) from (table ${tx(sideName(table))} except all table ${tx(table)}) log_only) as different`;
  return { table, rows: Number(row?.rows), different: Number(row?.different) };
}
