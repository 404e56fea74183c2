/** What every step of a support grant does: finds it locked, moves it along its life, writes who did it. */
import { LockMode } from '@mikro-orm/core';
import { platformProblems, ProblemError } from '@munim/kernel';
import { recordDeed } from '../audit/record.ts';
import { Operator, SupportGrant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { revocationEntry } from '../registry/entries.ts';
import { type GrantTrigger, grantTriggers, nextState, stateAt } from './life.ts';
import { presentGrant } from './present.ts';

interface Named {
  readonly id: string;
  readonly tenantId?: string;
}

export const lockGrant = (em: EntityManager, named: Named): Promise<SupportGrant> => findGrant(em, named, true);

/** One of another bank is as unknown as none. */
export async function findGrant(em: EntityManager, named: Named, lock = false): Promise<SupportGrant> {
  const grant = await em.findOne(SupportGrant, { ...named }, lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {});
  if (!grant) throw new ProblemError(platformProblems.notFound, 'there is no such support grant');
  return grant;
}

/** Throws `support-grant-closed`. */
export function move(grant: SupportGrant, trigger: GrantTrigger, nowMs: number): void {
  const state = stateAt(grant, nowMs);
  const next = nextState(state, trigger);
  if (next === undefined) {
    const allowed = grantTriggers.filter((one) => one !== 'expire' && nextState(state, one) !== undefined);
    throw new ProblemError(
      controlProblems.supportGrantClosed,
      `${grant.id} is ${state}, which allows ${allowed.join(', ') || 'nothing'}`,
    );
  }
  grant.state = next;
}

export interface Closing {
  readonly by: string;
  readonly reason: string;
  readonly nowMs: number;
}

/** From now on every pod refuses its tokens; of one that was never approved there are none. */
export function closeGrant(
  em: EntityManager,
  announcer: Announcer,
  grant: SupportGrant,
  trigger: 'refuse' | 'withdraw' | 'end' | 'revoke',
  { by, reason, nowMs }: Closing,
): void {
  move(grant, trigger, nowMs);
  Object.assign(grant, { closedBy: by, closedAt: new Date(nowMs), closingReason: reason });
  if (grant.approvedAt) announcer.announce(em, revocationEntry(grant.id));
}

/** An entry of the bank, which names the grant. */
export const recordGrantDeed = (
  em: EntityManager,
  grant: SupportGrant,
  { actor, action, reason, requestId }: { actor: string; action: string; reason: string; requestId: string },
): void =>
  recordDeed(em, { actor, action, target: `tenant/${grant.tenantId}`, reason: `${grant.id}: ${reason}`, requestId });

export async function withOperators(em: EntityManager, grants: readonly SupportGrant[], nowMs: number) {
  const operators = await em.find(Operator, { id: { $in: [...new Set(grants.map((grant) => grant.operatorId))] } });
  const byId = new Map(operators.map((operator) => [operator.id, operator]));
  return grants.map((grant) =>
    presentGrant(grant, byId.get(grant.operatorId) ?? { id: grant.operatorId, name: '', email: null }, nowMs),
  );
}

export async function withOperator(em: EntityManager, grant: SupportGrant, nowMs: number) {
  return presentGrant(grant, await em.findOneOrFail(Operator, { id: grant.operatorId }), nowMs);
}

/** Of an operator who may no longer look: at once, on every pod. */
export async function endGrantsOf(
  em: EntityManager,
  announcer: Announcer,
  operatorId: string,
  closing: Closing & { readonly requestId: string },
): Promise<void> {
  const open = await em.find(
    SupportGrant,
    { operatorId, state: { $in: ['requested', 'approved'] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  for (const grant of open) {
    const state = stateAt(grant, closing.nowMs);
    if (state !== 'requested' && state !== 'approved') continue;
    closeGrant(em, announcer, grant, state === 'requested' ? 'withdraw' : 'end', closing);
    const { by: actor, reason, requestId } = closing;
    recordGrantDeed(em, grant, { actor, action: 'endSupportGrant', reason, requestId });
  }
}
