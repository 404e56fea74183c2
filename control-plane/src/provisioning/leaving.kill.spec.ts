/** Real provisioners over banks that leave: one that is taken back while it is sealed, and one that two of them want at once. */
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { tenantId, topology } from '@munim/kernel';
import { connectBroker } from '@munim/platform/broker';
import { createLogger } from '@munim/platform/telemetry';
import { type Cell, openCell, remainsOf, verifyBank } from '@munim/tenant';
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { AuditEntry, Offboarding, Operator, Run, RunStep, Tenant } from '../database/entities/index.ts';
import { ensureRegistryTopics, registryTopics } from '../registry/topics.ts';
import type { TenantTrigger } from '../tenants/life.ts';
import { moveTenant } from '../tenants/move-tenant.ts';
import { startExecutor } from './executor/process.ts';
import { leftoversOf } from './testing/leftovers.ts';
import { type ProvisionerProcess, startProvisioner } from './testing/provisioner-process.ts';
import { createWorld, type World } from './testing/world.ts';

/** Services that are there already know the banks of an earlier run. */
const suffix = randomBytes(2).toString('hex');
const [stays, leaves] = [`stays-${suffix}`, `leaves-${suffix}`];
const yearMs = 365 * 86_400_000;
let world: World;
let cell: Cell;
const started: ProvisionerProcess[] = [];

const provisioner = (more: Record<string, string> = {}): ProvisionerProcess => {
  const process = startProvisioner({
    ...world.environment,
    MUNIM_DRIFT_CHECK_MINUTES: '0',
    MUNIM_PROVISIONER_PARALLEL: '1',
    ...more,
  });
  started.push(process);
  return process;
};

async function until(what: string, holds: () => Promise<boolean>, withinMs = 240_000): Promise<void> {
  const endMs = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > endMs) throw new Error(`not within ${withinMs} ms: ${what}\n${started.at(-1)?.output()}`);
    await sleep(100);
  }
}

const em = () => world.orm.em.fork();
const lastRun = (tenantId: string): Promise<Run> =>
  em().findOneOrFail(Run, { tenantId }, { orderBy: { createdAt: 'desc' } });
const ended = async (tenantId: string): Promise<boolean> =>
  ['succeeded', 'failed'].includes((await lastRun(tenantId)).state);

/** As operators move it, with nothing of what else the API does then. */
const move = (id: string, ...triggers: TenantTrigger[]): Promise<void> =>
  world.orm.em.fork().transactional(async (own) => {
    const tenant = await own.findOneOrFail(Tenant, { id });
    for (const trigger of triggers)
      moveTenant(own, tenant, { trigger, at: new Date(), actor: 'operator:maker', requestId: 'spec' });
  });

async function letLeave(tenantId: string): Promise<void> {
  const at = new Date();
  await move(tenantId, 'suspend', 'offboard');
  await em().insert(Offboarding, {
    tenantId,
    reason: 'the bank closes',
    requestedBy: 'maker',
    approvedBy: 'checker',
    approvedAt: at,
    coolingOffEndsAt: at,
    handedOverTo: 'A. Banker',
    handedOverBy: 'operator:maker',
    handedOverAt: at,
  });
}

beforeAll(async () => {
  const services = inject('services');
  world = await createWorld(services, ['accounts']);
  cell = openCell(world.access, { nowMs: Date.now });
  for (const id of ['maker', 'checker'])
    await em().insert(Operator, { id, name: id, role: 'owner', state: 'active', createdAt: new Date() });
  const log = createLogger({ service: 'leaving-spec', level: 'fatal' });
  const broker = connectBroker({ brokers: services.kafka.brokers, clientId: 'leaving-spec', log });
  await ensureRegistryTopics(broker, registryTopics, 1);
  for (const tenant of [stays, leaves]) await world.order(tenant);
  const maker = provisioner({ MUNIM_PROVISIONER_PARALLEL: '2' });
  for (const tenant of [stays, leaves]) await until(`${tenant} is there`, () => ended(tenant));
  maker.signal('SIGTERM');
});

