/** The database's clock: one for all processes. */
import type { EntityManager } from './orm.ts';

/** ISO 8601. */
export async function databaseTime(em: EntityManager): Promise<string> {
  const [row] = await em.execute<{ at: Date | string }[]>('select clock_timestamp() as at');
  return new Date(row?.at ?? Number.NaN).toISOString();
}
