/** Operations pauseUpgrade, resumeUpgrade, abortUpgrade and retryUpgradeBank: what people may do to an upgrade under way. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { operatorActor } from '../audit/record.ts';
import type { Upgrade, UpgradeBank } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { changeOperation, type ControlOperation } from '../http/operation.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import { moveUpgrade } from './move-upgrade.ts';
import { presentUpgrade } from './present.ts';
import { findUpgrade } from './read-upgrades.ts';
import { stateChangeSchema, upgradeBankParams, upgradeDetailSchema, upgradeParams } from './schemas.ts';
import { insertUnlessOpen } from './start-upgrade.ts';
import { banksOf } from './under-lock.ts';

interface Steering {
  readonly trigger: 'pause' | 'resume' | 'abort';
  readonly summary: string;
  readonly description: string;
  readonly effect?: (em: EntityManager, upgrade: Upgrade) => Promise<void>;
}

const steering = ({ trigger, summary, description, effect }: Steering): ControlOperation =>
  changeOperation({
    operationId: `${trigger}Upgrade`,
    path: `/v1/upgrades/{upgradeId}/${trigger}`,
    tag: 'upgrades',
    roles: ownersAndOperators,
    summary,
    description,
    params: upgradeParams,
    body: stateChangeSchema,
    success: { status: 200, description: 'The upgrade in its new state.', body: upgradeDetailSchema },
    problems: [controlProblems.upgradeStateForbids],
    handle: async ({ params, body: { reason }, caller, requestId, em, nowMs }) => {
      const upgrade = await findUpgrade(em, params.upgradeId, true);
      moveUpgrade(em, upgrade, { trigger, actor: operatorActor(caller.operator), reason, requestId, nowMs });
      await effect?.(em, upgrade);
      await em.flush();
      return { body: await presentUpgrade(em, upgrade) };
    },
  });

/** Banks that nobody has begun stay where they are; a run that a worker has taken up comes to its end. */
async function leaveTheRest(em: EntityManager, { id }: Upgrade): Promise<void> {
  const reason = 'the upgrade was aborted';
  const taken = await em.execute<{ tenant_id: string }[]>(
    `update runs set state = 'failed', ended_at = now(), failure = ?::jsonb
     where state = 'queued' and id in (select run_id from upgrade_banks where upgrade_id = ? and state = 'running')
     returning tenant_id`,
    [JSON.stringify({ step: 'claim', reason }), id],
  );
  await em.execute(
    `update upgrade_banks set state = 'skipped', reason = ?, ended_at = now()
     where upgrade_id = ? and (state = 'pending' or (state = 'running' and tenant_id = any(?)))`,
    [reason, id, `{${taken.map(({ tenant_id: bank }) => bank).join(',')}}`],
  );
}

/** Whoever goes on has seen what failed: only further failures stop the upgrade again. */
async function acceptFailures(em: EntityManager, upgrade: Upgrade): Promise<void> {
  upgrade.failuresAccepted = countQuarantined(await banksOf(em, upgrade.id));
}

const countQuarantined = (banks: readonly UpgradeBank[]): number =>
  banks.filter(({ state }) => state === 'quarantined').length;

export const steerUpgrade: readonly ControlOperation[] = [
  steering({
    trigger: 'pause',
    summary: 'Begin no further bank',
    description: 'Banks under way come to their end; the others stay on their release until the upgrade is resumed.',
  }),
  steering({
    trigger: 'resume',
    summary: 'Go on with a paused or halted upgrade',
    description: 'Banks that are quarantined stay so; only further failures halt the upgrade again.',
    effect: acceptFailures,
  }),
  steering({
    trigger: 'abort',
    summary: 'End an upgrade where it stands',
    description: 'Banks under way come to their end, the others stay on their release. Nothing is undone.',
    effect: leaveTheRest,
  }),
];

export const retryUpgradeBank = changeOperation({
  operationId: 'retryUpgradeBank',
  path: '/v1/upgrades/{upgradeId}/banks/{tenantId}/retry',
  tag: 'upgrades',
  roles: ownersAndOperators,
  summary: 'Try a quarantined bank again',
  description: 'When what stopped it was mended. A halted or completed upgrade goes on with it.',
  params: upgradeBankParams,
  body: stateChangeSchema,
  success: { status: 202, description: 'The upgrade.', body: upgradeDetailSchema },
  problems: [controlProblems.upgradeStateForbids, controlProblems.upgradeInProgress],
  handle: async ({ params, body: { reason }, caller, requestId, em, nowMs }) => {
    const upgrade = await findUpgrade(em, params.upgradeId, true);
    const banks = await banksOf(em, upgrade.id);
    const row = banks.find(({ tenantId }) => tenantId === params.tenantId);
    if (!row) throw new ProblemError(platformProblems.notFound, 'the bank is not in this upgrade');
    if (row.state !== 'quarantined')
      throw new ProblemError(
        controlProblems.upgradeStateForbids,
        `${row.tenantId} is ${row.state}: only a quarantined bank is tried again`,
      );
    const actor = operatorActor(caller.operator);
    const why = `${row.tenantId}: ${reason}`;
    moveUpgrade(em, upgrade, { trigger: 'retry', actor, reason: why, requestId, nowMs });
    em.assign(row, { state: 'pending', wave: Math.max(row.wave, upgrade.wave), reason: null, endedAt: null });
    upgrade.failuresAccepted = Math.min(upgrade.failuresAccepted, countQuarantined(banks));
    if (upgrade.state === 'running') upgrade.failuresAccepted = countQuarantined(banks);
    upgrade.soakUntil = null;
    await insertUnlessOpen(em);
    return { body: await presentUpgrade(em, upgrade) };
  },
});
