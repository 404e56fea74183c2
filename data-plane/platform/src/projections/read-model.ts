/** A read model: tables that a pure function of the log's events fills, live and in a rebuild alike. */
import type { RecordedEvent } from '@munim/kernel';
import type { TransactionSql } from 'postgres';

/** The table to write for a name in `ReadModel.tables`: the live one, or its side table while rebuilding. */
export type TableName = (name: string) => string;

/**
 * Rules that the rebuild's comparison checks: rows depend on the events alone (no clock, no random, no sequence, no other
 * table); events of one stream come in order of version, each once; events of different streams come in any order.
 */
export interface ReadModel {
  readonly name: string;
  /** Every table that `project` writes; unqualified names, without foreign keys to tables of another read model. */
  readonly tables: readonly string[];
  /**
   * Applies events of its context, possibly hundreds at once: write sets, not rows (`insert … select from unnest`).
   * Names tables as `tx(table('account_statement'))`, never literally. Throwing parks the stream that made it throw.
   */
  readonly project: (events: readonly RecordedEvent[], tx: TransactionSql, table: TableName) => Promise<void>;
}

/** What of a context concerns projections. */
export interface ProjectedContext {
  readonly name: string;
  readonly readModels: readonly ReadModel[];
}

/** The tables themselves. */
export const liveTable: TableName = (name) => name;

/** Runs every read model of a context over the same events, in the context's order. */
export async function projectAll(
  { readModels }: ProjectedContext,
  events: readonly RecordedEvent[],
  tx: TransactionSql,
  table: TableName,
): Promise<void> {
  if (events.length === 0) return;
  for (const readModel of readModels) await readModel.project(events, tx, onlyOwn(readModel, table));
}

/** A table that is not in `tables` would be written live even while rebuilding. */
const onlyOwn =
  ({ name, tables }: ReadModel, table: TableName): TableName =>
  (wanted) => {
    if (!tables.includes(wanted)) throw new Error(`read model ${name} writes ${wanted}, which its tables do not name`);
    return table(wanted);
  };
