import {
  connectBroker,
  followCompactedTopic,
  type ReceivedMessage,
  type RunningConsumer,
} from '@munim/platform/broker';
import { createLogger } from '@munim/platform/telemetry';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addTestCell } from './cells/testing/test-desk.ts';
import { type ControlDatabase, migrateControlDatabase, openControlDatabase } from './database/orm.ts';
import { queueDueChecks } from './drift/schedule.ts';
import { createControlApp } from './http/app.ts';
import { operatorAuthentication } from './operators/authenticate.ts';
import { bootstrapOperator } from './operators/bootstrap.ts';
import { controlOperations } from './operations.ts';
import { testParts } from './testing/parts.ts';
import { type Announcer, createAnnouncer } from './registry/announcer.ts';
import { ensureRegistryTopics } from './registry/topics.ts';
import { addWatchRun } from './runs/watch-run.ts';
import { ensureSigningKey } from './signing-keys/first-key.ts';

const run = randomBytes(4).toString('hex');
const topics = {
  registry: `registry.${run}`,
  clients: `clients.${run}`,
  clientUse: `client-use.${run}`,
  clientActions: `client-actions.${run}`,
  bankUse: `bank-use.${run}`,
};
const token = randomBytes(32).toString('base64url');
const said = new Map<string, string>();
/** How far the clock of the API is moved ahead. */
let aheadMs = 0;
const nowMs = (): number => Date.now() + aheadMs;
let directory: string;
let admin: Sql;
let orm: ControlDatabase;
let announcer: Announcer;
let app: Hono;
const followers: RunningConsumer[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munim-api-'));
  const { postgres: server, kafka } = inject('services');
  admin = postgres(server.url, { max: 1 });
  await admin`create database ${admin(`control_${run}`)} strategy file_copy`;
  const url = new URL(server.url);
  url.pathname = `/control_${run}`;
  orm = openControlDatabase(url.href);
  await Promise.all([migrateControlDatabase(orm), migrateControlDatabase(orm)]);
  await addTestCell(orm);
  await writeFile(join(directory, 'token'), `${token}\n`);
  await bootstrapOperator(orm, join(directory, 'token'));
  const log = createLogger({ service: 'api-spec', level: 'fatal' });
  const broker = connectBroker({ brokers: kafka.brokers, clientId: `api-${run}`, log });
  announcer = createAnnouncer({ orm, broker, log, topics });
  await ensureRegistryTopics(broker, topics, 1);
  const onRecord = ({ key, value }: ReceivedMessage): void => void said.set(key ?? '', value ?? '');
  const following = Object.values(topics).map((topic) => followCompactedTopic(broker, { topic, onRecord }));
  followers.push(...(await Promise.all(following)));
  const options = {
    operations: controlOperations(testParts({ announcer, secretsDirectory: directory })),
    orm,
    authenticate: operatorAuthentication(orm, { nowMs, secure: false }),
    committed: announcer.publishSoon,
    nowMs,
    ids: { uuid: randomUUID },
    record: ({ error }: { error: unknown }) => {
      if (error !== undefined) throw new Error('an answer could not be given', { cause: error });
    },
  };
  app = createControlApp(options);
  addWatchRun(app, { ...options, stopping: new AbortController().signal });
});
afterAll(async () => {
  await Promise.all(followers.map((follower) => follower.stop()));
  await announcer.close();
  await orm.close();
  await admin`drop database ${admin(`control_${run}`)} with (force)`;
  await admin.end();
  await rm(directory, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- a spec looks into whatever was answered
  body: any;
}
async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await app.request(path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const post = (path: string, body: unknown, headers?: Record<string, string>): Promise<Answer> =>
  call('POST', path, body, headers);
const onboard = (bank: object, headers?: Record<string, string>): Promise<Answer> =>
  post('/v1/tenants', { country: 'IN', ...bank }, headers);
const get = (path: string): Promise<Answer> => call('GET', path);
const counts = async (): Promise<unknown> =>
  (
    await orm.em
      .fork()
      .execute(
        'select (select count(*) from tenants) t, (select count(*) from runs) r, (select count(*) from clients) c, (select count(*) from audit) a',
      )
  )[0];

describe('onboarding a bank', () => {
  test('answers at once with the bank and its run, and the run can be read back', async () => {
    const { status, body } = await onboard({ id: 'kaveri-bank', name: 'Kaveri Bank' });
    expect([status, body.tenant.state, body.run.state]).toEqual([202, 'requested', 'queued']);
    expect((await get('/v1/tenants/kaveri-bank')).body).toEqual(body.tenant);
    expect((await get(`/v1/runs/${body.run.id}`)).body).toEqual(body.run);
    expect((await get('/v1/runs?tenantId=kaveri-bank')).body.data).toEqual([body.run]);
    expect((await get('/v1/audit?target=tenant/kaveri-bank')).body.data).toMatchObject([
      { actor: 'operator:bootstrap', action: 'createTenant' },
    ]);
  });

  test('fifty at once with one key make one bank; the others get the first answer', async () => {
    const key = { 'idempotency-key': `k-${run}` };
    const answers = await Promise.all(Array.from({ length: 50 }, () => onboard({ name: 'Ganga' }, key)));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(49);
    expect((await onboard({ name: 'Jamuna' }, key)).body.code).toBe('idempotency-key-reused');
    const { data } = (await get('/v1/tenants')).body;
    expect(data.filter(({ name }: { name: string }) => name === 'Ganga')).toHaveLength(1);
  });

  test('ten who want one id at once: one gets it', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => onboard({ id: 'wanted-bank', name: 'W' })));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      202,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('tenant-id-taken');
  });

  test('a second run while one is open is refused', async () => {
    const { body } = await post('/v1/tenants/kaveri-bank/provision', {});
    const [open] = (await get('/v1/runs?tenantId=kaveri-bank')).body.data;
    expect([body.code, body.detail]).toEqual(['run-in-progress', `of kaveri-bank: provision ${open.id} is queued`]);
  });

  test('a list pages through all banks once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await get(`/v1/tenants?limit=1${cursor}`);
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      cursor = body.hasMore ? `&cursor=${body.nextCursor}` : '';
    } while (cursor !== '');
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => (a < b ? -1 : 1)));
    expect(seen).toEqual(expect.arrayContaining(['kaveri-bank', 'wanted-bank']));
  });
});

