import type { Hono } from 'hono';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addTestCell } from '../cells/testing/test-desk.ts';
import { type ControlDatabase, migrateControlDatabase, openControlDatabase } from '../database/orm.ts';
import { createControlApp } from '../http/app.ts';
import { operatorAuthentication } from '../operators/authenticate.ts';
import { bootstrapOperator } from '../operators/bootstrap.ts';
import { controlOperations } from '../operations.ts';
import { testParts } from '../testing/parts.ts';
import type { Announcer } from '../registry/announcer.ts';

const database = `sessions_${randomBytes(4).toString('hex')}`;
const token = randomBytes(32).toString('base64url');
const host = 'munim.test';
const here = { host, 'sec-fetch-site': 'same-origin' };
let nowMs = Date.parse('2026-03-01T12:00:00Z');
const minute = 60_000;
let directory: string;
let admin: Sql;
let orm: ControlDatabase;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munim-sessions-'));
  const url = new URL(inject('services').postgres.url);
  admin = postgres(url.href, { max: 1 });
  await admin`create database ${admin(database)} strategy file_copy`;
  url.pathname = `/${database}`;
  orm = openControlDatabase(url.href);
  await migrateControlDatabase(orm);
  await addTestCell(orm);
  await useToken(token);
});
afterAll(async () => {
  await orm.close();
  await admin`drop database ${admin(database)} with (force)`;
  await admin.end();
  await rm(directory, { recursive: true, force: true });
});

async function useToken(text: string): Promise<void> {
  await writeFile(join(directory, 'token'), text);
  await bootstrapOperator(orm, join(directory, 'token'));
}

/** Nothing that these specs do is announced to pods. */
const announcer: Announcer = {
  announce: () => undefined,
  announceClient: () => undefined,
  retract: () => undefined,
  publish: async () => undefined,
  publishSoon: async () => undefined,
  close: async () => undefined,
};

function appOf(secure: boolean): Hono {
  return createControlApp({
    operations: controlOperations(testParts({ announcer, secure })),
    orm,
    authenticate: operatorAuthentication(orm, { nowMs: () => nowMs, secure }),
    committed: announcer.publishSoon,
    nowMs: () => nowMs,
    ids: { uuid: randomUUID },
    record: ({ error }) => {
      if (error !== undefined) throw new Error('an answer could not be given', { cause: error });
    },
  });
}

interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- a spec looks into whatever was answered
  body: any;
}
const plain = () => appOf(false);

