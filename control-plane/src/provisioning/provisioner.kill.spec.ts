/**
 * SIGKILL of the provisioner after each of its steps, and inside each kind of resource (made in its store, not yet known
 * to the engine): one re-run must make exactly one complete bank of it. The cells come from the steps in the code.
 */
import { platformTopics, tenantId } from '@munim/kernel';
import { startServices } from '@munim/local';
import { connectBroker, followCompactedTopic, type RunningConsumer } from '@munim/platform/broker';
import { createLogger } from '@munim/platform/telemetry';
import { bankResources, openCell, verifyBank } from '@munim/tenant';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Announcement, AuditEntry, Run, RunStep, Tenant } from '../database/entities/index.ts';
import { ensureRegistryTopics, registryTopics } from '../registry/topics.ts';
import { type Executor, startExecutor } from './executor/process.ts';
import { openEngine, type PlannedChange, preview } from './executor/stack.ts';
import { provisioningSteps } from './steps.ts';
import { leftoversOf } from './testing/leftovers.ts';
import { processesWith, type ProvisionerProcess, startProvisioner } from './testing/provisioner-process.ts';
import { createWorld, type World } from './testing/world.ts';

/** One context: every kind of resource is there, and a cell costs seconds. */
const contexts = ['accounts'];
/** Each lane has a queue of its own, so that a provisioner meets the run that it is to die over. */
const lanesMax = 2;
/** Long enough for a busy machine to renew it in time; after a death the test ends it, so that nobody waits. */
const leaseMs = 15_000;
/** Of the provisioner that is frozen: the test waits for its end. */
const frozenLeaseMs = 6_000;

const any = { tenant: tenantId('any-bank'), contexts, database: 'any', kafkaReplicas: 1 };
const firstOfEachKind = bankResources(any).filter(
  ({ kind }, index, all) => all.findIndex((one) => one.kind === kind) === index,
);
const cells = [
  ...provisioningSteps(any).map(({ name }) => name),
  ...firstOfEachKind.map(({ name }) => `inside:${name}`),
].map((failpoint, index) => ({ failpoint, tenant: `kill-${index}-bank`, lane: index % lanesMax }));

let directory: string;
let stopKafka: () => Promise<void>;
let registry: RunningConsumer;
const announced = new Map<string, unknown>();
const worlds: World[] = [];
const started: ProvisionerProcess[] = [];

const provisioner = (world: World, more: Record<string, string> = {}): ProvisionerProcess => {
  const process = startProvisioner({
    ...world.environment,
    MUNIM_PROVISIONER_LEASE_MS: String(leaseMs),
    // Some sixty processes load the same code: compiled once, they start in half the time.
    NODE_COMPILE_CACHE: join(directory, 'compiled'),
    ...more,
  });
  started.push(process);
  return process;
};

async function until(what: string, holds: () => Promise<boolean> | boolean, withinMs = 180_000): Promise<void> {
  const endMs = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > endMs) throw new Error(`not within ${withinMs} ms: ${what}\n${started.at(-1)?.output()}`);
    await sleep(100);
  }
}

const runOf = async (world: World, tenant: string): Promise<Run> =>
  world.orm.em.fork().findOneOrFail(Run, { tenantId: tenant });
const ended = async (world: World, tenant: string): Promise<boolean> =>
  ['succeeded', 'failed'].includes((await runOf(world, tenant)).state);

beforeAll(async () => {
  const services = inject('services');
  directory = await mkdtemp(join(tmpdir(), 'munim-kill-'));
  const own = await startServices({ stateDir: directory, only: ['kafka'], profile: 'test' });
  stopKafka = own.stop;
  for (let lane = 0; lane < lanesMax + 1; lane++)
    worlds.push(await createWorld({ ...services, kafka: own.kafka }, contexts));
  const broker = connectBroker({
    brokers: own.kafka.brokers,
    clientId: 'kill-spec',
    log: createLogger({ service: 'kill-spec', level: 'fatal' }),
  });
  await ensureRegistryTopics(broker, registryTopics, 1);
  registry = await followCompactedTopic(broker, {
    topic: platformTopics.registry,
    onRecord: ({ key, value }) => void announced.set(key ?? '', value),
  });
});

