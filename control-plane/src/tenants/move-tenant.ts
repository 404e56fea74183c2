/** Moves a bank along its life: the state, and who moved it and why, change together or not at all. */
import { ProblemError } from '@munim/kernel';
import { type Deed, recordDeed } from '../audit/record.ts';
import type { Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';
import { allowedToOperators, type Life, type TenantTrigger, transition } from './life.ts';

export interface Move extends Omit<Deed, 'action' | 'target'> {
  readonly trigger: TenantTrigger;
  readonly at: Date;
}

/** `tenant` was read under a lock. Throws `transition-forbidden`, with what its state allows, and changes nothing. */
export function moveTenant(em: EntityManager, tenant: Tenant, { trigger, at, ...deed }: Move): void {
  const next = transition(tenant, trigger);
  if (!next.allowed) throw notForState(tenant, trigger);
  Object.assign(tenant, next.life, { updatedAt: at });
  recordDeed(em, { ...deed, action: trigger, target: `tenant/${tenant.id}` });
}

/** The 409 that says what the state allows instead, in words and for programs. */
export const notForState = (tenant: Life, what: string): ProblemError =>
  forbiddenByState(tenant, `${what} is not for a bank in state ${tenant.state}`);

/** The same in words of one's own. */
export function forbiddenByState(tenant: Life, why: string): ProblemError {
  const allowed = allowedToOperators(tenant);
  return new ProblemError(
    controlProblems.transitionForbidden,
    `${why}; its state allows: ${allowed.join(', ') || 'nothing'}`,
    { members: { allowed } },
  );
}
