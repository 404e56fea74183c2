/** Moves a bank along its life: the state, and who moved it and why, change together or not at all. */
import { ProblemError } from '@munim/kernel';
import { type Deed, recordDeed } from '../audit/record.ts';
import type { Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';
import { type TenantTrigger, tenantTriggers, transition } from './life.ts';

export interface Move extends Omit<Deed, 'action' | 'target'> {
  readonly trigger: TenantTrigger;
  readonly at: Date;
}

/** `tenant` was read under a lock. Throws `transition-forbidden`, with what its state allows, and changes nothing. */
export function moveTenant(em: EntityManager, tenant: Tenant, { trigger, at, ...deed }: Move): void {
  const next = transition(tenant.state, trigger);
  if (!next.allowed) throw notForState(tenant, trigger);
  tenant.state = next.state;
  tenant.updatedAt = at;
  recordDeed(em, { ...deed, action: trigger, target: `tenant/${tenant.id}` });
}

/** The 409 that says what the state allows instead. */
export function notForState({ state }: Pick<Tenant, 'state'>, what: string): ProblemError {
  const allowed = tenantTriggers.filter((one) => transition(state, one).allowed);
  return new ProblemError(
    controlProblems.transitionForbidden,
    `${what} is not for a bank in state ${state}; its state allows: ${allowed.join(', ') || 'nothing'}`,
  );
}
