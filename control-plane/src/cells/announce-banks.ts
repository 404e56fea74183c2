/** Tells the pods of a cell's banks where the cell is now. */
import { type Cell, Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import type { Announcer } from '../registry/announcer.ts';
import { tenantEntry } from '../registry/entries.ts';
import { isServing } from '../tenants/life.ts';

export async function announceBanksOf(em: EntityManager, cell: Cell, announcer: Announcer, at: Date): Promise<void> {
  for (const tenant of await em.find(Tenant, { cell: cell.name }))
    if (isServing(tenant)) announcer.announce(em, tenantEntry(tenant, cell, at.toISOString()));
}
