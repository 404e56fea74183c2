/** One change of roles and grants at a time in a cell: two at once fail with "tuple concurrently updated". */
import type { Sql, TransactionSql } from 'postgres';

export const changeCatalogue = async (sql: Sql, change: (tx: TransactionSql) => Promise<void>): Promise<void> => {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended('munim catalogue', 0))`;
    await change(tx);
  });
};
