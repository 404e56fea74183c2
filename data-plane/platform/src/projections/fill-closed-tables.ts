/**
 * A read model that a repair has made again is empty, and closed even to the bank's own login, so that nobody takes the
 * emptiness for an answer. It is filled from the log and opened in one transaction.
 */
import type { Sql, TransactionSql } from 'postgres';
import type { ProjectedContext } from './read-model.ts';
import { columnsOf, lockRebuild } from './rebuild.ts';
import { createSideTables, foldLog, loadProjectedVersions, sideName, tablesOf } from './side-tables.ts';

/** SQLSTATE insufficient_privilege: whoever asked has no right on the table. */
export const isClosedTable = (error: unknown): boolean => (error as { code?: unknown }).code === '42501';

/** Answers with the tables that it has filled. The projection of the context stands still meanwhile. */
export async function fillClosedTables(sql: Sql, context: ProjectedContext): Promise<string[]> {
  if ((await closedTables(sql, context)).length === 0) return [];
  return sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    await lockRebuild(tx, context);
    await tx`select from projection_checkpoints where context = ${context.name} order by topic, partition for update`;
    const closed = await closedTables(tx, context);
    for (const table of closed) await tx`grant all on ${tx(table)} to current_user`;
    await createSideTables(tx, [context]);
    await foldLog(tx, [context], await loadProjectedVersions(tx, [context]));
    for (const table of closed) {
      const columns = await columnsOf(tx, table);
      await tx`insert into ${tx(table)} (${tx(columns)}) overriding system value select ${tx(columns)} from ${tx(sideName(table))}`;
    }
    for (const table of tablesOf([context])) await tx`drop table ${tx(sideName(table))}`;
    return closed;
  });
}

async function closedTables(sql: Sql | TransactionSql, context: ProjectedContext): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select name from unnest(${tablesOf([context])}::text[]) name
    where to_regclass(name) is not null and not has_table_privilege(to_regclass(name), 'select') order by name`;
  return rows.map(({ name }) => name);
}
