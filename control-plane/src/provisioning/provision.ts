/** One claimed run from its claim to its end. Every step is written down before the next, and may be the last one. */
import { tenantId } from '@munim/kernel';
import type { Logger } from '@munim/platform/telemetry';
import { type BankSpec, failpoint, type Release } from '@munim/tenant';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, cellOf } from '../cells/find-cell.ts';
import { BankRelease, type Tenant } from '../database/entities/index.ts';
import type { RunKind } from '../database/entities/run.ts';
import { type ControlDatabase, type EntityManager } from '../database/orm.ts';
import { raise } from '../drift/record.ts';
import type { Announcer } from '../registry/announcer.ts';
import type { Placed, Progress } from './executor/messages.ts';
import type { Executor } from './executor/process.ts';
import { contextNames } from '../tenants/contexts.ts';
import { activate, fail, startProvisioning, succeed } from './finish.ts';
import { createJournal, type Journal } from './journal.ts';
import { type Claim, underFence } from './queue.ts';
import { provisioningSteps } from './steps.ts';

export interface Provisioning {
  readonly orm: ControlDatabase;
  readonly announcer: Announcer;
  /** Holds the key that signs certificates. */
  readonly secretsDirectory: string;
  /** What this process makes of a bank that is on no release yet, or that is upgraded. */
  readonly release: Release;
  /** Counts what a bank used up to now, before its log goes. */
  readonly lastCount: (tenantId: string) => Promise<void>;
  readonly log: Logger;
}

/** True when the bank is complete. Rejects with `LeaseLost`, `ExecutorLost`, or an error of the control database. */
export async function provision(claim: Claim, executor: Executor, context: Provisioning): Promise<boolean> {
  const { orm, announcer } = context;
  const journal = createJournal(orm, claim);
  const { spec, cell, restoreTo } = await begin(claim, journal, context);
  await done('claim', journal);

  const writing = inOrder((progress: Progress) => write(progress, journal));
  const { runId, disturbed } = claim;
  const isNew = claim.kind === 'provision' && !disturbed;
  const rotatesLogin = claim.kind === 'rotate-login';
  const order = { runId, spec, cell, isNew, disturbed, rotatesLogin, ...(restoreTo ? { restoreTo } : {}) };
  const failure = await executor.run(order, writing.add);
  await writing.settled();
  if (failure) {
    context.log.warn('run failed', {
      run: claim.runId,
      tenant: claim.tenantId,
      step: failure.step,
      reason: failure.reason,
    });
    raise(await fail(orm, claim, failure), claim.tenantId, context.log);
    return false;
  }

  await journal.step('activate', 'running');
  await activate(orm, claim, announcer, { name: context.release.name, spec });
  await done('activate', journal);
  await journal.step('announce', 'running');
  await publish(context);
  await done('announce', journal);
  await journal.step('finish', 'done');
  await succeed(orm, claim);
  await failpoint('finish');
  return true;
}

const publishRetryMs = 500;

/** The bank is complete and its entry is written down: while Kafka is away the run waits for it, it does not fail. */
export async function publish({ announcer, log }: Provisioning): Promise<void> {
  for (;;) {
    try {
      await announcer.publish();
      return;
    } catch (error) {
      log.warn('the announcement waits for Kafka', { error });
      await sleep(publishRetryMs);
    }
  }
}

/** What was once switched on keeps its resources: nothing of a bank is ever torn down by a switch. */
type Placeable = Pick<Tenant, 'id' | 'cell' | 'contexts' | 'keptContexts'> & Partial<Pick<Tenant, 'state'>>;

/** What the bank must be and where, from its row, its cell's, and what was declared for it on its release. */
export async function placedBank(em: EntityManager, tenant: Placeable): Promise<Placed> {
  const cell = await cellOf(em, tenant);
  const { database } = cell.postgres;
  const kept = await em.findOne(BankRelease, { tenantId: tenant.id });
  const spec = {
    tenant: tenantId(tenant.id),
    contexts: contextNames.filter((one) => [...tenant.contexts, ...tenant.keptContexts].includes(one)),
    database,
    kafkaReplicas: cell.kafka.replicas,
    ...(kept ? { declared: kept.declared } : {}),
    ...(tenant.state === 'retained' ? { stage: 'retained' as const } : {}),
  };
  return { spec, cell: addressOf(cell) };
}

interface Wanted extends Placed {
  /** Where a failed upgrade puts the bank back to. */
  readonly restoreTo?: BankSpec;
}

/** Only an upgrade, and a bank's first run, bring it to the release of this process. */
export async function wantedOf(
  em: EntityManager,
  tenant: Placeable,
  kind: RunKind,
  { release }: Pick<Provisioning, 'release'>,
): Promise<Wanted> {
  const placed = await placedBank(em, tenant);
  const { declared, ...own } = placed.spec;
  if (kind !== 'upgrade' && declared) return placed;
  const spec = { ...own, migrations: release.migrations };
  return { cell: placed.cell, spec, ...(declared ? { restoreTo: placed.spec } : {}) };
}

const begin = (claim: Claim, journal: Journal, context: Provisioning): Promise<Wanted> =>
  underFence(context.orm, claim, async (em, run, tenant) => {
    const kept = [...tenant.contexts, ...tenant.keptContexts];
    const { contexts } = run.change ?? tenant;
    const own = {
      id: tenant.id,
      cell: tenant.cell,
      contexts: [...contexts],
      keptContexts: kept,
    };
    const wanted = await wantedOf(em, own, claim.kind, context);
    await startProvisioning(em, tenant, run.id);
    const kind = claim.kind === 'upgrade' && !wanted.restoreTo ? 'provision' : claim.kind;
    await journal.begin(em, provisioningSteps(wanted.spec, kind));
    return wanted;
  });

export async function write(progress: Progress, journal: Journal): Promise<void> {
  if (progress.kind === 'message') await journal.message(progress.text);
  else if (progress.state === 'done') await done(progress.step, journal, progress.detail);
  else await journal.step(progress.step, progress.state, progress.detail);
}

/** The step is written down; a test may let the provisioner die right after. */
async function done(step: string, journal: Journal, detail?: string): Promise<void> {
  await journal.step(step, 'done', detail);
  await failpoint(step);
}

/** Handles one after the other what arrives faster than it can be written. */
export function inOrder<T>(handle: (item: T) => Promise<void>): {
  add: (item: T) => void;
  settled: () => Promise<void>;
} {
  let last = Promise.resolve();
  return {
    add: (item) => {
      last = last.then(() => handle(item));
      // Heard by `settled`; here only kept from being called unhandled.
      last.catch(() => undefined);
    },
    settled: () => last,
  };
}
