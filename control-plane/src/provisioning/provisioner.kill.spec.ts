/**
 * SIGKILL of the provisioner after each of its steps, and inside each kind of resource (made in its store, not yet known
 * to the engine): each next attempt must come further, and the last make exactly one complete bank. The points come from
 * the steps in the code.
 */
import { platformTopics, tenantId } from '@munim/kernel';
import { connectBroker, followCompactedTopic, type RunningConsumer } from '@munim/platform/broker';
import { createLogger } from '@munim/platform/telemetry';
import { bankResources, type Cell, openCell, verifyBank } from '@munim/tenant';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
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

/** One context: every kind of resource is there, and a bank costs seconds. */
const contexts = ['accounts'];
/** Each lane has a queue of its own, so that a provisioner meets the run that it is to die over. */
const lanesMax = 2;
/** Long enough for a machine that pauses to renew it in time; after a death the test ends it, so that nobody waits. */
const leaseMs = 120_000;
/** Of the provisioner that is frozen: its executor, which is silent for two thirds of it, is waited for. */
const frozenLeaseMs = 30_000;
/** Whoever woke up and was to write something has done so by then. */
const awakeMs = 6_000;

/** Services that are there already know the banks of an earlier run. */
const suffix = randomBytes(2).toString('hex');
const any = { tenant: tenantId('any-bank'), contexts, database: 'any', kafkaReplicas: 1 };
const firstOfEachKind = bankResources(any).filter(
  ({ kind }, index, all) => all.findIndex((one) => one.kind === kind) === index,
);
/** A run is given up after five deaths: four each, one after the other, and the last attempt ends it. */
const deathsMax = 4;
const steps = provisioningSteps(any).map(({ name }) => name);
const chains = [
  ...Array.from({ length: Math.ceil(steps.length / deathsMax) }, (_, n) =>
    steps.slice(n * deathsMax, (n + 1) * deathsMax),
  ),
  // What one engine makes it makes side by side: only what needs the one before is surely not there yet.
  ...inTurn(firstOfEachKind).map((names) => names.map((name) => `inside:${name}`)),
];
/** Each to the lane that has fewer deaths before it. */
const lives = spread(chains).map((life, index) => ({ ...life, tenant: `kill-${suffix}-${index}` }));
const points = lives.flatMap((life) => life.points);
/** From the first of these on pods may hear of the bank. */
const afterComplete = ['activate', 'announce', 'finish'];

/** Names of resources, each behind the one that it needs. */
function inTurn(resources: readonly { readonly name: string; readonly after: readonly string[] }[]): string[][] {
  const turns: string[][] = [];
  for (const { name, after } of resources) {
    const needed = turns.find((turn) => turn.length < deathsMax && after.includes(turn.at(-1) ?? ''));
    if (needed) needed.push(name);
    else turns.push([name]);
  }
  return turns;
}

function spread(all: readonly (readonly string[])[]): { readonly points: readonly string[]; readonly lane: number }[] {
  const deaths = Array.from({ length: lanesMax }, () => 0);
  return all.map((chain) => {
    const lane = deaths.indexOf(Math.min(...deaths));
    deaths[lane] = (deaths[lane] ?? 0) + chain.length;
    return { points: chain, lane };
  });
}

let registry: RunningConsumer;
const announced = new Map<string, unknown>();
const worlds: World[] = [];
/** To the stores of each world. */
const cells = new Map<World, Cell>();
const started: ProvisionerProcess[] = [];

