import { accessTokenLifetimeSeconds } from '@munim/kernel';
import { connectBroker, followCompactedTopic, type RunningConsumer } from '@munim/platform/broker';
import { createRegistryState } from '@munim/platform/tenancy';
import { createLogger } from '@munim/platform/telemetry';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addTestCell } from '../cells/testing/test-desk.ts';
import { SigningKey } from '../database/entities/index.ts';
import { type ControlDatabase, migrateControlDatabase, openControlDatabase } from '../database/orm.ts';
import { lostConnection } from '../database/testing/lost-connection.ts';
import { createControlApp } from '../http/app.ts';
import { controlOperations } from '../operations.ts';
import { testParts } from '../testing/parts.ts';
import type { OperatorRole } from '../operators/roles.ts';
import { announceAll } from '../registry/announce-all.ts';
import { type Announcer, createAnnouncer } from '../registry/announcer.ts';
import { ensureRegistryTopics } from '../registry/topics.ts';
import { type Advance, advanceSigningKeys } from './advance.ts';
import { ensureSigningKey } from './first-key.ts';
import { keepSigningKeys } from './keeper.ts';
import { removeKeyFiles } from './key-files.ts';
import { publishKey } from './life.ts';

const run = randomBytes(4).toString('hex');
const topics = {
  registry: `registry.${run}`,
  clients: `clients.${run}`,
  clientUse: `client-use.${run}`,
  clientActions: `client-actions.${run}`,
  bankUse: `bank-use.${run}`,
};
const leadMs = 20_000;
const signsForMs = 30 * 24 * 3_600_000;
const tokenLifeMs = accessTokenLifetimeSeconds * 1000;
const log = createLogger({ service: 'signing-keys-spec', level: 'fatal' });
/** What a pod holds: fed by the topic alone. */
const pod = createRegistryState();
/** How many keys said `signing` after each record, from the first such key on. */
const signingCounts: number[] = [];
let nowMs = Date.parse('2026-03-01T00:00:00Z');
let directory: string;
let admin: Sql;
let orm: ControlDatabase;
let announcer: Announcer;
let app: Hono;
let follower: RunningConsumer;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munim-keys-'));
  const { postgres: server, kafka } = inject('services');
  admin = postgres(server.url, { max: 1 });
  await admin`create database ${admin(`keys_${run}`)} strategy file_copy`;
  const url = new URL(server.url);
  url.pathname = `/keys_${run}`;
  orm = openControlDatabase(url.href);
  await migrateControlDatabase(orm);
  await addTestCell(orm);
  const broker = connectBroker({ brokers: kafka.brokers, clientId: `keys-${run}`, log });
  announcer = createAnnouncer({ orm, broker, log, topics });
  await ensureRegistryTopics(broker, topics, 1);
  follower = await followCompactedTopic(broker, {
    topic: topics.registry,
    onRecord: ({ key, value }) => {
      pod.apply(key ?? '', value);
      signingCounts.push(pod.signingKeys().filter(({ state }) => state === 'signing').length);
    },
  });
  app = createControlApp({
    operations: controlOperations(testParts({ announcer, secretsDirectory: directory })),
    orm,
    authenticate: async (request) => ({
      operator: 'someone',
      role: (request.headers.get('x-role') ?? 'owner') as OperatorRole,
    }),
    committed: announcer.publishSoon,
    nowMs: () => nowMs,
    ids: { uuid: randomUUID },
    record: ({ error }) => {
      if (error !== undefined) throw new Error('an answer could not be given', { cause: error });
    },
  });
  await ensureSigningKey(orm, announcer, directory, nowMs);
  await announcer.publish();
});
afterAll(async () => {
  await follower.stop();
  await announcer.close();
  await orm.close();
  await admin`drop database ${admin(`keys_${run}`)} with (force)`;
  await admin.end();
  await rm(directory, { recursive: true, force: true });
});

interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- a spec looks into whatever was answered
  body: any;
}
async function call(method: string, path: string, body?: unknown, role: OperatorRole = 'owner'): Promise<Answer> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'x-role': role };
  const response = await app.request(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
const rotate = (role?: OperatorRole) => call('POST', '/v1/signing-keys/rotate', { reason: 'a test' }, role);
const revoke = (kid: string, role?: OperatorRole) =>
  call('POST', `/v1/signing-keys/${kid}/revoke`, { reason: 'it was on a lost laptop' }, role);
/** One look of the keeper, `aheadMs` later; what it says reaches the pod. */
async function look(aheadMs = 0, more: { publishes?: boolean } = {}): Promise<Advance> {
  nowMs += aheadMs;
  const done = await orm.em
    .fork()
    .transactional((em) =>
      advanceSigningKeys({ em, announcer, secretsDirectory: directory, nowMs }, { leadMs, signsForMs }),
    );
  if (more.publishes !== false) await announcer.publish();
  return done;
}
const states = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await orm.em.fork().find(SigningKey, {})).map(({ kid, state }) => [kid, state]));
const keyIn = async (state: string): Promise<string> =>
  Object.entries(await states()).find(([, one]) => one === state)?.[0] ?? '';
const heard = (kid: string) => pod.signingKey(kid)?.state;
const files = async (): Promise<string[]> =>
  (await readdir(join(directory, 'issuer'))).map((name) => name.slice(0, -4));
/** Brings whatever is under way to one signing key. */
async function settle(): Promise<string> {
  for (const aheadMs of [0, leadMs, 0, tokenLifeMs + 60_000, 0]) await look(aheadMs);
  return keyIn('signing');
}

describe('a rotation', () => {
  test('is known before it signs, and the key before it is accepted until its last token has expired', async () => {
    const old = await settle();
    const { status, body } = await rotate();
    expect([status, body.state]).toEqual([202, 'published']);
    await look();
    await expect.poll(() => heard(body.kid)).toBe('published');
    await look(leadMs - 1);
    expect(await states()).toMatchObject({ [old]: 'signing', [body.kid]: 'published' });

    await look(1);
    await expect.poll(() => [heard(body.kid), heard(old)]).toEqual(['signing', 'retiring']);
    await look();
    await look(tokenLifeMs);
    expect((await states())[old]).toBe('retiring');
    await look(30_000);
    expect((await states())[old]).toBe('retired');
    await expect.poll(() => heard(old)).toBeUndefined();
    expect(await keyIn('signing')).toBe(body.kid);
  });

  test('waits for Kafka: what nobody can have read is not signed with, however long ago it was asked for', async () => {
    const old = await settle();
    const fresh = await orm.em
      .fork()
      .transactional((em) =>
        publishKey({ em, announcer, secretsDirectory: directory, nowMs }, 'Kafka is away just now'),
      );
    for (const aheadMs of [0, leadMs, leadMs * 100]) await look(aheadMs, { publishes: false });
    expect(await states()).toMatchObject({ [old]: 'signing', [fresh.kid]: 'published' });
    await announcer.publish();
    await look();
    await look(leadMs);
    expect((await states())[fresh.kid]).toBe('signing');
  });

  test('waits for Kafka too before the old key goes', async () => {
    const old = await settle();
    await rotate();
    await look();
    await look(leadMs, { publishes: false });
    for (const aheadMs of [0, tokenLifeMs * 10]) await look(aheadMs, { publishes: false });
    expect((await states())[old]).toBe('retiring');
  });

  test('of ten at once one wins; the others are told which key is on its way', async () => {
    await settle();
    const answers = await Promise.all(Array.from({ length: 10 }, () => rotate()));
    const [won] = answers.filter(({ status }) => status === 202);
    const lost = answers.filter(({ status }) => status === 409);
    expect(lost).toHaveLength(9);
    expect(lost[0]?.body).toMatchObject({
      code: 'rotation-in-progress',
      detail: `key ${won?.body.kid} does not sign yet`,
    });
  });

  test('comes by itself when the key has signed for its time, once, whoever looks', async () => {
    const old = await settle();
    const { signingAt } = await orm.em.fork().findOneOrFail(SigningKey, { kid: old });
    nowMs = (signingAt?.getTime() ?? 0) + signsForMs - 1;
    expect((await look()).scheduled).toBeUndefined();
    const looks = await Promise.all([look(1), look(), look()]);
    expect(looks.filter(({ scheduled }) => scheduled !== undefined)).toHaveLength(1);
  });

  test('that is cut off in the middle of a step changes nothing, and the next look does it', async () => {
    await settle();
    const { body } = await rotate();
    await look();
    nowMs += leadMs;
    const before = await states();
    const cut = orm.em.fork().transactional(async (em) => {
      await advanceSigningKeys({ em, announcer, secretsDirectory: directory, nowMs }, { leadMs, signsForMs });
      const [own] = await em.execute<{ pid: number }[]>('select pg_backend_pid() as pid');
      await admin`select pg_terminate_backend(${own?.pid ?? 0}::int)`;
      await em.execute('select 1');
    });
    await expect(cut).rejects.toThrow(lostConnection);
    expect(await states()).toEqual(before);
    await look();
    expect((await states())[body.kid]).toBe('signing');
  });
});

