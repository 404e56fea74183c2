/** How many banks each cell has: every bank counts whose data is still there. */
import type { EntityManager } from '../database/orm.ts';
import type { TenantState } from '../tenants/life.ts';

/** Its resources are gone. */
const goneState: TenantState = 'disposed';

export async function banksByCell(em: EntityManager): Promise<ReadonlyMap<string, number>> {
  const rows = await em.execute<{ cell: string; banks: number }[]>(
    'select cell, count(*)::int as banks from tenants where state <> ? group by cell',
    [goneState],
  );
  return new Map(rows.map(({ cell, banks }) => [cell, banks]));
}
