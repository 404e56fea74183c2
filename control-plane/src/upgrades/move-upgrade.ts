/** Moves an upgrade along its life and its banks to their ends: what happened, and who or what did it, change together. */
import { ProblemError } from '@munim/kernel';
import { provisionerActor, recordDeed } from '../audit/record.ts';
import type { Upgrade, UpgradeBank } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';
import type { Verdict } from './health.ts';
import { isOpen, moveOf, type UpgradeTrigger } from './life.ts';

interface Move {
  readonly trigger: UpgradeTrigger;
  readonly actor: string;
  readonly requestId: string;
  readonly reason?: string;
  readonly nowMs: number;
}

/** Of an audit entry and of a bank's reason: an engine's message fits, its stack trace does not. */
const reasonCharsMax = 500;

/** `upgrade` was read under its lock. Throws `upgrade-state-forbids`, with what its state allows, and changes nothing. */
export function moveUpgrade(em: EntityManager, upgrade: Upgrade, { trigger, nowMs, ...deed }: Move): void {
  const move = moveOf(upgrade.state, trigger);
  if (!move.allowed)
    throw new ProblemError(
      controlProblems.upgradeStateForbids,
      `${trigger} is not for an upgrade that is ${upgrade.state}; it allows: ${move.triggers.join(', ') || 'nothing'}`,
    );
  upgrade.state = move.state;
  if (move.state === 'running') upgrade.startedAt ??= new Date(nowMs);
  upgrade.endedAt = isOpen(move.state) ? null : new Date(nowMs);
  upgrade.note = trigger === 'halt' ? (deed.reason ?? null) : null;
  recordDeed(em, { ...deed, action: `${trigger}-upgrade`, target: `upgrade/${upgrade.id}` });
}

export function settleBank(
  em: EntityManager,
  upgrade: Upgrade,
  row: UpgradeBank,
  verdict: Verdict,
  nowMs: number,
): void {
  const reason = verdict.well ? null : verdict.reason.slice(0, reasonCharsMax);
  em.assign(row, {
    state: verdict.well ? 'upgraded' : 'quarantined',
    reason,
    logPosition: verdict.well ? verdict.logPosition : (row.logPosition ?? null),
    endedAt: new Date(nowMs),
  });
  recordDeed(em, {
    actor: provisionerActor,
    action: verdict.well ? 'upgrade-bank' : 'quarantine-bank',
    target: `tenant/${row.tenantId}`,
    reason: reason ?? `to ${upgrade.release}`,
    requestId: upgrade.id,
  });
}
