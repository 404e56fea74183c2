/** Writes who did what, in the transaction of what was done: there is no deed without an entry and no entry without a deed. */
import { AuditEntry } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';

export interface Deed {
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly reason?: string;
  readonly requestId: string;
}

export function recordDeed(em: EntityManager, { actor, action, target, reason, requestId }: Deed): void {
  em.create(AuditEntry, { actor, action, target, reason: reason ?? null, requestId });
}

export const operatorActor = (operator: string): string => `operator:${operator}`;
export const provisionerActor = 'provisioner';
