/**
 * SIGKILL of the provisioner after each step of an offboarding, and inside the deletion of each kind of resource: each
 * next attempt must come further, and the last leave exactly what law owns, certified once. And what must stop it: holds, and locks that have not ended.
 */
import {
  DeleteObjectCommand,
  GetObjectRetentionCommand,
  HeadBucketCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { platformTopics, tenantId, topology } from '@munim/kernel';
import { connectBroker, followCompactedTopic, type RunningConsumer } from '@munim/platform/broker';
import { createLogger } from '@munim/platform/telemetry';
import { type Cell, goneWhenRetained, openCell, remainsOf, verifyBank } from '@munim/tenant';
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { LegalHold, Offboarding, Operator, Run, Tenant, UsageCursor } from '../database/entities/index.ts';
import type { RunKind } from '../database/entities/run.ts';
import { openCertificate } from '../offboarding/certificate.ts';
import { certificateSigner } from '../offboarding/sign-certificate.ts';
import { queueDueOffboardings } from '../offboarding/schedule.ts';
import { ensureRegistryTopics, registryTopics } from '../registry/topics.ts';
import { offboardingSteps } from './offboard.ts';
import { leftoversOf } from './testing/leftovers.ts';
import { processesWith, type ProvisionerProcess, startProvisioner } from './testing/provisioner-process.ts';
import { createWorld, type World } from './testing/world.ts';

const contexts = ['accounts'];
/** Long enough for a machine that pauses to renew it in time; after a death the test ends it, so that nobody waits. */
const leaseMs = 120_000;
const any = { tenant: tenantId('any-bank'), contexts, database: 'any', kafkaReplicas: 1 };
const gone = goneWhenRetained(any);
const firstOfEachKind = gone.filter(({ kind }, index) => gone.findIndex((one) => one.kind === kind) === index);
/** Services that are there already know the banks of an earlier run. */
const suffix = randomBytes(2).toString('hex');
const own = offboardingSteps(any).flatMap(({ name, resource }) => (resource ? [] : [name]));
/** A run is given up after five deaths: four each, one after the other, and the last attempt ends it. */
const deathsMax = 4;
const deaths = [
  ...Array.from({ length: Math.ceil(own.length / deathsMax) }, (_, n) => own.slice(n * deathsMax, (n + 1) * deathsMax)),
  // What one engine deletes it deletes side by side: only what is needed by the one before is surely still there.
  ...inTurn(firstOfEachKind).map((names) => names.map((name) => `inside:delete-${name}`)),
].map((failpoints, index) => ({ failpoints, tenant: `gone-${suffix}-${index}` }));
const cells = deaths.flatMap(({ failpoints }) => failpoints).length;
const yearsMs = 3_653 * 86_400_000;
const [held, short, long, kept] = ['held', 'short-lock', 'long-lock', 'kept'].map((name) => `${name}-${suffix}`) as [
  string,
  string,
  string,
  string,
];

/** Names of resources, each behind the one that needs it: in that order they go. */
function inTurn(resources: readonly { readonly name: string; readonly after: readonly string[] }[]): string[][] {
  const turns: string[][] = [];
  for (const { name, after } of resources) {
    const needed = turns.find((turn) => turn.length < deathsMax && after.includes(turn[0] ?? ''));
    if (needed) needed.unshift(name);
    else turns.push([name]);
  }
  return turns;
}

let registry: RunningConsumer;
let world: World;
let cell: Cell;
const announced = new Map<string, unknown>();
const started: ProvisionerProcess[] = [];

const provisioner = (more: Record<string, string> = {}): ProvisionerProcess => {
  const process = startProvisioner({
    ...world.environment,
    MUNIM_PROVISIONER_LEASE_MS: String(leaseMs),
    MUNIM_DRIFT_CHECK_MINUTES: '0',
    // What is counted is counted because a bank leaves.
    MUNIM_METER_SECONDS: '0',
    ...more,
  });
  started.push(process);
  return process;
};

async function until(what: string, holds: () => Promise<boolean> | boolean, withinMs = 400_000): Promise<void> {
  const endMs = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > endMs) throw new Error(`not within ${withinMs} ms: ${what}\n${started.at(-1)?.output()}`);
    await sleep(200);
  }
}

