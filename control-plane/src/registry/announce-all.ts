/** Says everything again: for a Kafka that has lost its topics, or never had them. */
import { supportTokenLifetimeSeconds } from '@munim/kernel';
import { cellOf } from '../cells/find-cell.ts';
import { Client, SigningKey, SupportGrant, Tenant } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import { isServing } from '../tenants/life.ts';
import type { Announcer } from './announcer.ts';
import { clientEntry, revocationEntry, signingKeyEntry, tenantEntry } from './entries.ts';

export const announceAll = (orm: ControlDatabase, announcer: Announcer, nowMs: number): Promise<void> =>
  orm.em.fork().transactional(async (em) => {
    for (const key of await em.find(SigningKey, { endedAt: null })) announcer.announce(em, signingKeyEntry(key));
    for (const tenant of await em.find(Tenant, {}))
      if (isServing(tenant))
        announcer.announce(em, tenantEntry(tenant, await cellOf(em, tenant), tenant.updatedAt.toISOString()));
    for (const client of await em.find(Client, {})) {
      announcer.announceClient(em, clientEntry(client));
      if (client.revokedAt) announcer.announce(em, revocationEntry(client.id));
    }
    // Tokens of what was closed before that are over.
    const closedAt = { $gt: new Date(nowMs - supportTokenLifetimeSeconds * 1000) };
    for (const grant of await em.find(SupportGrant, { closedAt, approvedAt: { $ne: null } }))
      announcer.announce(em, revocationEntry(grant.id));
  });