afterAll(async () => {
  for (const process of started) process.signal('SIGKILL');
  for (const executor of previewers.values()) (await executor).kill();
  await registry.stop();
  await stopKafka();
  for (const world of worlds) await world.close();
  await rm(directory, { recursive: true, force: true });
});

/** Everything that must hold of a bank after its run. */
async function expectComplete(world: World, tenant: string): Promise<void> {
  const spec = world.specOf(tenant);
  const cell = openCell(world.access, { nowMs: Date.now });
  try {
    const findings = await verifyBank(spec, cell);
    expect(findings.filter(({ differences }) => differences.length > 0)).toEqual([]);
  } finally {
    await cell.close();
  }
  expect(await leftoversOf(spec, world.access, world.pulumiUrl)).toEqual([]);
  const em = world.orm.em.fork();
  expect((await em.findOneOrFail(Tenant, { id: tenant })).state).toBe('active');
  expect((await em.find(RunStep, { runId: (await runOf(world, tenant)).id })).map(({ state }) => state)).not.toContain(
    'pending',
  );
  expect(announced.has(`tenant/${tenant}`), 'announced').toBe(true);
  // Moved to active once, however many attempts it took.
  expect(await em.count(AuditEntry, { target: `tenant/${tenant}`, action: 'complete-provisioning' })).toBe(1);
}

/** Pulumi's own word, reality being read first. One executor a world: it is warm for all of its banks. */
async function changesOf(world: World, tenant: string): Promise<Readonly<Record<string, number>>> {
  const made = previewers.get(world) ?? startExecutor({ ...process.env, ...(await executorEnvironment(world)) });
  previewers.set(world, made);
  const answer = await (await made).preview({
    spec: world.specOf(tenant),
    cell: world.cell,
    isNew: false,
    previewId: tenant,
  });
  if ('reason' in answer) throw new Error(`no preview of ${tenant}: ${answer.reason}`);
  return countsOf(answer.changes);
}

function countsOf(changes: readonly PlannedChange[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { operation } of changes) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}
const previewers = new Map<World, Promise<Executor>>();

const executorEnvironment = async (world: World): Promise<Record<string, string>> => ({
  ...world.environment,
  ...engineSettings(world, await passphraseOf(world)),
});
const passphraseOf = (world: World): Promise<string> =>
  readFile(join(world.secretsDirectory, 'control-plane/pulumi-passphrase'), 'utf8');
const engineSettings = (world: World, passphrase: string): Record<string, string> => ({
  MUNIM_PULUMI_PASSPHRASE: passphrase,
  MUNIM_EXECUTOR_DIRECTORY: join(world.secretsDirectory, 'previews'),
  MUNIM_EXECUTOR_SILENCE_MAX_MS: String(leaseMs),
});

/** The same question to an engine that finds the provider on PATH, as a person with the engine's own program would. */
async function changesByHand(world: World, tenant: string): Promise<Readonly<Record<string, number>>> {
  const own = join(world.secretsDirectory, 'by-hand');
  await mkdir(own, { recursive: true });
  const engine = await openEngine({
    root: inject('services').pulumi.root,
    backendUrl: world.environment['MUNIM_PULUMI_BACKEND_URL'] ?? '',
    passphrase: await passphraseOf(world),
    directory: own,
    environment: world.environment,
  });
  return countsOf(await engine.withStack(world.specOf(tenant), preview));
}

