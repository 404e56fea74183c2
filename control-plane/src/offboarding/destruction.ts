/** How far a bank has been taken apart already, for whoever says too late that it is to be kept. */
import { ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { Offboarding, Run, RunStep, type Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';
import { resourcesOf } from '../tenants/resources.ts';
import { outlivesTheBank } from '../tenants/resource-states.ts';

export const destructionSchema = z
  .object({
    of: z.enum(['bank', 'remains']).openapi({ description: 'Of the bank itself, or of what law had kept of it.' }),
    startedAt: z.iso.datetime(),
    gone: z.array(z.object({ type: z.string(), name: z.string() })),
  })
  .openapi('Destruction');
type Destruction = z.infer<typeof destructionSchema>;

/** Throws `destruction-started`. To be asked under the bank's lock. */
export async function assertNotTakenApart(em: EntityManager, tenantId: string): Promise<void> {
  const at = (await em.findOne(Offboarding, { tenantId }))?.destructionStartedAt;
  if (at != null)
    throw new ProblemError(controlProblems.destructionStarted, `of ${tenantId}, since ${at.toISOString()}`);
}

/** Null while everything is there that should be. To be asked under the bank's lock. */
export async function destructionOf(em: EntityManager, tenant: Tenant): Promise<Destruction | null> {
  const of = tenant.state === 'retained' ? 'remains' : 'bank';
  const startedAt = of === 'bank' ? await offboardingBegan(em, tenant) : await disposalBegan(em, tenant);
  if (!startedAt) return null;
  const resources = (await resourcesOf(em, [tenant])).get(tenant.id) ?? [];
  const gone = resources.filter(({ type, state }) => state === 'destroyed' && (of === 'bank' || outlivesTheBank(type)));
  return { of, startedAt: startedAt.toISOString(), gone: gone.map(({ type, name }) => ({ type, name })) };
}

const offboardingBegan = async (em: EntityManager, { id, state }: Tenant): Promise<Date | null | undefined> =>
  state === 'offboarding' ? (await em.findOne(Offboarding, { tenantId: id }))?.destructionStartedAt : null;

async function disposalBegan(em: EntityManager, { id }: Tenant): Promise<Date | null | undefined> {
  const runs = await em.find(Run, { tenantId: id, kind: 'dispose' }, { fields: ['id'] });
  const steps = { runId: { $in: runs.map((run) => run.id) }, name: 'dispose', startedAt: { $ne: null } };
  return (await em.findOne(RunStep, steps, { orderBy: { startedAt: 'asc' } }))?.startedAt;
}
