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

/** Whose deeds a transaction has written so far. */
const doers = new WeakMap<EntityManager, Set<string>>();

export function recordDeed(em: EntityManager, { actor, action, target, reason, requestId }: Deed): void {
  em.create(AuditEntry, { actor, action, target, reason: reason ?? null, requestId });
  doers.set(em, (doers.get(em) ?? new Set()).add(actor));
}

/** Throws where a change would leave no entry of whoever asked for it: a bug of ours, and nothing is changed then. */
export function assertRecorded(em: EntityManager, actor: string, operation: string): void {
  if (!doers.get(em)?.has(actor)) throw new Error(`${operation} leaves no audit entry of ${actor}`);
}

export const operatorActor = (operator: string): string => `operator:${operator}`;
export const clientActor = (client: string): string => `client:${client}`;
export const provisionerActor = 'provisioner';
