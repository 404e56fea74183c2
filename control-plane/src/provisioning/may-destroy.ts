/** What is asked again before each thing that cannot be undone, since holds are placed, and banks taken back, at any time. */
import { ProblemError } from '@munim/kernel';
import { databaseTime } from '../database/database-time.ts';
import { Offboarding, type Tenant } from '../database/entities/index.ts';
import type { ControlDatabase, EntityManager } from '../database/orm.ts';
import { assertNoHold } from '../offboarding/holds.ts';
import { controlProblems } from '../problems.ts';
import { type Claim, underFence } from './queue.ts';

export const offboardingOf = (em: EntityManager, { id }: Pick<Tenant, 'id'>): Promise<Offboarding> =>
  em.findOneOrFail(Offboarding, { tenantId: id });

const stays = (why: string): ProblemError => new ProblemError(controlProblems.transitionForbidden, why);

/**
 * Under the bank's lock. Throws when the bank leaves no more, or leaves by another offboarding than the one that this
 * attempt began under. Once certified, the rest of a run undoes nothing.
 */
export async function assertLeaves(em: EntityManager, tenant: Tenant, number: number): Promise<Offboarding> {
  const offboarding = await offboardingOf(em, tenant);
  if (offboarding.certificate != null) return offboarding;
  if (tenant.state !== 'offboarding') throw stays(`the offboarding was taken back: ${tenant.id} is ${tenant.state}`);
  if (offboarding.number !== number) throw stays('this run was of an offboarding that was taken back since');
  return offboarding;
}

/** The same, and nothing holds it back. */
export async function assertMayDestroy(em: EntityManager, tenant: Tenant, number: number): Promise<Offboarding> {
  const offboarding = await assertLeaves(em, tenant, number);
  if (offboarding.certificate == null) await assertNoHold(em, tenant.id);
  return offboarding;
}

/** A hold that comes before finds nothing destroyed; one that comes after stops what is left. */
export const startDestruction = (orm: ControlDatabase, claim: Claim, number: number): Promise<void> =>
  underFence(orm, claim, async (em, _run, tenant) => {
    const offboarding = await assertMayDestroy(em, tenant, number);
    if (offboarding.destructionStartedAt != null) return;
    const at = new Date(await databaseTime(em));
    const { coolingOffEndsAt, handedOverAt } = offboarding;
    if (coolingOffEndsAt > at) throw stays(`it cools off until ${coolingOffEndsAt.toISOString()}`);
    if (handedOverAt == null) throw stays('its export was not handed over');
    offboarding.destructionStartedAt = at;
  });

/** What of a bank an attempt before, or a run before, has destroyed: nothing makes it again. */
export async function destroyedBefore(em: EntityManager, tenantId: string): Promise<ReadonlySet<string>> {
  // Not as entities: the steps are about to be made anew under the same keys.
  const steps = await em.execute<{ name: string }[]>(
    `select distinct s.name from run_steps s join runs r on r.id = s.run_id
     where r.tenant_id = ? and r.kind = 'offboard' and s.resource_type is not null and s.state = 'done'`,
    [tenantId],
  );
  return new Set(steps.map(({ name }) => name));
}

/** Under the bank's lock: what law kept may go. */
export async function assertMayDispose(em: EntityManager, tenant: Tenant): Promise<void> {
  const { disposalCertificate, retainUntil } = await offboardingOf(em, tenant);
  if (disposalCertificate != null) return;
  if (tenant.state !== 'retained') throw stays(`${tenant.id} is ${tenant.state}`);
  await assertNoHold(em, tenant.id);
  const at = new Date(await databaseTime(em));
  if (retainUntil != null && retainUntil > at) throw stays(`its last lock ends on ${retainUntil.toISOString()}`);
}
