/**
 * SIGKILL of the provisioner at every step of one upgrade, of the driver's and of its runs': each next process finds a
 * fleet whose banks are whole, and goes on. Steps that a run shares with any other die in the provisioner's own spec.
 */
import { newId, tenantId } from '@munim/kernel';
import { connectBroker } from '@munim/platform/broker';
import { createLogger } from '@munim/platform/telemetry';
import { type BankSpec, type Cell, openCell, probeBank, verifyBank } from '@munim/tenant';
import { bearable, makeNextRelease, nextRefusal, nextVersion, unbearable } from '@munim/tenant-schema/sample-release';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { AuditEntry, BankRelease, Run, RunStep, Tenant, Upgrade, UpgradeBank } from '../database/entities/index.ts';
import type { ControlOperation } from '../http/operation.ts';
import { type Executor, startExecutor } from '../provisioning/executor/process.ts';
import { leftoversOf } from '../provisioning/testing/leftovers.ts';
import {
  processesWith,
  type ProvisionerProcess,
  startProvisioner,
} from '../provisioning/testing/provisioner-process.ts';
import { createWorld, type World } from '../provisioning/testing/world.ts';
import { ensureRegistryTopics, registryTopics } from '../registry/topics.ts';
import { startUpgrade } from './start-upgrade.ts';
import { retryUpgradeBank } from './steer-upgrade.ts';

const contexts = ['accounts'];
/** The first is the canary, the last cannot take the migration. */
/** Services that are there already know the banks of an earlier run. */
const suffix = randomBytes(2).toString('hex');
const banks = ['a', 'b', 'c', 'd'].map((name) => `up-${suffix}-${name}`);
const [, , , sick = ''] = banks;
const schemaOf = (bank: string): string => `bank_${bank.replaceAll('-', '_')}`;

/** In the order in which the upgrade comes to them; a run may die four times before it is given up. */
const deaths = [
  'upgrade-start',
  'upgrade-begin-bank',
  'claim',
  'inspect',
  'inside:postgres-migrations',
  'upgrade-examine',
  'upgrade-settle',
  'upgrade-soak',
  'upgrade-look-again',
  'upgrade-gate',
  // Of the second bank: what a first attempt made, a second one does not make again.
  'postgres-migrations',
  'activate',
  'finish',
  'restore',
  'upgrade-halt',
];

let directory: string;
let folder: string;
let world: World;
let cell: Cell;
const started: ProvisionerProcess[] = [];

const provisioner = (more: Record<string, string> = {}): ProvisionerProcess => {
  const process = startProvisioner({
    ...world.environment,
    // A machine that pauses renews it in time; after a death the test ends it, so that nobody waits.
    MUNIM_PROVISIONER_LEASE_MS: '120000',
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
    await sleep(100);
  }
}

const rows = () => world.orm.em.fork();
const upgradeNow = (): Promise<Upgrade> => rows().findOneOrFail(Upgrade, { release: { $like: `${nextVersion}-%` } });
const statesNow = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await rows().find(UpgradeBank, {})).map(({ tenantId: bank, state }) => [bank, state]));

/** As the API calls it, without HTTP. */
const ask = ({ handle }: ControlOperation, params: object, body: object): Promise<unknown> =>
  world.orm.em.fork().transactional((em) =>
    handle({
      params,
      query: undefined,
      body,
      caller: { operator: 'test', role: 'owner' },
      requestId: 'req_test',
      ifMatch: undefined,
      em,
      nowMs: Date.now(),
      newId: (kind) => newId(kind, randomUUID()),
    }),
  );

/** Versions of the migrations that each bank's schema holds. */
async function versionsNow(): Promise<Record<string, string>> {
  const healths = await Promise.all(banks.map((bank) => probeBank(tenantId(bank), world.access)));
  return Object.fromEntries(
    banks.map((bank, index) => [bank, healths[index]?.migrations.map((line) => line.split(' ')[0]).join(' ') ?? '']),
  );
}
let versionsBefore: Record<string, string>;
const after = (bank: string): string => `${versionsBefore[bank]} ${nextVersion}`;

