/** Cells as operators register and change them, on real services; and new banks, of which no cell gets one too many. */
import { type CellSecret, cellSecrets } from '@munim/kernel';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Cell } from '../database/entities/index.ts';
import type { Announcer } from '../registry/announcer.ts';
import { startTestApi, type TestAnswer, type TestApi } from '../testing/test-api.ts';
import { openDesk } from './desk.ts';
import { registerHomeCell } from './home-cell.ts';
import { unknownHealth } from './watch-cells.ts';

const services = inject('services');
const { hostname, port, username, password, pathname } = new URL(services.postgres.url);
const database = pathname.slice(1);
const startMs = Date.parse('2026-03-01T12:00:00Z');
/** What is wrong must be named by its service, not by the wait for it, however slow the machine is. */
const answersWithinMs = 60_000;
let directory: string;
let api: TestApi;
/** An object store that says yes to everything, and locks nothing. */
let yes: Server;

const announced: { id: string; host: string }[] = [];
const announcer: Announcer = {
  announce: (_em, entry) => {
    if (entry.kind === 'tenant') announced.push({ id: entry.id, host: entry.cell.postgres.host });
  },
  announceClient: () => undefined,
  retract: () => undefined,
  publish: async () => undefined,
  publishSoon: async () => undefined,
  close: async () => undefined,
};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munim-cells-'));
  const known = { homeRegion: 'home', health: () => unknownHealth, behind: () => [] };
  const desk = openDesk(known, { MUNIM_SECRETS_DIR: directory }, { nowMs: Date.now }, answersWithinMs);
  api = await startTestApi(startMs, { desk, announcer });
  yes = createServer((_request, response) => response.end('<ListAllMyBucketsResult/>'));
  await new Promise<void>((resolve) => yes.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  yes.close();
  await api.stop();
  await rm(directory, { recursive: true, force: true });
});

const call = (method: 'GET' | 'POST', path: string, body?: object): Promise<TestAnswer> =>
  method === 'GET' ? api.get(path) : api.post(path, body);

const credentials: Readonly<Record<CellSecret, string>> = {
  postgresUser: username,
  postgresPassword: password,
  s3AccessKeyId: services.s3.accessKeyId,
  s3SecretAccessKey: services.s3.secretAccessKey,
};
async function giveCredentials(cell: string, given: Partial<Record<CellSecret, string>> = {}): Promise<void> {
  for (const [name, path] of Object.entries(cellSecrets(cell))) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), `${given[name as CellSecret] ?? credentials[name as CellSecret]}\n`);
  }
}
const cellCalled = (name: string, other: object = {}) => ({
  name,
  region: 'eu',
  capacityBanks: 2,
  postgres: { host: hostname, port: Number(port), database },
  kafka: { brokers: services.kafka.brokers, replicas: 1 },
  objectStore: { endpoint: services.s3.endpoint, region: services.s3.region },
  reason: 'more banks',
  ...other,
});
const bucketsLeft = async (): Promise<number> => {
  const s3 = new S3Client({ ...services.s3, forcePathStyle: true, credentials: services.s3 });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  s3.destroy();
  return Buckets.filter(({ Name }) => Name?.startsWith('munim-check-')).length;
};

