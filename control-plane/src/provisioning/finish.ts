/** How a run ends, and what that does to its bank: each ending is one transaction, and only a complete bank is announced. */
import { provisionerActor } from '../audit/record.ts';
import { cellOf } from '../cells/find-cell.ts';
import { type BankSpec, keptDeclarations } from '@munim/tenant';
import { BankRelease, type Run, type Tenant } from '../database/entities/index.ts';
import type { RunChange } from '../database/entities/run.ts';
import type { TenantFailure } from '../database/entities/tenant.ts';
import type { ControlDatabase, EntityManager } from '../database/orm.ts';
import type { Announcer } from '../registry/announcer.ts';
import { recordDrift } from '../drift/record.ts';
import { tenantEntry } from '../registry/entries.ts';
import type { TenantTrigger } from '../tenants/life.ts';
import { moveTenant } from '../tenants/move-tenant.ts';
import { addEvent } from './journal.ts';
import { type Claim, underFence } from './queue.ts';

/** A bank that pods know already keeps its state while it converges. */
export async function startProvisioning(em: EntityManager, tenant: Tenant, runId: string): Promise<void> {
  if (tenant.state === 'active' || tenant.state === 'suspended') return;
  await move(em, tenant, 'start-provisioning', runId);
  tenant.failure = null;
}

/** After every resource was read back: the bank becomes active and its entry is put out, in one transaction. */
export const activate = (orm: ControlDatabase, claim: Claim, announcer: Announcer, made: Made): Promise<void> =>
  underFence(orm, claim, async (em, run, tenant) => {
    await keepRelease(em, tenant, claim, made);
    if (tenant.state === 'provisioning') await move(em, tenant, 'complete-provisioning', run.id);
    if (run.change) apply(tenant, run.change, new Date(await databaseTime(em)));
    await recordDrift(em, tenant.id, []);
    announcer.announce(em, tenantEntry(tenant, await cellOf(em, tenant), await databaseTime(em)));
  });

function apply(tenant: Tenant, { contexts }: RunChange, at: Date): void {
  const ever = [...new Set([...tenant.contexts, ...tenant.keptContexts])];
  tenant.keptContexts = ever.filter((context) => !contexts.includes(context));
  tenant.contexts = [...contexts];
  tenant.updatedAt = at;
}

interface Made {
  /** Of the release. */
  readonly name: string;
  readonly spec: BankSpec;
}

/**
 * A bank's first run, and each upgrade, puts it on the release of the process that made it. Other runs leave it on its
 * own; what they made besides, as a context that was switched on, is kept with the rest.
 */
async function keepRelease(em: EntityManager, { id }: Tenant, { kind }: Claim, { name, spec }: Made): Promise<void> {
  const kept = await em.findOne(BankRelease, { tenantId: id });
  const declared = keptDeclarations(spec);
  const since = new Date(await databaseTime(em));
  if (!kept) em.create(BankRelease, { tenantId: id, release: name, declared, since });
  else em.assign(kept, kind === 'upgrade' ? { release: name, declared, since } : { declared });
}

export const succeed = (orm: ControlDatabase, claim: Claim): Promise<void> =>
  underFence(orm, claim, (em, run) => close(em, run, claim, null));

export const fail = (orm: ControlDatabase, claim: Claim, failure: TenantFailure): Promise<void> =>
  underFence(orm, claim, async (em, run, tenant) => {
    await close(em, run, claim, failure);
    if (tenant.state !== 'provisioning') return;
    await move(em, tenant, 'fail-provisioning', run.id, `${failure.step}: ${failure.reason}`);
    tenant.failure = failure;
  });

async function close(em: EntityManager, run: Run, claim: Claim, failure: TenantFailure | null): Promise<void> {
  const state = failure ? 'failed' : 'succeeded';
  run.state = state;
  run.failure = failure;
  run.endedAt = new Date(await databaseTime(em));
  run.leaseExpiresAt = null;
  addEvent(em, claim, 'run', { state, step: failure?.step ?? null, reason: failure?.reason ?? null });
}

async function move(
  em: EntityManager,
  tenant: Tenant,
  trigger: TenantTrigger,
  runId: string,
  reason?: string,
): Promise<void> {
  const at = new Date(await databaseTime(em));
  moveTenant(em, tenant, {
    trigger,
    at,
    actor: provisionerActor,
    requestId: runId,
    ...(reason === undefined ? {} : { reason }),
  });
}

/** One clock for all processes. */
export async function databaseTime(em: EntityManager): Promise<string> {
  const [row] = await em.execute<{ at: Date | string }[]>('select clock_timestamp() as at');
  return new Date(row?.at ?? Number.NaN).toISOString();
}
