/** Operations startUpgrade and previewUpgrade: the same plan, written down for the driver, or only shown. */
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { ProblemError } from '@munim/kernel';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Upgrade, UpgradeBank } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { changeOperation } from '../http/operation.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import { isOpen, type UpgradeState, upgradeStates } from './life.ts';
import { planUpgrade } from './plan-upgrade.ts';
import { presentUpgrade } from './present.ts';
import { planBodySchema, planSchema, startBodySchema, upgradeDetailSchema } from './schemas.ts';

export const previewUpgrade = changeOperation({
  operationId: 'previewUpgrade',
  path: '/v1/upgrade-previews',
  tag: 'upgrades',
  roles: ownersAndOperators,
  summary: 'What an upgrade would do',
  description: 'Changes nothing: the waves, who is skipped and why, and what would change for whom.',
  body: planBodySchema,
  success: { status: 200, description: 'The plan.', body: planSchema },
  problems: [controlProblems.noReleaseOffered],
  handle: async ({ body, em, caller, requestId }) => {
    const { presented, target } = await planUpgrade(em, body);
    const actor = operatorActor(caller.operator);
    recordDeed(em, { actor, action: 'previewUpgrade', target: `release/${target.name}`, requestId });
    return { body: presented };
  },
});

export const startUpgrade = changeOperation({
  operationId: 'startUpgrade',
  path: '/v1/upgrades',
  tag: 'upgrades',
  roles: ownersAndOperators,
  summary: 'Bring the fleet to another release, in waves',
  description:
    'Answers at once. The canaries first; each wave must be well before the next begins. A bank that fails is ' +
    'quarantined: it stays whole, and serves, on the release that it was on.',
  body: startBodySchema,
  success: { status: 202, description: 'The upgrade.', body: upgradeDetailSchema },
  problems: [controlProblems.noReleaseOffered, controlProblems.nothingToUpgrade, controlProblems.upgradeInProgress],
  handle: async ({ body: { reason, ...wanted }, caller, requestId, em, newId }) => {
    const { target, waves, from } = await planUpgrade(em, wanted);
    const { release: _release, only: _only, ...policy } = wanted;
    if (waves.waves.length === 0)
      throw new ProblemError(controlProblems.nothingToUpgrade, `nothing is to be brought to ${target.name}`);
    const actor = operatorActor(caller.operator);
    const upgrade = em.create(Upgrade, {
      id: newId('upgrade'),
      release: target.name,
      policy,
      state: 'queued',
      reason,
      requestedBy: actor,
    });
    await insertUnlessOpen(em);
    for (const [index, wave] of waves.waves.entries())
      for (const [position, tenantId] of wave.entries())
        em.create(UpgradeBank, {
          upgradeId: upgrade.id,
          tenantId,
          wave: index + 1,
          position,
          state: 'pending',
          fromRelease: from.get(tenantId) ?? null,
        });
    recordDeed(em, { actor, action: 'startUpgrade', target: `upgrade/${upgrade.id}`, reason, requestId });
    await em.flush();
    return { body: await presentUpgrade(em, upgrade) };
  },
});

/** Whoever comes second, at whatever distance, is told of the first. Throws `upgrade-in-progress`. */
export async function insertUnlessOpen(em: EntityManager): Promise<void> {
  // What fails after it leaves the transaction able to say which upgrade is open.
  await em.execute('savepoint before_upgrade');
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    await em.execute('rollback to savepoint before_upgrade');
    const [open] = await em.execute<{ id: string; state: UpgradeState }[]>(
      'select id, state from upgrades where state = any(?) order by created_at desc limit 1',
      [`{${upgradeStates.filter(isOpen).join(',')}}`],
    );
    throw new ProblemError(
      controlProblems.upgradeInProgress,
      open ? `${open.id} is ${open.state}` : 'it has just ended',
    );
  }
}