const named = { country: 'IN', name: 'x' };
describe('bad input is a problem from the list, and changes nothing', () => {
  test.each<[string, unknown, Record<string, string>, number, string]>([
    ['a reserved id', { id: 'postgres', ...named }, {}, 400, 'tenant-id-not-allowed'],
    ['a malformed id', { id: 'Bank_1', ...named }, {}, 400, 'tenant-id-not-allowed'],
    ["an id that reaches into another's names", { id: 'a.b', ...named }, {}, 400, 'tenant-id-not-allowed'],
    ['no name', { country: 'IN', id: 'b-bank' }, {}, 400, 'invalid-request'],
    ['a name of spaces', { country: 'IN', name: '   ' }, {}, 400, 'invalid-request'],
    ['a name of two lines', { country: 'IN', name: 'a\nb' }, {}, 400, 'invalid-request'],
    ['an unknown context', { ...named, contexts: ['loans'] }, {}, 400, 'invalid-request'],
    ['a context twice', { ...named, contexts: ['accounts', 'accounts'] }, {}, 400, 'invalid-request'],
    ['a member that nobody asked for', { ...named, state: 'active' }, {}, 400, 'invalid-request'],
    ['no JSON', '{', {}, 400, 'malformed-json'],
    ['NUL', '{"name":"a\\u0000"}', {}, 400, 'invalid-text'],
    ['a lone surrogate', '{"name":"\\ud800"}', {}, 400, 'invalid-text'],
    ['a deep body', '['.repeat(60_000), {}, 400, 'body-too-deep'],
    ['a large body', JSON.stringify({ country: 'IN', name: 'x'.repeat(70_000) }), {}, 413, 'payload-too-large'],
    ['a form', 'name=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
    ['no key', named, { 'idempotency-key': '' }, 400, 'idempotency-key-missing'],
    ['a key with spaces', named, { 'idempotency-key': 'a b' }, 400, 'idempotency-key-invalid'],
    ['no token', named, { authorization: '' }, 401, 'unauthenticated'],
    ['another token', named, { authorization: `Bearer ${token}x` }, 401, 'unauthenticated'],
  ])('%s', async (_, body, headers, status, code) => {
    const before = await counts();
    const answer = await post('/v1/tenants', body, headers);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await counts()).toEqual(before);
  });

  test.each([
    ['/v1/tenants/no-such-bank', 404],
    ['/v1/tenants/..%2f..', 404],
    ['/v1/tenants/%00', 404],
    ['/v1/runs/run_x', 404],
    ['/v1/runs/run_00000000000000000000000000/events', 404],
    ['/v1/tenants/no-such-bank/clients', 404],
    ['/v1/tenants?limit=0', 400],
    ['/v1/tenants?limit=1e9', 400],
    ['/v1/tenants?cursor=x', 400],
    ['/v1/audit?cursor=WyJ4Il0', 400],
    ['/v1/tenants?unknown=1', 400],
  ])('GET %s → %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  test('a method that the path does not know', async () => {
    const { status, headers } = await call('DELETE', '/v1/tenants');
    expect([status, headers.get('allow')]).toEqual([405, 'POST, GET']);
  });
});

