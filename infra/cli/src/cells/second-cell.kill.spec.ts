/**
 * A bank on a second cell, from `./munim cell add` to its archive: all that it has is in that cell's own Postgres, Kafka
 * and object store. When that Postgres is killed, the banks of the first cell notice nothing.
 */
import { tenantId, topology } from '@munim/kernel';
import { cacheDirectory, choosePorts, type LocalCell, startCell, startServices, stopServices } from '@munim/local';
import { connectAdmin, connectBroker } from '@munim/platform/broker';
import { createLogger } from '@munim/platform/telemetry';
import { readTopics } from '@munim/platform/testing';
import { createMunim, type Munim, MunimError } from '@munim/sdk';
import { ListBucketsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { createKnownClient } from '../known-client.ts';
import { bootstrapOperatorClient, type Cell } from '../operator-client.ts';

const platform = inject('platform');
const { stateDir, services, urls } = platform;
const control = bootstrapOperatorClient(urls.controlPlane, platform.operatorTokenFile);
const suffix = randomBytes(3).toString('hex');
const name = `north-${suffix}`;
const contexts = ['accounts', 'customers', 'transfers'];
const czk = (amount: string) => ({ amount, currency: 'CZK' });
/** Of what is seen by polling, on a busy machine. */
const within = { timeout: 90_000 };

interface Bank {
  readonly id: string;
  readonly client: Munim;
  readonly accountId: string;
}
interface Stores {
  readonly postgresUrl: string;
  readonly kafka: { readonly brokers: readonly string[] };
  readonly s3: { readonly endpoint: string; readonly region: string; accessKeyId: string; secretAccessKey: string };
}

let added: Cell;
let local: LocalCell;
let first: Stores;
let second: Stores;
let here: Bank;
let there: Bank;

/** The command line as an operator uses it. */
async function munim(...args: string[]): Promise<unknown> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const env = { ...process.env, MUNIM_STATE: stateDir };
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...args, '--json'], { env });
  return JSON.parse(stdout);
}

async function clientOf(id: string, purpose: string, scopes: readonly string[], retry: Retry): Promise<Munim> {
  const credentials = await createKnownClient(control, urls, id, purpose, scopes);
  return createMunim({
    baseUrl: urls.gateway,
    auth: { tokenUrl: `${urls.issuer}/oauth/token`, ...credentials },
    retry,
  });
}
type Retry = NonNullable<Parameters<typeof createMunim>[0]['retry']>;
/** A failed request is a failed promise. */
const never: Retry = { attemptsMax: 1 };

async function bankOn(id: string, where: { readonly region?: string }): Promise<Bank> {
  const { run } = await control.onboard({ id, name: `Bank ${id}`, country: 'IN', ...where });
  await control.waitForRun(run.id);
  const scopes = ['customers', 'accounts', 'transfers'].flatMap((one) => [`${one}:read`, `${one}:write`]);
  // A bank of the second cell is waited for while its Postgres starts.
  const client = await clientOf(id, 'spec', scopes, { attemptsMax: 60, maxDelayMs: 2_000 });
  const { customerId } = await client.customers.register({ kind: 'PERSON', country: 'CZ', fullName: 'Jana Nováková' });
  const { accountId } = await client.accounts.open({ customerId, product: 'CURRENT', currency: 'CZK' });
  return { id, client, accountId };
}

const urlWith = (url: string, pathname: string): string => Object.assign(new URL(url), { pathname }).href;

beforeAll(async () => {
  added = (await munim('cell', 'add', name, '--region', name, '--capacity', '2')) as Cell;
  local = await startCell(name, { stateDir });
  const { postgresUser, postgresPassword, s3AccessKeyId, s3SecretAccessKey } = local.credentials;
  const { host, port, database } = local.postgres;
  second = {
    postgresUrl: `postgres://${postgresUser}:${postgresPassword}@${host}:${port}/${database}`,
    kafka: local.kafka,
    s3: { ...local.objectStore, accessKeyId: s3AccessKeyId, secretAccessKey: s3SecretAccessKey },
  };
  first = { postgresUrl: urlWith(services.postgres.url, `/${database}`), kafka: services.kafka, s3: services.s3 };
  [there, here] = await Promise.all([bankOn(`there-${suffix}`, { region: name }), bankOn(`here-${suffix}`, {})]);
});

/** What of a bank is in these stores. */
async function tracesOf(id: string, { postgresUrl, kafka, s3: store }: Stores): Promise<Record<string, string[]>> {
  const names = topology(tenantId(id));
  const sql = postgres(postgresUrl, { max: 1 });
  const log = createLogger({ service: 'spec', level: 'fatal' });
  const admin = await connectAdmin(connectBroker({ brokers: kafka.brokers, clientId: 'spec', log }));
  const s3 = new S3Client({ ...store, forcePathStyle: true, credentials: store });
  try {
    const schemas = await sql<
      { name: string }[]
    >`select nspname::text as name from pg_namespace where nspname = ${names.schema}`;
    const logins = await sql<
      { name: string }[]
    >`select rolname::text as name from pg_roles where rolname = ${names.login}`;
    const topics: string[] = [];
    for (const topic of contexts.map(names.topic)) if (await admin.exists(topic)) topics.push(topic);
    const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
    const buckets = Buckets.map(({ Name = '' }) => Name).filter((bucket) => bucket.startsWith(`${id}-`));
    return {
      postgres: [...schemas, ...logins].map((row) => row.name),
      kafka: topics,
      'object-store': buckets.sort(),
    };
  } finally {
    s3.destroy();
    await admin.close();
    await sql.end();
  }
}