const em = () => world.orm.em.fork();
const lastRun = async (tenantId: string, kind: RunKind): Promise<Run> =>
  em().findOneOrFail(Run, { tenantId, kind }, { orderBy: { createdAt: 'desc' } });
const ended = async (tenantId: string, kind: RunKind): Promise<boolean> =>
  (await em().count(Run, { tenantId, kind, state: { $in: ['succeeded', 'failed'] } })) > 0 &&
  (await em().count(Run, { tenantId, state: { $in: ['queued', 'running'] } })) === 0;
const stateOf = async (id: string): Promise<string> => (await em().findOneOrFail(Tenant, { id })).state;
const queue = (tenantId: string, kind: RunKind): Promise<unknown> =>
  em().insert(Run, { id: `run_${randomUUIDv7()}`, tenantId, kind, state: 'queued', requestedBy: 'test' });

const leaseUntil = (tenantId: string, inMs: number): Promise<unknown> =>
  em().nativeUpdate(Run, { tenantId, state: 'running' }, { leaseExpiresAt: new Date(Date.now() + inMs) });

/** As two operators, and the handing over, leave it. */
async function approve(tenantId: string): Promise<void> {
  const at = new Date();
  await em().nativeUpdate(Tenant, { id: tenantId }, { state: 'offboarding' });
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

const putLocked = async (tenant: string, lockMs: number): Promise<string> => {
  const Bucket = topology(tenantId(tenant)).archiveBucket;
  const put = await cell.s3().send(
    new PutObjectCommand({
      Bucket,
      Key: 'tile/x',
      Body: 'x',
      ObjectLockMode: 'COMPLIANCE',
      ObjectLockRetainUntilDate: new Date(Date.now() + lockMs),
    }),
  );
  return put.VersionId ?? '';
};

beforeAll(async () => {
  const services = inject('services');
  world = await createWorld(services, contexts);
  cell = openCell(world.access, { nowMs: Date.now });
  for (const id of ['maker', 'checker'])
    await em().insert(Operator, { id, name: id, role: 'owner', state: 'active', createdAt: new Date() });
  const log = createLogger({ service: 'offboard-spec', level: 'fatal' });
  const broker = connectBroker({ brokers: services.kafka.brokers, clientId: 'offboard-spec', log });
  await ensureRegistryTopics(broker, registryTopics, 1);
  registry = await followCompactedTopic(broker, {
    topic: platformTopics.registry,
    onRecord: ({ key, value }) => void announced.set(key ?? '', value),
  });
  const banks = [...deaths.map(({ tenant }) => tenant), held, short, long, kept];
  for (const tenant of banks) await world.order(tenant);
  const maker = provisioner({ MUNIM_PROVISIONER_PARALLEL: '3' });
  const isThere = async (tenant: string) => (await stateOf(tenant)) === 'active' && (await ended(tenant, 'provision'));
  for (const tenant of banks) await until(`${tenant} is there`, () => isThere(tenant));
  maker.signal('SIGTERM');
  await maker.ended();
});

afterAll(async () => {
  for (const process of started) process.signal('SIGKILL');
  await cell.close();
  await registry.stop();
  await world.close();
});

async function expectRetained(tenant: string, failpoint: string): Promise<void> {
  const spec = { ...world.specOf(tenant), stage: 'retained' as const };
  expect(await stateOf(tenant), failpoint).toBe('retained');
  expect(await remainsOf(spec, cell), failpoint).toEqual([]);
  expect(await leftoversOf(spec, cell, world.pulumiUrl), failpoint).toEqual([]);
  const differing = (await verifyBank(spec, cell)).filter(({ differences }) => differences.length > 0);
  expect(differing, failpoint).toEqual([]);
  await until(`${tenant} is withdrawn`, () => announced.get(`tenant/${tenant}`) === null);
  const counted = await em().findOneOrFail(UsageCursor, { tenantId: tenant });
  const { startedAt } = await lastRun(tenant, 'offboard');
  expect(counted.measuredAt.getTime(), failpoint).toBeGreaterThanOrEqual(startedAt?.getTime() ?? Infinity);
  const { certificate } = await em().findOneOrFail(Offboarding, { tenantId: tenant });
  const opened = openCertificate(certificate ?? '', (await certificateSigner(world.secretsDirectory)).verifierKey);
  expect(opened, failpoint).toMatchObject({
    certificate: {
      kind: 'offboarding',
      tenant,
      requestedBy: 'maker',
      approvedBy: 'checker',
      destroyed: { length: gone.length },
    },
  });
}

describe('the provisioner, killed while it takes banks apart', () => {
  test(`dies at each of its ${cells} points`, async () => {
    process.stdout.write(`crash matrix of an offboarding: ${cells} cells\n`);
    for (const { failpoints, tenant } of deaths) {
      // Without a lock it would be disposed as soon as it is retained.
      await putLocked(tenant, yearsMs);
      await approve(tenant);
      await queue(tenant, 'offboard');
      for (const failpoint of failpoints) {
        const dying = provisioner({ MUNIM_PROVISIONER_PARALLEL: '1', MUNIM_FAILPOINT: `${failpoint}:kill` });
        const end = await dying.ended();
        expect(end, `${failpoint}\n${dying.output()}`).toBe('SIGKILL');
        await until(
          'all processes of the dead are gone',
          () => processesWith('MUNIM_PROVISIONER_PID', String(dying.pid)).length === 0,
        );
        if (failpoint === 'inside:delete-postgres-schema') half = await lookAt(tenant);
        await leaseUntil(tenant, -1_000);
      }
      // The next one must not find this run: it has its own to die over.
      await leaseUntil(tenant, 3_600_000);
    }
  });

  /** Of a bank right after a death. */
  let half: { remains: string[]; state: string } | undefined;
  const lookAt = async (tenant: string) => ({
    remains: await remainsOf(world.specOf(tenant), cell),
    state: await stateOf(tenant),
  });

  test('negative control: a bank whose provisioner died half way is seen to be neither whole nor gone', () => {
    expect(half?.remains).not.toEqual([]);
    expect(half?.state).toBe('offboarding');
  });

  test('the last attempt of each leaves what law owns and nothing else, with one certificate', async () => {
    for (const { tenant } of deaths) await leaseUntil(tenant, -1_000);
    provisioner({ MUNIM_PROVISIONER_PARALLEL: '2' });
    for (const { failpoints, tenant } of deaths) {
      await until(`the run after ${failpoints.join(', ')} ends`, () => ended(tenant, 'offboard'));
      const { state, failure } = await lastRun(tenant, 'offboard');
      expect({ failpoints, state, failure }).toEqual({ failpoints, state: 'succeeded', failure: null });
    }
    for (const { failpoints, tenant } of deaths) await expectRetained(tenant, failpoints.join(', '));
  });
});

describe('what is kept', () => {
  test('a hold stops the destruction before its first step; once it is lifted, it goes on', async () => {
    await putLocked(held, yearsMs);
    const hold = { tenantId: held, scope: 'bank' as const, reason: 'case 4711', placedBy: 'operator:maker' };
    await em().insert(LegalHold, { id: 'lhd_1', ...hold, placedAt: new Date(), locksExtendedAt: new Date() });
    // A provisioner runs, and looks for what is due every few seconds.
    await approve(held);
    expect(await queueDueOffboardings(world.orm, randomUUIDv7)).toBe(0);
    await queue(held, 'offboard');
    await until('the run ends', () => ended(held, 'offboard'));
    expect((await lastRun(held, 'offboard')).failure).toEqual({
      step: 'start-destruction',
      reason: 'in force: lhd_1 bank',
    });
    const untouched = (await verifyBank(world.specOf(held), cell)).filter(({ differences }) => differences.length > 0);
    expect(untouched).toEqual([]);
    await em().nativeUpdate(LegalHold, { id: 'lhd_1' }, { liftedAt: new Date(), liftedBy: 'operator:checker' });
    await queue(held, 'offboard');
    await until('the run ends', async () => (await stateOf(held)) === 'retained');
    await expectRetained(held, 'after the hold');
  });

  test('locks of seconds: disposed of itself when they have ended, and certified', async () => {
    await putLocked(short, 8_000);
    await approve(short);
    await until('it is disposed', async () => (await stateOf(short)) === 'disposed');
    const { disposalCertificate, retainUntil } = await em().findOneOrFail(Offboarding, { tenantId: short });
    expect((await em().findOneOrFail(Tenant, { id: short })).updatedAt.getTime()).toBeGreaterThanOrEqual(
      retainUntil?.getTime() ?? Infinity,
    );
    const { verifierKey } = await certificateSigner(world.secretsDirectory);
    expect(openCertificate(disposalCertificate ?? '', verifierKey)).toMatchObject({
      certificate: { kind: 'disposal', tenant: short, remains: [] },
    });
    const changed = (disposalCertificate ?? '').replace(short, 'other-bank');
    expect(openCertificate(changed, verifierKey)).toHaveProperty('problem');
    for (const Bucket of [topology(tenantId(short)).archiveBucket, topology(tenantId(short)).exportBucket])
      await expect(cell.s3().send(new HeadBucketCommand({ Bucket }))).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('locks of years: retained until then, and a disposal that comes too early deletes nothing', async () => {
    const VersionId = await putLocked(long, yearsMs);
    await approve(long);
    await until('it is retained', () => ended(long, 'offboard'));
    const { retainUntil } = await em().findOneOrFail(Offboarding, { tenantId: long });
    expect(retainUntil?.getTime()).toBeGreaterThan(Date.now() + 3_600 * 86_400_000);
    await queue(long, 'dispose');
    await until('the disposal ends', () => ended(long, 'dispose'));
    expect((await lastRun(long, 'dispose')).failure?.step).toBe('dispose');
    expect(await stateOf(long)).toBe('retained');
    const object = { Bucket: topology(tenantId(long)).archiveBucket, Key: 'tile/x', VersionId };
    await expect(cell.s3().send(new DeleteObjectCommand(object))).rejects.toThrow(/lock|denied/i);
    const { Versions } = await cell.s3().send(new ListObjectVersionsCommand({ Bucket: object.Bucket }));
    expect(Versions).toHaveLength(1);
  });

  test('a hold makes locks longer that would end, and nothing is disposed while it is in force', async () => {
    const VersionId = await putLocked(kept, 15_000);
    const hold = { tenantId: kept, scope: 'subject' as const, subject: 'cus_1', reason: 'case 1', placedBy: 'x' };
    await em().insert(LegalHold, { id: 'lhd_2', ...hold, placedAt: new Date() });
    await until('the locks are longer', async () => {
      const { locksExtendedAt } = await em().findOneOrFail(LegalHold, { id: 'lhd_2' });
      return locksExtendedAt != null;
    });
    const { Retention } = await cell
      .s3()
      .send(
        new GetObjectRetentionCommand({ Bucket: topology(tenantId(kept)).archiveBucket, Key: 'tile/x', VersionId }),
      );
    expect(Retention?.RetainUntilDate?.getTime()).toBeGreaterThan(Date.now() + 89 * 86_400_000);
  });
});
