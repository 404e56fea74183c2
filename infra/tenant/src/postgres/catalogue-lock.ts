/** One change of roles and grants at a time in a cell: two at once fail with "tuple concurrently updated". */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql, TransactionSql } from 'postgres';

const attemptsMax = 20;
const pauseMs = 5;

/** `change` may run again from the start, after nothing of it was kept. */
export async function changeCatalogue(sql: Sql, change: (tx: TransactionSql) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtextextended('munim catalogue', 0))`;
        await change(tx);
      });
      return;
    } catch (error) {
      if (attempt === attemptsMax || !isCollision(error)) throw error;
      // Whoever collides does so with one that was kept: somebody gets on at each turn.
      await sleep(pauseMs * attempt);
    }
  }
}

/**
 * The lock ends at the border of its database, but roles and rights to databases are the server's: a cell in another
 * database, or a person, may change the same row, or drop a database that was just seen (SQLSTATE 3D000).
 */
function isCollision(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === '3D000' || (code === 'XX000' && /tuple concurrently (?:updated|deleted)/.test(message ?? ''));
}