describe('a bank that serves', () => {
  const path = '/v1/tenants/serving-bank';
  beforeAll(async () => {
    await onboard({ id: 'serving-bank', name: 'Serving' });
    await orm.em.fork().execute(`update tenants set state = 'active' where id = 'serving-bank'`);
    await orm.em
      .fork()
      .execute(`update runs set state = 'succeeded', ended_at = now() where tenant_id = 'serving-bank'`);
  });

  test('is suspended and resumed, each with its reason in the audit log, and pods are told', async () => {
    const suspended = await post(`${path}/suspend`, { reason: 'a court order' });
    expect([suspended.status, suspended.body.state]).toEqual([200, 'suspended']);
    await expect.poll(() => said.get('tenant/serving-bank')).toContain('"state":"suspended"');
    const resumed = await post(`${path}/resume`, { reason: 'the order was lifted' });
    expect([resumed.status, resumed.body.state]).toEqual([200, 'active']);
    await expect.poll(() => said.get('tenant/serving-bank')).toContain('"state":"active"');
    expect((await get('/v1/audit?target=tenant/serving-bank')).body.data).toMatchObject([
      { action: 'resume', reason: 'the order was lifted' },
      { action: 'suspend', reason: 'a court order' },
      { action: 'createTenant' },
    ]);
  });

  test('is not resumed twice: the problem names what its state allows, and nothing changed', async () => {
    const before = await counts();
    const { status, body } = await post(`${path}/resume`, { reason: 'again' });
    expect([status, body.code]).toEqual([409, 'transition-forbidden']);
    expect(body.detail).toBe('resume is not for a bank in state active; its state allows: suspend');
    expect(body.allowed).toEqual(['suspend']);
    expect(await counts()).toEqual(before);
  });

  test('of ten who suspend it at once one does', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(`${path}/suspend`, { reason: 'race' })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await post(`${path}/resume`, { reason: 'race over' });
  });

  test.each([
    ['no reason', `${path}/suspend`, {}],
    ['an empty reason', `${path}/suspend`, { reason: '  ' }],
    ['an overlong reason', `${path}/repair`, { reason: 'x'.repeat(501) }],
    ['a member too many', `${path}/drift-checks`, { force: true }],
  ])('%s is refused', async (_name, to, body) => {
    const before = await counts();
    expect((await post(to, body)).body.code).toBe('invalid-request');
    expect(await counts()).toEqual(before);
  });

  test('is looked at by one run at a time', async () => {
    expect((await get(`${path}/drift`)).body).toMatchObject({ differences: [] });
    const { status, body } = await post(`${path}/drift-checks`, {});
    expect([status, body.kind, body.state]).toEqual([202, 'check-drift', 'queued']);
    expect((await post(`${path}/repair`, { reason: 'now' })).body.code).toBe('run-in-progress');
    expect(await queueDueChecks(orm, 0, randomUUID)).toBe(0);
  });

  test('that is not there, or does not serve, has nothing to suspend or to look at', async () => {
    expect((await post('/v1/tenants/no-such-bank/suspend', { reason: 'x' })).status).toBe(404);
    expect((await post('/v1/tenants/kaveri-bank/drift-checks', {})).body.code).toBe('transition-forbidden');
    expect((await post('/v1/tenants/kaveri-bank/suspend', { reason: 'x' })).body.code).toBe('transition-forbidden');
  });
});

