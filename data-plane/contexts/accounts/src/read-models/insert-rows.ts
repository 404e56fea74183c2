/** Inserts any number of rows with one parameter: a statement with a parameter per value ends at 65,535 of them. */
import type { TransactionSql } from 'postgres';

/** Members are named as columns; a column without one is null. Amounts are decimal strings. */
export async function insertRows(
  tx: TransactionSql,
  table: string,
  rows: readonly Readonly<Record<string, string | null>>[],
): Promise<void> {
  const target = tx(table);
  await tx`insert into ${target} select * from json_populate_recordset(null::${target}, ${JSON.stringify(rows)}::text::json)`;
}
