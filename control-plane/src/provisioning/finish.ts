/** How a run ends, and what that does to its bank: each ending is one transaction, and only a complete bank is announced. */
import { provisionerActor } from '../audit/record.ts';
import { cellOf } from '../cells/find-cell.ts';
import { type BankSpec, type Finding, keptDeclarations } from '@munim/tenant';
import { BankRelease, type Run, type Tenant } from '../database/entities/index.ts';
import type { RunChange } from '../database/entities/run.ts';
import type { TenantFailure } from '../database/entities/tenant.ts';
import type { ControlDatabase, EntityManager } from '../database/orm.ts';
import { databaseTime } from '../database/database-time.ts';
import type { Announcer } from '../registry/announcer.ts';
import { recordDrift, type SeenDifference } from '../drift/record.ts';
import { tenantEntry } from '../registry/entries.ts';
import { isInService, type TenantTrigger } from '../tenants/life.ts';
import { moveTenant } from '../tenants/move-tenant.ts';
import { addEvent } from './journal.ts';
import { type Claim, underFence } from './queue.ts';

/** A bank that pods know already keeps its state while it converges. */
export async function startProvisioning(em: EntityManager, tenant: Tenant, runId: string): Promise<void> {
  if (isInService(tenant)) return;
  await move(em, tenant, 'start-provisioning', runId);
  tenant.failure = null;
}

/** After every resource was read back: the bank becomes active and its entry is put out, in one transaction. */
export const activate = (orm: ControlDatabase, claim: Claim, announcer: Announcer, made: Made): Promise<void> =>
  underFence(orm, claim, async (em, run, tenant) => {
    await keepRelease(em, tenant, claim, made);
    if (tenant.state === 'provisioning') await move(em, tenant, 'complete-provisioning', run.id);
    if (run.change) apply(tenant, run.change, new Date(await databaseTime(em)));
    await recordDrift(em, run, []);
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

interface RunFailure extends TenantFailure {
  /** What the run's own verification read back. */
  readonly found?: readonly Finding[] | undefined;
}

/** Answers with the alarms that the run's own verification raised. */
export const fail = (
  orm: ControlDatabase,
  claim: Claim,
  { step, reason, found }: RunFailure,
): Promise<readonly SeenDifference[]> =>
  underFence(orm, claim, async (em, run, tenant) => {
    const failure = { step, reason };
    await close(em, run, claim, failure);
    const alarms = found ? await recordDrift(em, run, found) : [];
    if (tenant.state !== 'provisioning') return alarms;
    await move(em, tenant, 'fail-provisioning', run.id, `${step}: ${reason}`);
    tenant.failure = failure;
    return alarms;
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