describe('a registration asks all three services first', () => {
  test('a cell that can be used is open, visible and in the audit log; its check leaves nothing behind', async () => {
    await giveCredentials('eu-1');
    const { status, body } = await call('POST', '/v1/cells', cellCalled('eu-1'));
    expect([status, body]).toMatchObject([
      201,
      { name: 'eu-1', state: 'open', tier: 'pool', capacityBanks: 2, banks: 0 },
    ]);
    expect((await call('GET', '/v1/cells/eu-1')).body).toEqual(body);
    expect((await call('GET', '/v1/cells')).body.data).toEqual([body]);
    expect((await call('GET', '/v1/audit?target=cell/eu-1')).body.data).toMatchObject([
      { action: 'registerCell', actor: 'operator:bootstrap', reason: 'more banks' },
    ]);
    expect(await bucketsLeft()).toBe(0);
    const told = JSON.stringify(await api.orm.em.fork().execute('select * from cells, idempotency, audit'));
    for (const secret of [password, services.s3.secretAccessKey]) expect(told).not.toContain(secret);
  });

  test.each<[string, object, Partial<Record<CellSecret, string>>, RegExp]>([
    ['no Postgres', { postgres: { host: '127.0.0.1', port: 1, database } }, {}, /^postgres: .*ECONNREFUSED[^;]*$/],
    ['a wrong password', {}, { postgresPassword: 'wrong' }, /^postgres: password authentication failed[^;]*$/],
    [
      'no such database',
      { postgres: { host: hostname, port: Number(port), database: 'nowhere' } },
      {},
      /^postgres: .*nowhere.*/,
    ],
    ['no Kafka', { kafka: { brokers: ['127.0.0.1:1'], replicas: 1 } }, {}, /^kafka: [^;]+$/],
    [
      'too few brokers',
      { kafka: { brokers: services.kafka.brokers, replicas: 3 } },
      {},
      /^kafka: 1 brokers cannot keep 3/,
    ],
    ['no object store', { objectStore: { endpoint: 'http://127.0.0.1:1', region: 'x' } }, {}, /^object-store: [^;]+$/],
    ['wrong keys', {}, { s3SecretAccessKey: 'wrong' }, /^object-store: /],
  ])('%s is named, and the cell is not there', async (_what, other, given, detail) => {
    await giveCredentials('eu-x', given);
    const { status, body } = await call('POST', '/v1/cells', cellCalled('eu-x', other));
    expect([status, body.code]).toEqual([409, 'cell-unreachable']);
    expect(body.detail).toMatch(detail);
    // Only what fails is named there, in the part of the body that describes it.
    const [service = ''] = String(body.detail).split(':');
    expect(body.errors).toMatchObject([{ pointer: service === 'object-store' ? '/objectStore' : `/${service}` }]);
    expect((await call('GET', '/v1/cells/eu-x')).status).toBe(404);
  });

  test('an object store that locks nothing is refused', async () => {
    await giveCredentials('eu-x');
    const endpoint = `http://127.0.0.1:${(yes.address() as AddressInfo).port}`;
    const { body } = await call('POST', '/v1/cells', cellCalled('eu-x', { objectStore: { endpoint, region: 'x' } }));
    expect([body.code, body.detail]).toEqual(['cell-unreachable', expect.stringMatching(/^object-store: .*lock/)]);
  });

  test('credentials that are not there are named by their path', async () => {
    const { body } = await call('POST', '/v1/cells', cellCalled('eu-9'));
    expect([body.code, body.detail]).toEqual(['cell-unreachable', expect.stringContaining('cells/eu-9/postgres-user')]);
  });

  test.each<[string, object, number, string]>([
    ['a name that is taken', cellCalled('eu-1'), 409, 'cell-name-taken'],
    ['a name that is a path', cellCalled('../eu'), 400, 'invalid-request'],
    ['no reason', { ...cellCalled('eu-8'), reason: ' ' }, 400, 'invalid-request'],
    ['a secret in the body', { ...cellCalled('eu-8'), password: 'x' }, 400, 'invalid-request'],
    ['a dedicated cell for two', cellCalled('eu-8', { tier: 'dedicated' }), 400, 'invalid-request'],
    [
      'an endpoint that is no web address',
      cellCalled('eu-8', { objectStore: { endpoint: 'file:///etc', region: 'x' } }),
      400,
      'invalid-request',
    ],
  ])('%s is refused', async (_what, body, status, code) => {
    const answer = await call('POST', '/v1/cells', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('new banks', () => {
  const onboard = (name: string, where: object) => call('POST', '/v1/tenants', { name, country: 'IN', ...where });
  beforeAll(async () => {
    await giveCredentials('eu-2');
    await call('POST', '/v1/cells', cellCalled('eu-2', { capacityBanks: 3 }));
    await giveCredentials('eu-large');
    await call('POST', '/v1/cells', cellCalled('eu-large', { tier: 'dedicated', capacityBanks: 1 }));
  });

  test('twenty who ask at once fill both cells of the region, and not one more; the rest are told why', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => onboard(`Bank ${i}`, { region: 'eu' })));
    const placed = answers.filter(({ status }) => status === 202).map(({ body }) => body.tenant.cell as string);
    expect(placed.sort()).toEqual(['eu-1', 'eu-1', 'eu-2', 'eu-2', 'eu-2']);
    for (const { status, body } of answers.filter((one) => one.status !== 202))
      expect([status, body.code, body.detail]).toEqual([
        409,
        'no-capacity',
        'no pool cell of region eu takes another bank: eu-1 is full (2 of 2 banks), eu-2 is full (3 of 3 banks)',
      ]);
    const { data } = (await call('GET', '/v1/cells')).body;
    expect(data.map(({ name, banks }: { name: string; banks: number }) => `${name} ${banks}`)).toEqual([
      'eu-1 2',
      'eu-2 3',
      'eu-large 0',
    ]);
    expect((await call('GET', '/v1/tenants?cell=eu-2')).body.data).toHaveLength(3);
  });

  test('a large bank gets a cell of its own, its sandbox a place among others, the next one none', async () => {
    await call('POST', '/v1/cells/eu-2/change', { capacityBanks: 4, reason: 'a sandbox' });
    const { body } = await onboard('Large', { region: 'eu', plan: 'dedicated' });
    expect([body.tenant.cell, body.sandbox.tenant.cell]).toEqual(['eu-large', 'eu-2']);
    expect((await onboard('Larger', { region: 'eu', plan: 'dedicated' })).body.code).toBe('no-capacity');
  });

  test.each<[string, object, number, string]>([
    ['a region without cells', { region: 'mars' }, 400, 'unknown-region'],
    ['no region, where the home region has no cell', {}, 400, 'unknown-region'],
    ['an unknown cell', { cell: 'eu-77' }, 400, 'unknown-cell'],
    ['a named cell that is of another kind', { cell: 'eu-large' }, 409, 'no-capacity'],
    ['a named cell that is full', { cell: 'eu-1' }, 409, 'no-capacity'],
    ['a cell and a region', { cell: 'eu-1', region: 'us' }, 400, 'invalid-request'],
  ])('%s: nothing is made', async (_what, where, status, code) => {
    const before = (await call('GET', '/v1/tenants?limit=100')).body.data.length;
    const answer = await onboard('Nobody', where);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await call('GET', '/v1/tenants?limit=100')).body.data).toHaveLength(before);
  });
});