const provisioner = (world: World, more: Record<string, string> = {}): ProvisionerProcess => {
  const process = startProvisioner({
    ...world.environment,
    MUNIM_PROVISIONER_LEASE_MS: String(leaseMs),
    MUNIM_DRIFT_CHECK_MINUTES: '0',
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

const runOf = async (world: World, tenant: string): Promise<Run> =>
  world.orm.em.fork().findOneOrFail(Run, { tenantId: tenant });
const ended = async (world: World, tenant: string): Promise<boolean> =>
  ['succeeded', 'failed'].includes((await runOf(world, tenant)).state);

beforeAll(async () => {
  const services = inject('services');
  for (let lane = 0; lane < lanesMax + 2; lane++) {
    const world = await createWorld(services, contexts);
    worlds.push(world);
    cells.set(world, openCell(world.access, { nowMs: Date.now }));
  }
  const broker = connectBroker({
    brokers: services.kafka.brokers,
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
  for (const cell of cells.values()) await cell.close();
  for (const world of worlds) await world.close();
});

/** Everything that must hold of a bank after its run. */
async function expectComplete(world: World, tenant: string): Promise<void> {
  const spec = world.specOf(tenant);
  const cell = cells.get(world) as Cell;
  const findings = await verifyBank(spec, cell);
  expect(findings.filter(({ differences }) => differences.length > 0)).toEqual([]);
  expect(await leftoversOf(spec, cell, world.pulumiUrl)).toEqual([]);
  const em = world.orm.em.fork();
  expect((await em.findOneOrFail(Tenant, { id: tenant })).state).toBe('active');
  expect((await em.find(RunStep, { runId: (await runOf(world, tenant)).id })).map(({ state }) => state)).not.toContain(
    'pending',
  );
  await until(`${tenant} is announced`, () => announced.has(`tenant/${tenant}`));
  // Moved to active once, however many attempts it took.
  expect(await em.count(AuditEntry, { target: `tenant/${tenant}`, action: 'complete-provisioning' })).toBe(1);
}

/** Pulumi's own word, reality being read first. One executor a world: it is warm for all of its banks. */
async function changesOf(world: World, tenant: string): Promise<string[]> {
  const made = previewers.get(world) ?? startExecutor({ ...process.env, ...(await executorEnvironment(world)) });
  previewers.set(world, made);
  const answer = await (await made).preview({
    spec: world.specOf(tenant),
    cell: world.cell,
    isNew: false,
    previewId: tenant,
  });
  if ('reason' in answer) throw new Error(`no preview of ${tenant}: ${answer.reason}`);
  return namesOf(answer.changes);
}

const namesOf = (changes: readonly PlannedChange[]): string[] =>
  changes.map(({ operation, step }) => `${operation} ${step}`).toSorted();
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
async function changesByHand(world: World, tenant: string): Promise<string[]> {
  const own = join(world.secretsDirectory, 'by-hand');
  await mkdir(own, { recursive: true });
  const engine = await openEngine({
    root: inject('services').pulumi.root,
    backendUrl: world.environment['MUNIM_PULUMI_BACKEND_URL'] ?? '',
    passphrase: await passphraseOf(world),
    directory: own,
    environment: world.environment,
  });
  return namesOf(await engine.withStack(world.specOf(tenant), preview));
}

async function secretsOf(world: World, tenant: string): Promise<Record<string, string>> {
  const folder = join(world.secretsDirectory, 'tenants', tenant);
  const names = await readdir(folder).catch(() => [] as string[]);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

/** No other provisioner takes up the bank's run before that time. */
const leaseUntil = (world: World, tenant: string, inSeconds: number): Promise<unknown> =>
  world.orm.em
    .fork()
    .execute(
      `update runs set lease_expires_at = now() + ? * interval '1 s' where state = 'running' and tenant_id = ?`,
      [inSeconds, tenant],
    );

describe('the provisioner, killed', () => {
  /** A draft is a value that nobody uses yet: the next attempt owes it nothing but to clear it away. */
  const keptSecretsOf = async (world: World, tenant: string): Promise<Record<string, string>> =>
    Object.fromEntries(Object.entries(await secretsOf(world, tenant)).filter(([name]) => !name.endsWith('.draft')));
  const secretsAtDeath = new Map<string, Record<string, string>>();
  /** What was found of some banks right after a death. */
  const half = new Map<string, unknown>();
  const lookAfter: Readonly<Record<string, (world: World, tenant: string) => Promise<unknown>>> = {
    claim: changesOf,
    'inside:postgres-login': (world, tenant) => expectComplete(world, tenant).catch((error: unknown) => error),
  };

  test(`dies at each of its ${points.length} points, announces no bank that is not complete, and leaves no engine running`, async () => {
    process.stdout.write(`crash matrix of a provisioning: ${points.length} cells\n`);
    const live = async (world: World, life: (typeof lives)[number]): Promise<void> => {
      const { tenant } = life;
      await world.order(tenant);
      for (const [index, point] of life.points.entries()) {
        const dying = provisioner(world, { MUNIM_PROVISIONER_PARALLEL: '1', MUNIM_FAILPOINT: `${point}:kill` });
        const end = await dying.ended();
        expect(end, `${point}\n${dying.output()}`).toBe('SIGKILL');
        await until(
          'all processes of the dead are gone',
          () => processesWith('MUNIM_PROVISIONER_PID', String(dying.pid)).length === 0,
        );
        // One attempt came here from wherever the one before died.
        expect((await runOf(world, tenant)).attempts, point).toBe(index + 1);
        const secrets = await keptSecretsOf(world, tenant);
        expect(secrets, point).toMatchObject(secretsAtDeath.get(tenant) ?? {});
        secretsAtDeath.set(tenant, secrets);
        if (!life.points.slice(0, index + 1).some((one) => afterComplete.includes(one))) {
          expect(announced.has(`tenant/${tenant}`), `${point}: announced too early`).toBe(false);
          expect(await world.orm.em.fork().count(Announcement, { key: `tenant/${tenant}` }), point).toBe(0);
        }
        half.set(point, await lookAfter[point]?.(world, tenant));
        await leaseUntil(world, tenant, -1);
      }
      // The next provisioner of this lane must not find this run: it has its own to die over.
      await leaseUntil(world, tenant, 3_600);
    };
    const lanes = Array.from({ length: lanesMax }, async (_, lane) => {
      for (const life of lives.filter((one) => one.lane === lane)) await live(worlds[lane] as World, life);
    });
    await Promise.all(lanes);
  });

  test('negative control: a bank whose provisioner died half way is seen to be incomplete', () => {
    // Inside: nothing that stands on the login can be there. After a step, a fast engine may have made all the rest.
    expect(String(half.get('inside:postgres-login'))).toContain('to deeply equal []');
    expect(half.get('claim')).toContainEqual(expect.stringMatching(/^create /));
  });

  test('the last attempt of each makes exactly one complete bank, with the secrets that were there', async () => {
    for (const { tenant, lane } of lives) await leaseUntil(worlds[lane] as World, tenant, -1);
    for (const world of worlds.slice(0, lanesMax)) provisioner(world, { MUNIM_PROVISIONER_PARALLEL: '1' });
    for (const { points: deaths, tenant, lane } of lives) {
      const world = worlds[lane] as World;
      const after = deaths.join(', ');
      await until(`the run after ${after} ends`, () => ended(world, tenant));
      const { state, failure, attempts } = await runOf(world, tenant);
      expect({ after, state, failure }).toEqual({ after, state: 'succeeded', failure: null });
      expect(attempts, after).toBe(deaths.length + (deaths.at(-1) === 'finish' ? 0 : 1));
    }
    for (const process of started.splice(0)) process.signal('SIGTERM');
    for (const { points: deaths, tenant, lane } of lives) {
      const world = worlds[lane] as World;
      await expectComplete(world, tenant);
      const secrets = await secretsOf(world, tenant);
      expect(secrets, deaths.join(', ')).toMatchObject(secretsAtDeath.get(tenant) ?? {});
      expect(
        Object.keys(secrets).filter((name) => name.endsWith('.draft')),
        deaths.join(', '),
      ).toEqual([]);
    }
  });

  // Every bank was read back above; the engine's own record is at stake where it died without having written one.
  test('the preview of each that died inside a resource is empty afterwards', async () => {
    const inside = lives.filter((life) => life.points.some((point) => point.startsWith('inside:')));
    const lanes = Array.from({ length: lanesMax }, async (_, lane) => {
      for (const { points: deaths, tenant } of inside.filter((life) => life.lane === lane))
        expect({ deaths, changes: await changesOf(worlds[lane] as World, tenant) }).toEqual({ deaths, changes: [] });
    });
    await Promise.all(lanes);
  });

  test('negative control: what is changed by hand shows in the preview and in the verification', async () => {
    const [{ tenant, lane } = { tenant: '', lane: 0 }] = lives;
    const world = worlds[lane] as World;
    const cell = cells.get(world) as Cell;
    await cell.sql().unsafe(`grant usage on schema bank_${tenant.replaceAll('-', '_')} to public`);
    await (await cell.kafka()).deleteTopics({ topics: [`${tenant}.accounts`] });
    const byHand = ['create topic-accounts', 'update postgres-schema'];
    expect(await changesOf(world, tenant)).toEqual(byHand);
    expect(await changesByHand(world, tenant)).toEqual(byHand);
    await expect(expectComplete(world, tenant)).rejects.toThrow('to deeply equal []');
  });
});

const contested = `contested-${suffix}`;
const frozenBank = `frozen-${suffix}`;

/** Each in a world of its own, so that the one need not wait for the other's waits. */
describe.concurrent('two provisioners on one bank', () => {
  test('one of them gets the run', async () => {
    const world = worlds[lanesMax] as World;
    await world.order(contested);
    const both = [1, 2].map(() => provisioner(world, { MUNIM_PROVISIONER_PARALLEL: '1' }));
    await until('the run ends', () => ended(world, contested));
    expect(await runOf(world, contested)).toMatchObject({ state: 'succeeded', attempts: 1, fence: 1 });
    await expectComplete(world, contested);
    for (const process of both) process.signal('SIGTERM');
    await Promise.all(both.map((process) => process.ended()));
  });

  test('one that was frozen over its run wakes up to a finished bank, and writes nothing more', async () => {
    const world = worlds[lanesMax + 1] as World;
    await world.order(frozenBank);
    // It comes no further than its last resource: on a fast machine the run would end before the freeze is noticed.
    const frozen = provisioner(world, {
      MUNIM_PROVISIONER_PARALLEL: '1',
      MUNIM_PROVISIONER_LEASE_MS: String(frozenLeaseMs),
      MUNIM_FAILPOINT: `inside:${firstOfEachKind.at(-1)?.name}:hang`,
    });
    await until('the engine is at work', async () => {
      const em = world.orm.em.fork();
      return (await em.count(RunStep, { runId: (await runOf(world, frozenBank)).id, state: 'done' })) >= 2;
    });
    frozen.signal('SIGSTOP');
    await until(
      'its executor ends by itself',
      () => processesWith('MUNIM_PROVISIONER_PID', String(frozen.pid)).length === 0,
    );
    const [lease] = await world.orm.em
      .fork()
      .execute<{ alive: boolean }[]>(`select lease_expires_at > now() as alive from runs where state = 'running'`);
    expect(lease, 'its executor ended before the lease did').toEqual({ alive: true });
    await leaseUntil(world, frozenBank, -1);
    const second = provisioner(world, { MUNIM_PROVISIONER_PARALLEL: '1' });
    await until('the run ends', () => ended(world, frozenBank));
    const finished = await runOf(world, frozenBank);
    expect(finished).toMatchObject({ state: 'succeeded', attempts: 2, fence: 2 });
    frozen.signal('SIGCONT');
    await sleep(awakeMs);
    expect(await runOf(world, frozenBank)).toEqual(finished);
    await expectComplete(world, frozenBank);
    expect(await changesOf(world, frozenBank)).toEqual([]);
    for (const process of [frozen, second]) process.signal('SIGTERM');
  });
});
