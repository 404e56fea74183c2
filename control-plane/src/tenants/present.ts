/** Rows to what the API says of a bank. */
import type { z } from '@munim/platform/http';
import { BankRelease, Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { quotasOf } from './plans.ts';
import { resourcesOf } from './resources.ts';
import type { tenantSchema } from './schemas.ts';

export type PresentedTenant = z.infer<typeof tenantSchema>;

export async function presentTenants(em: EntityManager, tenants: readonly Tenant[]): Promise<PresentedTenant[]> {
  if (tenants.length === 0) return [];
  const resources = await resourcesOf(em, tenants);
  const beside = await em.find(Tenant, { sandboxOf: { $in: tenants.map(({ id }) => id) } });
  const sandboxes = new Map(beside.map((one) => [one.sandboxOf ?? '', one.id]));
  const releases = await em.find(
    BankRelease,
    { tenantId: { $in: tenants.map(({ id }) => id) } },
    { fields: ['tenantId', 'release'] },
  );
  const releaseOf = new Map(releases.map(({ tenantId, release }) => [tenantId, release]));
  return tenants.map((tenant) => ({
    ...presentRow(tenant, sandboxes.get(tenant.id) ?? null),
    release: releaseOf.get(tenant.id) ?? null,
    resources: resources.get(tenant.id) ?? [],
  }));
}

export async function presentTenant(em: EntityManager, tenant: Tenant): Promise<PresentedTenant> {
  const [presented] = await presentTenants(em, [tenant]);
  return presented as PresentedTenant;
}

const presentRow = (tenant: Tenant, sandbox: string | null): Omit<PresentedTenant, 'resources' | 'release'> => ({
  id: tenant.id,
  name: tenant.name,
  state: tenant.state,
  failure: tenant.state === 'failed' ? (tenant.failure ?? null) : null,
  contexts: tenant.contexts as PresentedTenant['contexts'],
  keptContexts: tenant.keptContexts,
  cell: tenant.cell,
  country: tenant.country ?? null,
  region: tenant.region,
  plan: tenant.plan,
  environment: tenant.environment,
  sandbox,
  sandboxOf: tenant.sandboxOf ?? null,
  contacts: tenant.contacts,
  quotas: quotasOf(tenant),
  version: tenant.version,
  createdAt: tenant.createdAt.toISOString(),
  updatedAt: tenant.updatedAt.toISOString(),
});