describe('a cell changes', () => {
  const change = (name: string, body: object) =>
    call('POST', `/v1/cells/${name}/change`, { reason: 'because', ...body });

  test('with more room it takes banks again, draining it takes none, and only without banks is it closed', async () => {
    expect((await change('eu-1', { capacityBanks: 3 })).body).toMatchObject({ capacityBanks: 3, banks: 2 });
    const { body } = await call('POST', '/v1/tenants', { country: 'IN', name: 'Named', cell: 'eu-1' });
    expect(body.tenant.cell).toBe('eu-1');
    expect((await change('eu-1', { state: 'draining', capacityBanks: 9 })).body).toMatchObject({ state: 'draining' });
    expect((await call('POST', '/v1/tenants', { country: 'IN', name: 'Late', cell: 'eu-1' })).body.detail).toBe(
      'eu-1 is draining',
    );
    expect((await change('eu-1', { state: 'closed' })).body.code).toBe('cell-not-empty');
    await api.orm.em.fork().execute(`update tenants set state = 'disposed' where cell = 'eu-1'`);
    expect((await change('eu-1', { state: 'closed' })).body).toMatchObject({ state: 'closed', banks: 0 });
    const { data } = (await call('GET', '/v1/audit?target=cell/eu-1')).body;
    expect(data.map(({ reason }: { reason: string }) => reason)).toEqual([
      'closed: because',
      'capacity 9, draining: because',
      'capacity 3: because',
      'more banks',
    ]);
  });

  test.each<[string, string, object, number]>([
    ['nothing to change', 'eu-2', {}, 400],
    ['no reason', 'eu-2', { capacityBanks: 5, reason: '' }, 400],
    ['a state that is none', 'eu-2', { state: 'full' }, 400],
    ['room for two in a dedicated one', 'eu-large', { capacityBanks: 2 }, 400],
    ['a cell that is not there', 'eu-77', { capacityBanks: 5 }, 404],
  ])('%s is refused', async (_what, name, body, status) => {
    expect((await change(name, body)).status).toBe(status);
  });
});

