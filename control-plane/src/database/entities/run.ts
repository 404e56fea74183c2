/** One run over one bank: a row first, then work, so that a kill loses neither the wish nor what was reached. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { TenantFailure } from './tenant.ts';

/**
 * `provision` and `repair` make a bank what its release says, `upgrade` brings it to another, `change` makes it what was
 * asked for, `rotate-login` gives its login another password on the way, `check-drift` only looks. `offboard` takes a
 * bank apart down to what law owns, `dispose` deletes that too once its time is over, `extend-locks` keeps it for a hold.
 */
export const runKinds = [
  'provision',
  'repair',
  'check-drift',
  'change',
  'rotate-login',
  'upgrade',
  'offboard',
  'dispose',
  'extend-locks',
] as const;
export type RunKind = (typeof runKinds)[number];

export interface RunChange {
  readonly contexts: readonly string[];
}

export const runStates = ['queued', 'running', 'succeeded', 'failed'] as const;
export type RunState = (typeof runStates)[number];

export const Run = defineEntity({
  name: 'Run',
  tableName: 'runs',
  indexes: [
    // Two open runs of one bank cannot exist, whoever asks and however fast.
    {
      name: 'runs_one_open_per_tenant',
      expression: `create unique index runs_one_open_per_tenant on runs (tenant_id) where state in ('queued', 'running')`,
    },
    { name: 'runs_by_tenant', properties: ['tenantId', 'createdAt'] },
  ],
  properties: {
    id: p.text().primary(),
    tenantId: p.text(),
    kind: p.text().$type<RunKind>(),
    state: p.text().$type<RunState>(),
    requestedBy: p.text(),
    /** Of a `change`: what the bank gets when the run has succeeded. */
    change: p.json<RunChange>().nullable(),
    /** Where an upgrade is to bring the bank: only a provisioner of this release takes it up. */
    release: p.text().nullable(),
    /** Set in state `failed`. */
    failure: p.json<TenantFailure>().nullable(),
    /** How often a worker has taken it up. */
    attempts: p.integer().default(0),
    /** Which worker has it, until when; each taking-over raises the fence, and writes under an older one do nothing. */
    leaseHolder: p.text().nullable(),
    leaseExpiresAt: p.datetime().nullable(),
    fence: p.integer().default(0),
    createdAt: p.datetime().defaultRaw('now()'),
    startedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    /** When it had read every resource of the bank back; null of a run that did not come so far, or looks at none. */
    readBackAt: p.datetime().nullable(),
  },
});
export type Run = InferEntity<typeof Run>;