beforeAll(async () => {
  const services = inject('services');
  directory = await mkdtemp(join(tmpdir(), 'munim-upgrades-'));
  folder = await makeNextRelease();
  world = await createWorld(services, contexts);
  // With the files of both releases.
  cell = openCell({ ...world.access, migrationsDirectory: folder }, { nowMs: Date.now });
  const log = createLogger({ service: 'upgrades-spec', level: 'fatal' });
  const broker = connectBroker({ brokers: services.kafka.brokers, clientId: 'upgrades-spec', log });
  await ensureRegistryTopics(broker, registryTopics, 1);
  for (const bank of banks) await world.order(bank);
  const first = provisioner();
  await until('the banks are there', async () => (await rows().count(Tenant, { state: 'active' })) === banks.length);
  await until('their runs have ended', async () => (await rows().count(Run, { state: 'succeeded' })) === banks.length);
  first.signal('SIGTERM');
  await first.ended();
  await cell.sql().unsafe(unbearable(schemaOf(sick)));
  versionsBefore = await versionsNow();
});

afterAll(async () => {
  for (const process of started) process.signal('SIGKILL');
  (await previewer)?.kill();
  await cell.close();
  await world.close();
  for (const path of [directory, folder]) await rm(path, { recursive: true, force: true });
});

/** What the bank must be now: on its release, whichever that is. */
async function specNow(bank: string): Promise<BankSpec> {
  const { declared } = await rows().findOneOrFail(BankRelease, { tenantId: bank });
  return { ...world.specOf(bank), declared };
}

async function expectWhole(bank: string): Promise<void> {
  const findings = await verifyBank(await specNow(bank), cell);
  expect(findings.filter(({ differences }) => differences.length > 0)).toEqual([]);
  expect(await leftoversOf(world.specOf(bank), cell, world.pulumiUrl)).toEqual([]);
}

async function startPreviewer(): Promise<Executor> {
  const passphrase = await readFile(join(world.secretsDirectory, 'control-plane/pulumi-passphrase'), 'utf8');
  return startExecutor({
    ...process.env,
    ...world.environment,
    MUNIM_TENANT_MIGRATIONS_DIR: folder,
    MUNIM_PULUMI_PASSPHRASE: passphrase,
    MUNIM_EXECUTOR_DIRECTORY: join(directory, 'previews'),
    MUNIM_EXECUTOR_SILENCE_MAX_MS: '15000',
  });
}
let previewer: Promise<Executor> | undefined;

/** Pulumi's own word, reality being read first. */
async function changesOf(wanted: readonly string[]): Promise<Record<string, unknown>> {
  const executor = await (previewer ??= startPreviewer());
  const changes: Record<string, unknown> = {};
  for (const bank of wanted)
    changes[bank] = await executor.preview({
      spec: await specNow(bank),
      cell: world.cell,
      isNew: false,
      previewId: bank,
    });
  return changes;
}