afterAll(async () => {
  for (const process of started) process.signal('SIGKILL');
  await cell.close();
  await world.close();
});

const differing = async (tenant: string, stage: 'serving' | 'retained'): Promise<unknown[]> =>
  (await verifyBank({ ...world.specOf(tenant), stage }, cell)).filter(({ differences }) => differences.length > 0);

test('a bank that is taken back while its run has sealed it stays whole, and is resumed', async () => {
  await letLeave(stays);
  const hanging = provisioner({ MUNIM_FAILPOINT: 'seal:hang' });
  await until(
    'it is sealed',
    async () => (await em().count(RunStep, { runId: (await lastRun(stays)).id, name: 'seal', state: 'done' })) > 0,
  );
  // The run's row is not touched: as if its worker had been writing just then.
  await move(stays, 'recall');
  hanging.signal('SIGKILL');
  const { id } = await lastRun(stays);
  await em().nativeUpdate(Run, { id }, { leaseExpiresAt: new Date(0) });
  const next = provisioner();
  await until('its run ends', () => ended(stays));
  expect(await lastRun(stays)).toMatchObject({
    id,
    state: 'failed',
    failure: { reason: `the offboarding was taken back: ${stays} is suspended` },
  });
  expect(await differing(stays, 'serving')).toEqual([]);
  await move(stays, 'resume');
  expect((await em().findOneOrFail(Tenant, { id: stays })).state).toBe('active');
  next.signal('SIGTERM');
});

test('two provisioners on one that leaves: it is taken apart once, and the engine has nothing to do after', async () => {
  // Without a lock it would be disposed of as soon as it is retained.
  await cell.s3().send(
    new PutObjectCommand({
      Bucket: topology(tenantId(leaves)).archiveBucket,
      Key: 'tile/x',
      Body: 'x',
      ObjectLockMode: 'COMPLIANCE',
      ObjectLockRetainUntilDate: new Date(Date.now() + yearMs),
    }),
  );
  await letLeave(leaves);
  await em().insert(Run, {
    id: `run_${randomUUIDv7()}`,
    tenantId: leaves,
    kind: 'offboard',
    state: 'queued',
    requestedBy: 'test',
  });
  const both = [provisioner(), provisioner()];
  await until('the run ends', () => ended(leaves));
  expect(await lastRun(leaves)).toMatchObject({ kind: 'offboard', state: 'succeeded', attempts: 1, fence: 1 });
  for (const process of both) process.signal('SIGKILL');
  expect(await em().count(AuditEntry, { target: `tenant/${leaves}`, action: 'retain' })).toBe(1);
  const spec = { ...world.specOf(leaves), stage: 'retained' as const };
  expect(await remainsOf(spec, cell)).toEqual([]);
  expect(await leftoversOf(spec, cell, world.pulumiUrl)).toEqual([]);
  expect(await differing(leaves, 'retained')).toEqual([]);
  expect(await changes(leaves)).toEqual([]);
});

/** The engine's own word, reality being read first. */
async function changes(tenant: string): Promise<readonly unknown[]> {
  const executor = await startExecutor({
    ...process.env,
    ...world.environment,
    MUNIM_PULUMI_PASSPHRASE: await readFile(join(world.secretsDirectory, 'control-plane/pulumi-passphrase'), 'utf8'),
    MUNIM_EXECUTOR_DIRECTORY: join(world.secretsDirectory, 'previews'),
    MUNIM_EXECUTOR_SILENCE_MAX_MS: '15000',
  });
  const spec = { ...world.specOf(tenant), stage: 'retained' as const };
  const answer = await executor.preview({ spec, cell: world.cell, isNew: false, previewId: tenant });
  executor.kill();
  if ('reason' in answer) throw new Error(answer.reason);
  return answer.changes;
}