const nothing = { postgres: [], kafka: [], 'object-store': [] };
const everything = (id: string) => {
  const { schema, login, topic, archiveBucket, exportBucket } = topology(tenantId(id));
  return {
    postgres: [schema, login],
    kafka: contexts.map(topic),
    'object-store': [archiveBucket, exportBucket],
  };
};

async function archivedEvents({ id }: Bank, { s3: store }: Stores): Promise<number> {
  const s3 = new S3Client({ ...store, forcePathStyle: true, credentials: store });
  try {
    const Bucket = topology(tenantId(id)).archiveBucket;
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    return Contents.filter(({ Key }) => Key?.startsWith('tile/entries/')).length;
  } finally {
    s3.destroy();
  }
}

async function balanceOf({ client, accountId }: Bank, minVersion?: string): Promise<string> {
  return (await client.accounts.get(accountId, minVersion === undefined ? {} : { minVersion })).balance.amount;
}

describe('a bank on the second cell', () => {
  test('needs a cell that was added on this machine and is open', () => {
    expect(added).toMatchObject({ name, region: name, state: 'open', banks: 0, capacityBanks: 2 });
  });

  test('serves through the same gateway: deposit, balance, statement, and money to another bank', async () => {
    const { client, accountId } = there;
    const { version } = await client.accounts.deposit(accountId, czk('12500'));
    expect(await balanceOf(there, version)).toBe('12500');
    const { value } = await client.accounts.statement(accountId, {}, { minVersion: version }).next();
    expect(value).toMatchObject({ amount: '12500', balance: '12500' });
    const creditor = { bank: 'YZ', account: '87144583' };
    const { transferId } = await client.transfers.request({ debtorAccountId: accountId, creditor, ...czk('2500') });
    expect((await client.transfers.waitFor(transferId)).status).toBe('COMPLETED');
    const elsewhere = await here.client.accounts.deposit(here.accountId, czk('700'));
    expect(await balanceOf(here, elsewhere.version)).toBe('700');
  });

  test('has all that it is in its own Postgres, Kafka and object store, and nothing in those of the first', async () => {
    expect(await tracesOf(there.id, second)).toEqual(everything(there.id));
    expect(await tracesOf(there.id, first)).toEqual(nothing);
    expect(await tracesOf(here.id, first)).toEqual(everything(here.id));
    expect(await tracesOf(here.id, second)).toEqual(nothing);
    const published = await readTopics({ ...services, ...second }, [topology(tenantId(there.id)).topic('accounts')]);
    expect(published.length).toBeGreaterThanOrEqual(3);
    await expect.poll(() => archivedEvents(there, second), within).toBeGreaterThan(0);
  });

  test('is seen where it is, its cell is healthy, and its resources are as they must be', async () => {
    expect(await munim('bank', 'show', there.id)).toMatchObject({ cell: name });
    expect(await munim('bank', 'show', here.id)).toMatchObject({ cell: 'local' });
    expect(await munim('cell', 'show', name)).toMatchObject({ banks: 1, capacityBanks: 2, tenants: [there.id] });
    await expect.poll(async () => (await control.cell(name)).health.state, within).toBe('healthy');
    expect(await munim('bank', 'drift', there.id)).toMatchObject({ differences: [] });
  });
});