describe('a cell whose services have moved', () => {
  const to = (cell: object) => {
    const { postgres, kafka, objectStore } = cellCalled('eu-2', cell);
    return { postgres, kafka, objectStore, reason: 'a new machine' };
  };
  const move = (name: string, body: object) => api.post(`/v1/cells/${name}/move`, body);

  test('is asked at its new address first: where it cannot be used, nothing changes', async () => {
    const before = (await call('GET', '/v1/cells/eu-2')).body;
    const { body } = await move('eu-2', to({ kafka: { brokers: ['127.0.0.1:1'], replicas: 1 } }));
    expect([body.code, body.detail]).toEqual(['cell-unreachable', expect.stringMatching(/^kafka: /)]);
    expect((await call('GET', '/v1/cells/eu-2')).body).toEqual(before);
    expect((await move('eu-77', to({}))).status).toBe(404);
    expect((await move('eu-2', { ...to({}), kafka: undefined })).body.code).toBe('invalid-request');
  });

  test("is announced to the pods of its banks, and nobody else's", async () => {
    await api.orm.em.fork().execute(`update tenants set state = 'active' where cell in ('eu-2', 'eu-large')`);
    announced.length = 0;
    const { body } = await move('eu-2', to({ postgres: { host: 'localhost', port: Number(port), database } }));
    expect(body).toMatchObject({ name: 'eu-2', banks: 4, postgres: { host: 'localhost' } });
    expect(announced.map(({ host }) => host)).toEqual(['localhost', 'localhost', 'localhost', 'localhost']);
    const { data } = (await call('GET', '/v1/tenants?cell=eu-2')).body;
    expect(announced.map(({ id }) => id).toSorted()).toEqual(data.map(({ id }: { id: string }) => id));
    expect((await call('GET', '/v1/audit?target=cell/eu-2')).body.data[0]).toMatchObject({
      action: 'moveCell',
      reason: 'a new machine',
    });
    announced.length = 0;
  });
});

describe('the home cell', () => {
  const settings = (host: string, region = 'home') => ({
    MUNIM_KAFKA_BROKERS: ['k:1'],
    MUNIM_CELL_NAME: 'home',
    MUNIM_CELL_REGION: region,
    MUNIM_CELL_CAPACITY_BANKS: 5,
    MUNIM_CELL_POSTGRES_HOST: host,
    MUNIM_CELL_POSTGRES_PORT: 5432,
    MUNIM_CELL_POSTGRES_DATABASE: 'cell',
    MUNIM_CELL_POSTGRES_ADMIN_URL: services.postgres.url,
    MUNIM_CELL_S3_ENDPOINT: services.s3.endpoint,
    MUNIM_CELL_S3_REGION: 'x',
    MUNIM_S3_ADMIN_ACCESS_KEY_ID: 'x',
    MUNIM_S3_ADMIN_SECRET_ACCESS_KEY: 'x',
    MUNIM_CELL_KAFKA_REPLICAS: 1,
  });
  const start = (host: string, region?: string) =>
    registerHomeCell(api.orm, announcer, settings(host, region), startMs);

  test('registers itself once, however many start; what an operator changed stays', async () => {
    await Promise.all([start('one', 'elsewhere'), start('one', 'elsewhere'), start('one', 'elsewhere')]);
    // Without banks it may be said to be somewhere else.
    await call('POST', '/v1/cells/home/change', { capacityBanks: 7, reason: 'x' });
    await start('one');
    const [cell, ...others] = await api.orm.em.fork().find(Cell, { region: 'home' });
    expect([others.length, cell?.capacityBanks, cell?.state]).toEqual([0, 7, 'open']);
    expect(
      (await call('POST', '/v1/tenants', { country: 'IN', name: 'At home', id: 'at-home' })).body.tenant.cell,
    ).toBe('home');
  });

  test("when it moves, the pods of its banks hear of it, and nobody else's", async () => {
    await api.orm.em.fork().execute(`update tenants set state = 'active' where id = 'at-home' or cell = 'eu-2'`);
    await start('one');
    expect(announced).toEqual([]);
    await start('two');
    expect(announced).toEqual([{ id: 'at-home', host: 'two' }]);
  });

  test('does not start in another region than its banks are pinned to, and says what to do', async () => {
    await expect(start('two', 'mars')).rejects.toThrow(
      'the cell home is in region home with 1 banks, whose data stays there: set MUNIM_CELL_REGION to home',
    );
    expect((await call('GET', '/v1/cells/home')).body.region).toBe('home');
    await start('two');
  });
});