async function send(method: string, path: string, headers: Record<string, string>, app = plain()): Promise<Answer> {
  const key = method === 'POST' ? { 'idempotency-key': randomUUID() } : {};
  const response = await app.request(path, { method, headers: { ...key, ...headers } });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function signIn(app = plain()): Promise<{ cookie: string; setCookie: string }> {
  const { status, headers } = await send('POST', '/v1/sessions', { authorization: `Bearer ${token}` }, app);
  expect(status).toBe(201);
  const setCookie = headers.get('set-cookie') ?? '';
  return { setCookie, cookie: setCookie.split(';')[0] ?? '' };
}

const read = (cookie: string) => send('GET', '/v1/sessions/current', { cookie });

async function createBank(headers: Record<string, string>): Promise<Answer> {
  const response = await plain().request('/v1/tenants', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    body: JSON.stringify({ name: 'A bank', country: 'IN' }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const banks = async (): Promise<unknown> => (await orm.em.fork().execute('select count(*) from tenants'))[0];

describe('a token is exchanged for a session', () => {
  test('whose cookie no script reads, no other site sends, and the database does not know', async () => {
    const { cookie, setCookie } = await signIn();
    expect(setCookie).toMatch(/^munim_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    const stored = JSON.stringify(await orm.em.fork().execute('select * from sessions, idempotency, audit'));
    expect(stored).not.toContain(cookie.split('=')[1]);
    expect((await read(cookie)).body).toMatchObject({ operator: 'bootstrap', idleSeconds: 1800, revokedAt: null });
  });

  test('which over HTTPS is sent over it alone, and is no cookie of a neighbour', async () => {
    const app = appOf(true);
    const { cookie, setCookie } = await signIn(app);
    expect(setCookie).toMatch(/^__Host-munim_session=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect((await send('GET', '/v1/sessions/current', { cookie }, app)).status).toBe(200);
    const renamed = cookie.replace('__Host-', '');
    expect((await send('GET', '/v1/sessions/current', { cookie: renamed }, app)).status).toBe(401);
  });

  test('that a repeated request does not get again', async () => {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() };
    const [first, again] = [await send('POST', '/v1/sessions', headers), await send('POST', '/v1/sessions', headers)];
    expect(again.body).toEqual(first.body);
    expect([first.headers.has('set-cookie'), again.headers.has('set-cookie')]).toEqual([true, false]);
  });

  test('and a session makes no session: its end cannot be put off', async () => {
    const { cookie } = await signIn();
    expect((await send('POST', '/v1/sessions', { ...here, cookie })).status).toBe(401);
  });
});

describe('a session ends', () => {
  test('when it was not used for half an hour, and not before', async () => {
    const { cookie } = await signIn();
    for (let times = 0; times < 3; times++) {
      nowMs += 29 * minute;
      expect((await read(cookie)).status).toBe(200);
    }
    nowMs += 30 * minute;
    expect((await read(cookie)).body).toMatchObject({ code: 'unauthenticated', detail: 'the session has ended' });
  });

  test('after twelve hours, however much it is used', async () => {
    const { cookie } = await signIn();
    for (let spent = 20 * minute; spent < 720 * minute; spent += 20 * minute) {
      nowMs += 20 * minute;
      expect((await read(cookie)).status).toBe(200);
    }
    nowMs += 20 * minute;
    expect((await read(cookie)).status).toBe(401);
  });

  test('at the sign-out, for every holder of the cookie, and the audit log says so', async () => {
    const { cookie } = await signIn();
    const { status, headers } = await send('POST', '/v1/sessions/current/revoke', { ...here, cookie });
    expect([status, headers.get('set-cookie')]).toEqual([200, expect.stringMatching(/^munim_session=; Max-Age=0;/)]);
    expect((await read(cookie)).status).toBe(401);
    const audit = await send('GET', '/v1/audit?target=operator/bootstrap', { authorization: `Bearer ${token}` });
    expect(audit.body.data.slice(0, 2)).toMatchObject([{ action: 'revokeSession' }, { action: 'createSession' }]);
  });

  test('with the token that it was made from', async () => {
    const { cookie } = await signIn();
    await useToken(randomBytes(32).toString('base64url'));
    expect((await read(cookie)).status).toBe(401);
    await useToken(token);
  });

  test('and its row goes when nobody could use it any more', async () => {
    nowMs += 721 * minute;
    await signIn();
    expect((await orm.em.fork().execute('select count(*)::int as n from sessions'))[0]).toEqual({ n: 1 });
  });
});

describe('what is no session', () => {
  test("a stolen row's hash", async () => {
    await signIn();
    const [row] = await orm.em.fork().execute<{ token_hash: string }[]>('select token_hash from sessions');
    expect((await read(`munim_session=${row?.token_hash}`)).status).toBe(401);
  });

  test.each([
    ['of nobody', `munim_session=${randomBytes(32).toString('base64url')}`],
    ['of nothing', 'munim_session='],
    ['of SQL', `munim_session=' or '1'='1`],
    ['of an operator token', `munim_session=${token}`],
    ['as long as a book', `munim_session=${'x'.repeat(100_000)}`],
    ['of another name', `session=${randomBytes(32).toString('base64url')}`],
  ])('a cookie %s', async (_, cookie) => {
    expect((await read(cookie)).body.code).toBe('unauthenticated');
  });

  test('a wrong token beside a good cookie: what was sent is what counts', async () => {
    const { cookie } = await signIn();
    expect((await send('GET', '/v1/sessions/current', { cookie, authorization: 'Bearer x' })).status).toBe(401);
  });

  test('a token: it has no session to read or to end', async () => {
    const headers = { authorization: `Bearer ${token}` };
    expect((await send('GET', '/v1/sessions/current', headers)).status).toBe(404);
    expect((await send('POST', '/v1/sessions/current/revoke', headers)).status).toBe(404);
  });
});

describe('a change that comes with a cookie', () => {
  test.each<[string, Record<string, string>]>([
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['from a neighbouring host', { 'sec-fetch-site': 'same-site', origin: `http://evil.${host}` }],
    ['from an address bar', { 'sec-fetch-site': 'none' }],
    ['from an old browser on another site', { origin: 'https://evil.example' }],
    ['from a sandboxed frame', { origin: 'null' }],
    ['from nowhere', {}],
  ])('%s is refused and changes nothing', async (_, headers) => {
    const { cookie } = await signIn();
    const before = await banks();
    const { status, body } = await createBank({ host, cookie, ...headers });
    expect([status, body.code]).toEqual([403, 'cross-site-request']);
    expect(await banks()).toEqual(before);
  });

  test.each<[string, Record<string, string>]>([
    ['from a page of ours', { 'sec-fetch-site': 'same-origin', origin: `http://${host}` }],
    ['from an old browser on a page of ours', { origin: `http://${host}` }],
  ])('%s is done, by its operator', async (_, headers) => {
    const { cookie } = await signIn();
    const { status, body } = await createBank({ host, cookie, ...headers });
    expect([status, body.run.requestedBy]).toEqual([202, 'operator:bootstrap']);
  });

  test('with a token needs no page', async () => {
    expect((await createBank({ authorization: `Bearer ${token}`, 'sec-fetch-site': 'cross-site' })).status).toBe(202);
  });
});

test('the fleet counts every bank by its state', async () => {
  const { body } = await send('GET', '/v1/fleet', { authorization: `Bearer ${token}` });
  expect(body.banks).toContainEqual({ state: 'requested', count: 3 });
  expect(body).toMatchObject({ runs: { queued: 3, running: 0 }, drift: [] });
});