async function secretsOf(world: World, tenant: string): Promise<Record<string, string>> {
  const folder = join(world.secretsDirectory, 'tenants', tenant);
  const names = await readdir(folder).catch(() => [] as string[]);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

describe('the provisioner, killed', () => {
  const secretsAtDeath = new Map<string, Record<string, string>>();
  const attemptsAtDeath = new Map<string, number>();
  const stepsBeforeComplete = cells.filter(({ failpoint }) => !['activate', 'announce', 'finish'].includes(failpoint));

  test(`dies at each of its ${cells.length} points, announces no bank that is not complete, and leaves no engine running`, async () => {
    process.stdout.write(`crash matrix of a provisioning: ${cells.length} cells\n`);
    const lanes = Array.from({ length: lanesMax }, async (_, lane) => {
      for (const { failpoint, tenant } of cells.filter((cell) => cell.lane === lane)) {
        const world = worlds[lane] as World;
        await world.order(tenant);
        const dying = provisioner(world, { MUNIM_PROVISIONER_PARALLEL: '1', MUNIM_FAILPOINT: `${failpoint}:kill` });
        expect(await dying.ended, `${failpoint}\n${dying.output()}`).toBe('SIGKILL');
        await until(
          'all processes of the dead are gone',
          () => processesWith('MUNIM_PROVISIONER_PID', String(dying.pid)).length === 0,
          20_000,
        );
        // A draft is a value that nobody uses yet: the re-run owes it nothing but to clear it away.
        const secrets = Object.entries(await secretsOf(world, tenant)).filter(([name]) => !name.endsWith('.draft'));
        secretsAtDeath.set(tenant, Object.fromEntries(secrets));
        attemptsAtDeath.set(tenant, (await runOf(world, tenant)).attempts);
        // The next provisioner of this lane must not find this run: it has its own to die over.
        await world.orm.em
          .fork()
          .execute(
            `update runs set lease_expires_at = now() + interval '1 hour' where tenant_id = ? and state = 'running'`,
            [tenant],
          );
      }
    });
    await Promise.all(lanes);
    for (const { failpoint, tenant, lane } of stepsBeforeComplete) {
      expect(announced.has(`tenant/${tenant}`), `${failpoint}: announced too early`).toBe(false);
      expect(
        await (worlds[lane] as World).orm.em.fork().count(Announcement, { key: `tenant/${tenant}` }),
        failpoint,
      ).toBe(0);
    }
  });

  test('negative control: a bank whose provisioner died half way is seen to be incomplete', async () => {
    // Inside: nothing that stands on the login can be there. After a step, a fast engine may have made all the rest.
    const half = cells.find(({ failpoint }) => failpoint === 'inside:postgres-login');
    const world = worlds[half?.lane ?? 0] as World;
    await expect(expectComplete(world, half?.tenant ?? '')).rejects.toThrow('to deeply equal []');
    const first = cells.find(({ failpoint }) => failpoint === 'claim');
    expect((await changesOf(worlds[first?.lane ?? 0] as World, first?.tenant ?? ''))['create']).toBeGreaterThan(0);
  });

  test('one re-run of each makes exactly one complete bank, with the secrets that were there', async () => {
    for (const world of worlds.slice(0, lanesMax)) {
      await world.orm.em
        .fork()
        .execute(`update runs set lease_expires_at = now() - interval '1 s' where state = 'running'`);
      provisioner(world, { MUNIM_PROVISIONER_PARALLEL: '1' });
    }
    for (const { failpoint, tenant, lane } of cells) {
      const world = worlds[lane] as World;
      await until(`the run after ${failpoint} ends`, () => ended(world, tenant));
      const run = await runOf(world, tenant);
      expect({ failpoint, state: run.state, failure: run.failure }).toEqual({
        failpoint,
        state: 'succeeded',
        failure: null,
      });
      expect(run.attempts, failpoint).toBe((attemptsAtDeath.get(tenant) ?? 0) + (failpoint === 'finish' ? 0 : 1));
    }
    for (const process of started.splice(0)) process.signal('SIGTERM');
    for (const { failpoint, tenant, lane } of cells) {
      const world = worlds[lane] as World;
      await expectComplete(world, tenant);
      const secrets = await secretsOf(world, tenant);
      expect(secrets, failpoint).toMatchObject(secretsAtDeath.get(tenant) ?? {});
      expect(
        Object.keys(secrets).filter((name) => name.endsWith('.draft')),
        failpoint,
      ).toEqual([]);
    }
  });

  // Every bank was read back above; the engine's own record is at stake where it died without having written one.
  test('the preview of each that died inside a resource is empty afterwards', async () => {
    const inside = cells.filter(({ failpoint }) => failpoint.startsWith('inside:'));
    const lanes = Array.from({ length: lanesMax }, async (_, lane) => {
      for (const { failpoint, tenant } of inside.filter((cell) => cell.lane === lane))
        expect({ failpoint, changes: await changesOf(worlds[lane] as World, tenant) }).toEqual({
          failpoint,
          changes: {},
        });
    });
    await Promise.all(lanes);
  });

  test('negative control: what is changed by hand shows in the preview and in the verification', async () => {
    const [{ tenant, lane } = { tenant: '', lane: 0 }] = cells;
    const world = worlds[lane] as World;
    const cell = openCell(world.access, { nowMs: Date.now });
    await cell.sql().unsafe(`grant usage on schema bank_${tenant.replaceAll('-', '_')} to public`);
    await (await cell.kafka()).deleteTopics({ topics: [`${tenant}.accounts`] });
    await cell.close();
    expect(await changesOf(world, tenant)).toEqual({ create: 1, update: 1 });
    expect(await changesByHand(world, tenant)).toEqual({ create: 1, update: 1 });
    await expect(expectComplete(world, tenant)).rejects.toThrow('to deeply equal []');
  });
});

describe('two provisioners on one bank', () => {
  const world = (): World => worlds[lanesMax] as World;

  test('one of them gets the run', async () => {
    await world().order('contested-bank');
    const both = [provisioner(world()), provisioner(world())];
    await until('the run ends', () => ended(world(), 'contested-bank'));
    expect(await runOf(world(), 'contested-bank')).toMatchObject({ state: 'succeeded', attempts: 1, fence: 1 });
    await expectComplete(world(), 'contested-bank');
    for (const process of both) process.signal('SIGTERM');
    await Promise.all(both.map((process) => process.ended));
  });

  test('one that was frozen over its run wakes up to a finished bank, and writes nothing more', async () => {
    await world().order('frozen-bank');
    // It comes no further than its last resource: on a fast machine the run would end before the freeze is noticed.
    const frozen = provisioner(world(), {
      MUNIM_PROVISIONER_PARALLEL: '1',
      MUNIM_PROVISIONER_LEASE_MS: String(frozenLeaseMs),
      MUNIM_FAILPOINT: `inside:${firstOfEachKind.at(-1)?.name}:hang`,
    });
    await until('the engine is at work', async () => {
      const em = world().orm.em.fork();
      return (await em.count(RunStep, { runId: (await runOf(world(), 'frozen-bank')).id, state: 'done' })) >= 2;
    });
    frozen.signal('SIGSTOP');
    await until(
      'its executor ends by itself, before the lease does',
      () => processesWith('MUNIM_PROVISIONER_PID', String(frozen.pid)).length === 0,
      frozenLeaseMs,
    );
    const second = provisioner(world(), { MUNIM_PROVISIONER_PARALLEL: '1' });
    await until('the run ends', () => ended(world(), 'frozen-bank'));
    const finished = await runOf(world(), 'frozen-bank');
    expect(finished).toMatchObject({ state: 'succeeded', attempts: 2, fence: 2 });
    frozen.signal('SIGCONT');
    await sleep(frozenLeaseMs);
    expect(await runOf(world(), 'frozen-bank')).toEqual(finished);
    await expectComplete(world(), 'frozen-bank');
    expect(await changesOf(world(), 'frozen-bank')).toEqual({});
    for (const process of [frozen, second]) process.signal('SIGTERM');
  });
});