describe('an upgrade whose provisioner is killed', () => {
  const next = () => ({ MUNIM_PROVISIONER_PARALLEL: '1', MUNIM_TENANT_MIGRATIONS_DIR: folder });

  test(`at each of ${deaths.length} points: every bank is whole on one of both releases, each time`, async () => {
    process.stdout.write(`crash matrix of an upgrade: ${deaths.length} cells\n`);
    const first = provisioner(next());
    await until(
      'the release is offered',
      async () => (await rows().execute(`select from releases where name like '${nextVersion}-%'`)).length > 0,
    );
    first.signal('SIGTERM');
    await first.ended();
    const policy = {
      canaries: 1,
      percentages: [50, 100],
      parallel: 2,
      soakSeconds: 1,
      onFailure: 'halt',
      failuresMax: 0,
    };
    await ask(startUpgrade, {}, { ...policy, reason: 'test' });
    for (const point of deaths) {
      const dying = provisioner({ ...next(), MUNIM_FAILPOINT: `${point}:kill` });
      const end = await dying.ended();
      expect(end, `${point}\n${dying.output()}`).toBe('SIGKILL');
      await until(
        'all processes of the dead are gone',
        () => processesWith('MUNIM_PROVISIONER_PID', String(dying.pid)).length === 0,
      );
      await rows().execute(`update runs set lease_expires_at = now() - interval '1 s' where state = 'running'`);
      const versions = await versionsNow();
      for (const bank of banks)
        expect([versionsBefore[bank], after(bank)], `${bank} after ${point}`).toContain(versions[bank]);
    }
    expect(await upgradeNow()).toMatchObject({ state: 'halted', note: `1 failed, 0 may: ${sick}` });
  });

  test('the others are on the new release; the one that failed is whole on its own, and says why', async () => {
    expect(await statesNow()).toEqual({
      ...Object.fromEntries(banks.map((bank) => [bank, 'upgraded'])),
      [sick]: 'quarantined',
    });
    const versions = await versionsNow();
    for (const bank of banks) expect(versions[bank], bank).toBe(bank === sick ? versionsBefore[bank] : after(bank));
    const row = await rows().findOneOrFail(UpgradeBank, { tenantId: sick });
    expect(row.reason).toBe(`postgres-migrations: ${nextRefusal}`);
    const steps = await rows().find(RunStep, { runId: row.runId ?? '' }, { orderBy: { position: 'asc' } });
    expect(steps.at(-1)).toMatchObject({ name: 'restore', state: 'done' });
    expect((await rows().findOneOrFail(Tenant, { id: sick })).state).toBe('active');
    for (const bank of banks) await expectWhole(bank);
    expect(await changesOf(banks)).toEqual(Object.fromEntries(banks.map((bank) => [bank, { changes: [] }])));
  });

  test('two provisioners at once bring the mended bank forward, by one run and one attempt', async () => {
    await cell.sql().unsafe(bearable(schemaOf(sick)));
    const { id } = await upgradeNow();
    const both = [provisioner(next()), provisioner(next())];
    await ask(retryUpgradeBank, { upgradeId: id, tenantId: sick }, { reason: 'mended' });
    await until('the upgrade is complete', async () => (await upgradeNow()).state === 'completed');
    for (const process of both) process.signal('SIGTERM');
    await Promise.all(both.map((process) => process.ended()));
    expect(new Set(Object.values(await statesNow()))).toEqual(new Set(['upgraded']));
    const runs = await rows().find(Run, { kind: 'upgrade' }, { orderBy: { createdAt: 'asc' } });
    expect(runs.map(({ tenantId: bank }) => bank)).toEqual([...banks, sick]);
    expect(runs.at(-1)).toMatchObject({ state: 'succeeded', attempts: 1, fence: 1 });
    // Each came to its end once, however many processes died over it.
    const deeds = await rows().find(AuditEntry, { action: { $in: ['upgrade-bank', 'quarantine-bank'] } });
    expect(deeds.map(({ target, action }) => `${action} ${target}`).toSorted()).toEqual([
      `quarantine-bank tenant/${sick}`,
      ...banks.map((bank) => `upgrade-bank tenant/${bank}`),
    ]);
    await expectWhole(sick);
    expect(await changesOf([sick])).toEqual({ [sick]: { changes: [] } });
  });

  test('control: a bank that lacks a column of its release is seen, and so is one that the engine would change', async () => {
    await cell.sql().unsafe(`alter table ${schemaOf(sick)}.streams drop column next_note`);
    await expect(expectWhole(sick)).rejects.toThrow('to deeply equal []');
    expect(await changesOf([sick])).toMatchObject({
      [sick]: { changes: [{ operation: 'update', step: 'postgres-migrations' }] },
    });
  });
});