describe('a revocation', () => {
  test('of the signing key: pods forget it, another signs at once, and issuers are never without one', async () => {
    const old = await settle();
    const { status, body } = await revoke(old);
    expect([status, body.state, body.reason]).toEqual([200, 'revoked', 'it was on a lost laptop']);
    await expect.poll(() => heard(old)).toBeUndefined();
    expect(heard(await keyIn('signing'))).toBe('signing');
    expect((await revoke(old)).body.code).toBe('signing-key-ended');
  });

  test('of the signing key in the middle of a rotation: the next one signs', async () => {
    const old = await settle();
    const next = (await rotate()).body.kid;
    await revoke(old);
    await expect.poll(() => [heard(next), heard(old)]).toEqual(['signing', undefined]);
  });

  test('of a key that does not sign leaves the one that does', async () => {
    const signing = await settle();
    const next = (await rotate()).body.kid;
    await revoke(next);
    expect(await keyIn('signing')).toBe(signing);
    expect((await rotate()).status).toBe(202);
  });
});

test('at no record of the topic was an issuer without a key to sign with', () => {
  expect(signingCounts.length).toBeGreaterThan(20);
  expect(Math.min(...signingCounts)).toBe(1);
});

test('operators rotate, owners revoke, everybody may look; a kid that is none is not found', async () => {
  const signing = await settle();
  expect((await rotate('support')).status).toBe(403);
  expect((await revoke(signing, 'operator')).body.code).toBe('role-forbidden');
  expect((await rotate('operator')).status).toBe(202);
  expect((await revoke('x'.repeat(43))).status).toBe(404);
  expect((await revoke('..%2fissuer')).status).toBe(404);
  const list = await call('GET', '/v1/signing-keys?limit=200', undefined, 'auditor');
  expect(list.body.data.map(({ kid }: { kid: string }) => kid).toSorted()).toEqual(
    Object.keys(await states()).toSorted(),
  );
  expect(JSON.stringify(list.body)).not.toContain('PRIVATE');
});

test('the list pages through every key once', async () => {
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await call('GET', `/v1/signing-keys?limit=2${cursor}`);
    seen.push(...body.data.map(({ kid }: { kid: string }) => kid));
    if (!body.hasMore) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(seen.toSorted()).toEqual(Object.keys(await states()).toSorted());
});

test('private halves go with their keys; a file that a rotation is just making stays', async () => {
  const signing = await settle();
  await writeFile(join(directory, 'issuer', 'draft-old.pem'), 'x');
  await utimes(join(directory, 'issuer', 'draft-old.pem'), 1_000, 1_000);
  await writeFile(join(directory, 'issuer', 'draft-new.pem'), 'x');
  const keeper = keepSigningKeys({
    orm,
    announcer,
    secretsDirectory: directory,
    timing: { leadMs, signsForMs: 0 },
    nowMs: Date.now,
    uuid: randomUUID,
    log,
  });
  await expect.poll(async () => (await files()).toSorted()).toEqual([signing, 'draft-new'].toSorted());
  await keeper.stop();
  expect(await removeKeyFiles(directory, { alive: new Set([signing]), ended: new Set(), nowMs: Date.now() })).toBe(0);
});

test('a Kafka that lost its topics hears of the keys that are alive and of no other', async () => {
  const signing = await settle();
  await announceAll(orm, announcer, nowMs);
  const waiting = await orm.em.fork().execute<{ key: string }[]>('select key from announcements');
  expect(waiting.map(({ key }) => key)).toEqual([`signing-key/${signing}`]);
  await announcer.publish();
});