describe('when the Postgres of the second cell is killed', () => {
  const outageMs = 5_000;
  const failures: unknown[] = [];
  let served = 0;

  /** A stall of the machine makes a read model late by as much: that is told, and is no failure. */
  const behindMsMax = 60_000;

  async function balanceAt(bank: Munim, version: string): Promise<string> {
    for (const endMs = performance.now() + behindMsMax; ; await sleep(50)) {
      try {
        return (await bank.accounts.get(here.accountId, { minVersion: version })).balance.amount;
      } catch (error) {
        const isBehind = error instanceof MunimError && error.code === 'projection-behind';
        if (!isBehind || performance.now() > endMs) throw error;
      }
    }
  }

  async function keepServing(until: () => boolean): Promise<void> {
    const strict = await clientOf(here.id, 'strict', ['accounts:read', 'accounts:write'], never);
    let deposited = BigInt(await balanceOf(here));
    while (!until()) {
      try {
        const { version } = await strict.accounts.deposit(here.accountId, czk('1'));
        deposited += 1n;
        expect(await balanceAt(strict, version)).toBe(String(deposited));
        served += 2;
      } catch (error) {
        failures.push(error);
      }
    }
  }

  test('no request of a bank of the first fails, those of its own are told to come back, and then it goes on', async () => {
    let over = false;
    const serving = [keepServing(() => over)];
    const asked = await clientOf(there.id, 'asker', ['accounts:write'], never);
    await expect.poll(() => served, within).toBeGreaterThan(0);
    const killed = processesOf('postgres');
    process.kill(killed[0] ?? 0, 'SIGKILL');
    const before = served;
    // What it had started serves on for a moment.
    await expect.poll(() => killed.filter(isAlive), within).toEqual([]);
    const refusals: string[] = [];
    for (const endMs = performance.now() + outageMs; performance.now() < endMs; await sleep(250))
      await asked.accounts
        .deposit(there.accountId, czk('1'))
        .catch((error: unknown) => refusals.push(error instanceof MunimError ? String(error.status) : String(error)));
    await expect
      .poll(async () => (await control.cell(name)).health, within)
      .toMatchObject({
        state: 'failing',
        services: [{ service: 'postgres', reason: expect.any(String) }, { reason: null }, { reason: null }],
      });
    await expect.poll(() => served - before, within).toBeGreaterThan(20);
    over = true;
    await Promise.all(serving);
    expect(failures.slice(0, 3)).toEqual([]);
    expect(new Set(refusals)).toEqual(new Set(['503']));
    process.stdout.write(
      `  ${served} requests of the first cell's bank served, 0 failed; ${refusals.length} of the other told 503\n`,
    );

    await startCell(name, { stateDir });
    const { version } = await there.client.accounts.deposit(there.accountId, czk('400'));
    expect(await balanceOf(there, version)).toBe('10400');
    await expect.poll(async () => (await control.cell(name)).health.state, within).toBe('healthy');
  });

  test('and when it comes back on another port, every pod follows without a restart', async () => {
    const cellState = join(stateDir, 'cells', name);
    await stopServices({ stateDir: cellState, only: ['postgres'] });
    const { port } = await choosePorts(cacheDirectory(process.env), cellState, { port: undefined });
    await startServices({ stateDir: cellState, only: ['postgres'], ports: { postgres: port }, profile: 'test' });
    expect(await munim('cell', 'add', name)).toMatchObject({ postgres: { port } });
    const { version } = await there.client.accounts.deposit(there.accountId, czk('600'));
    expect(await balanceOf(there, version)).toBe('11000');
    const creditor = { bank: 'YZ', account: '87144583' };
    const { transferId } = await there.client.transfers.request({
      debtorAccountId: there.accountId,
      creditor,
      ...czk('1000'),
    });
    expect((await there.client.transfers.waitFor(transferId)).status).toBe('COMPLETED');
  });
});

describe('when the Postgres of the second cell hangs, and its banks go on asking', () => {
  /** More than the gateway keeps connections to one service. */
  const askersMax = 400;
  /** Who shared connections with those that hang waited ten seconds; a machine that is busy takes some by itself. */
  const waitMsMax = 9_000;

  test('no request of a bank of the first fails or waits for them', async () => {
    const [asker, reader] = await Promise.all(
      [there, here].map(({ id }) => clientOf(id, 'impatient', ['accounts:read', 'accounts:write'], never)),
    );
    if (!asker || !reader) throw new Error('two clients were asked for');
    const isServed = () =>
      asker.accounts.get(there.accountId).then(
        () => true,
        () => false,
      );
    await expect.poll(isServed, within).toBe(true);
    const frozen = processesOf('postgres');
    for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    // Those that were thawed once may have ended since.
    const thaw = () => frozen.filter(isAlive).forEach((pid) => process.kill(pid, 'SIGCONT'));
    const durationsMs: number[] = [];
    try {
      const asked = Array.from({ length: askersMax }, () =>
        asker.accounts.deposit(there.accountId, czk('1')).catch(() => undefined),
      );
      await sleep(500);
      for (let i = 0; i < 40; i++) {
        const startedMs = performance.now();
        await reader.accounts.deposit(here.accountId, czk('1'));
        durationsMs.push(performance.now() - startedMs);
      }
      thaw();
      await Promise.all(asked);
    } finally {
      thaw();
    }
    const worstMs = Math.max(...durationsMs);
    process.stdout.write(
      `  ${durationsMs.length} deposits beside ${askersMax} that hung: the slowest took ${worstMs.toFixed(0)} ms\n`,
    );
    expect(worstMs).toBeLessThan(waitMsMax);
    await there.client.accounts.deposit(there.accountId, czk('1'));
  });
});

/** One that has ended may still be in the list, until somebody asks for its end. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** A service of the second cell with all of its children. */
function processesOf(service: string): number[] {
  const file = join(stateDir, 'cells', name, 'components', `${service}.json`);
  const { process: main } = JSON.parse(readFileSync(file, 'utf8')) as { process: { pid: number } };
  const children = readFileSync(`/proc/${main.pid}/task/${main.pid}/children`, 'utf8').trim().split(' ');
  return [main.pid, ...children.filter((pid) => pid !== '').map(Number)];
}
