/** Proves that the read models are the fold of the log: builds them again beside the live ones and compares row by row. */
import type { Sql } from 'postgres';
import type { ProjectedContext } from './read-model.ts';
import {
  compareTable,
  createSideTables,
  foldLog,
  loadProjectedVersions,
  type TableComparison,
  tablesOf,
} from './side-tables.ts';

/**
 * One snapshot shows the live rows and how far each stream has been projected; the log is folded exactly so far, so the
 * comparison is exact while commands and projections go on. The side tables live in this transaction and are rolled back.
 * What the read models do not hold yet is not compared: a stream that lags or is parked is seen in `projected_streams`.
 */
export async function compareWithLog(sql: Sql, contexts: readonly ProjectedContext[]): Promise<TableComparison[]> {
  const comparisons: TableComparison[] = [];
  const done = new Error('rolled back on purpose');
  await sql
    .begin('isolation level repeatable read', async (tx) => {
      await tx`set local statement_timeout = 0`;
      await createSideTables(tx, contexts);
      await foldLog(tx, contexts, await loadProjectedVersions(tx, contexts));
      for (const table of tablesOf(contexts)) comparisons.push(await compareTable(tx, table));
      throw done;
    })
    .catch((error: unknown) => {
      if (error !== done) throw error;
    });
  return comparisons;
}