describe('API clients', () => {
  const path = '/v1/tenants/kaveri-bank/clients';
  const heard = async (key: string): Promise<Record<string, unknown>> => {
    await expect.poll(() => said.has(key)).toBe(true);
    return JSON.parse(said.get(key) ?? '') as Record<string, unknown>;
  };

  test('a secret is shown once, stored as a hash, and announced as that hash', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = { name: 'core', scopes: ['accounts:read'] };
    const first = await post(path, body, key);
    expect([first.status, first.body.clientSecret]).toEqual([201, expect.stringMatching(/^munim_secret_[\w-]{43}$/)]);
    const again = await post(path, body, key);
    expect(again.body).toEqual({ ...first.body, clientSecret: null });
    const stored = JSON.stringify(
      await orm.em.fork().execute('select * from clients, idempotency, announcements, audit'),
    );
    expect(stored).not.toContain(first.body.clientSecret);
    expect((await get(path)).body.data[0]).not.toHaveProperty('clientSecret');
    expect(await heard(first.body.clientId)).toMatchObject({
      tenant: 'kaveri-bank',
      scopes: ['accounts:read'],
      state: 'active',
      secretHashes: [expect.any(String)],
    });
  });

  test('a rotation keeps the old secret for the overlap, a revocation ends all of them and their tokens', async () => {
    const { body } = await post(path, { name: 'rotating', scopes: ['accounts:read'], reason: 'a new back office' });
    const one = `${path}/${body.clientId}`;
    const rotation = await post(`${one}/rotate-secret`, { overlapSeconds: 60, reason: 'every quarter' });
    expect(rotation.body.clientSecret).not.toBe(body.clientSecret);
    await expect.poll(async () => (await heard(body.clientId))['secretHashes']).toHaveLength(2);
    expect(Object.values((await heard(body.clientId))['secretsExpireAt'] as object)).toHaveLength(1);
    const revoked = await post(`${one}/revoke`, { reason: 'left the company' });
    expect([revoked.status, revoked.body.state]).toEqual([200, 'revoked']);
    await expect.poll(async () => (await heard(body.clientId))['state']).toBe('revoked');
    expect((await heard(body.clientId))['secretHashes']).toEqual([]);
    // No issuer hears of it so late that a token of it would be good.
    expect((await heard(`revocation/${body.clientId}`))['issuedBefore']).toBe(
      Date.parse('9999-12-31T23:59:59Z') / 1000,
    );
    expect((await post(`${one}/rotate-secret`, {})).body.code).toBe('client-revoked');
    const target = `tenant/kaveri-bank/client/${body.clientId}`;
    expect((await get(`/v1/audit?target=${target}`)).body.data).toMatchObject([
      { action: 'revokeClient', reason: 'left the company' },
      { action: 'rotateClientSecret', reason: 'every quarter' },
      { action: 'createClient', reason: 'a new back office' },
    ]);
    // Whoever looks at the bank sees its clients too.
    const ofTheBank: { action: string }[] = (await get('/v1/audit?target=tenant/kaveri-bank')).body.data;
    expect(ofTheBank.slice(0, 3).map(({ action }) => action)).toEqual([
      'revokeClient',
      'rotateClientSecret',
      'createClient',
    ]);
  });

  test('one that ends by itself says when, and is told to issuers so', async () => {
    const expiresAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_600_000).toISOString();
    const { status, body } = await post(path, { name: 'for a while', scopes: ['accounts:read'], expiresAt });
    expect([status, body.state, body.expiresAt, body.lastUsedAt]).toEqual([201, 'active', expiresAt, null]);
    expect((await heard(body.clientId))['expiresAt']).toBe(Date.parse(expiresAt) / 1000);
    const listed = async () =>
      (await get(`${path}?limit=200`)).body.data.find(({ clientId }: Answer['body']) => clientId === body.clientId);
    expect((await listed()).state).toBe('active');
    aheadMs = Date.parse(expiresAt) - Date.now();
    expect((await listed()).state).toBe('expired');
    aheadMs = 0;
    const past = { name: 'late', scopes: ['accounts:read'], expiresAt: '2020-01-01T00:00:00Z' };
    expect((await post(path, past)).body.errors).toMatchObject([{ pointer: '/expiresAt' }]);
  });

  test('a client of another bank is as unknown as none', async () => {
    const { body } = await post(path, { name: 'mine', scopes: ['accounts:read'] });
    const { status } = await post(`/v1/tenants/wanted-bank/clients/${body.clientId}/revoke`, {});
    expect(status).toBe(404);
  });

  test.each([
    ['a private key', { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), d: 'B'.repeat(43) }] }],
    ['a symmetric key', { keys: [{ kty: 'oct', k: 'A'.repeat(43) }] }],
    ['an RSA key', { keys: [{ kty: 'RSA', n: 'A', e: 'AQAB' }] }],
    ['no key', { keys: [] }],
  ])('%s is not registered', async (_, jwks) => {
    expect((await post(path, { name: 'signer', scopes: ['accounts:read'], jwks })).body.code).toBe('invalid-request');
  });

  test('one that signs has no secret', async () => {
    const jwks = { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), kid: 'k1' }] };
    const { body } = await post(path, { name: 'signer', scopes: ['accounts:read'], jwks });
    expect([body.clientSecret, body.jwks]).toEqual([null, jwks]);
  });
});

test('the first signing key is made once, however many start together, and only its public half is announced', async () => {
  await Promise.all([1, 2, 3].map(() => ensureSigningKey(orm, announcer, directory, Date.now())));
  await announcer.publish();
  await expect.poll(() => [...said.keys()].filter((key) => key.startsWith('signing-key/'))).toHaveLength(1);
  expect(JSON.stringify([...said.values()])).not.toContain('"d":');
});
