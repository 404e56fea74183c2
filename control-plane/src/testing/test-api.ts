/** The control plane's API over a database of its own, with a clock that a spec moves; nothing is announced to pods. */
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
import type { CellDesk } from '../cells/desk.ts';
import { addTestCell } from '../cells/testing/test-desk.ts';
import { type ControlDatabase, migrateControlDatabase, openControlDatabase } from '../database/orm.ts';
import { type ControlAppOptions, createControlApp } from '../http/app.ts';
import type { AuthenticateBank } from '../http/authenticate-bank.ts';
import type { ControlOperation } from '../http/operation.ts';
import { type ControlParts, controlOperations } from '../operations.ts';
import { operatorAuthentication } from '../operators/authenticate.ts';
import { bootstrapOperator } from '../operators/bootstrap.ts';
import type { OperatorRole } from '../operators/roles.ts';
import { addWatchRun } from '../runs/watch-run.ts';
import { assertDocumented } from './documented.ts';
import { silentAnnouncer, testParts } from './parts.ts';

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- a spec looks into whatever was answered
  readonly body: any;
}

export interface TestOperator {
  readonly id: string;
  readonly token: string;
}

export interface TestApi {
  readonly orm: ControlDatabase;
  readonly operations: readonly ControlOperation[];
  readonly clock: { nowMs: number };
  /** For files of the spec. */
  readonly directory: string;
  /** The bootstrap operator, an owner. */
  readonly first: TestOperator;
  readonly request: (path: string, request: RequestInit) => Promise<Response>;
  get: (path: string, who?: TestOperator) => Promise<TestAnswer>;
  post: (path: string, body: unknown, who?: TestOperator, headers?: Record<string, string>) => Promise<TestAnswer>;
  /** One more, with a token; a second owner allows it where there is one. */
  operator: (role: OperatorRole, checker?: TestOperator) => Promise<TestOperator>;
  stop: () => Promise<void>;
}

export interface TestParts
  extends Partial<Pick<ControlParts, 'announcer' | 'signSupportToken' | 'alarm' | 'tokenTerms'>> {
  /** Without it there is one cell, without services. */
  readonly desk?: CellDesk;
  /** Of the clock that the spec moves. */
  readonly authenticateBank?: (nowMs: () => number) => AuthenticateBank;
}

export async function startTestApi(
  nowMs = Date.parse('2026-03-01T12:00:00Z'),
  { authenticateBank, ...given }: TestParts = {},
): Promise<TestApi> {
  const clock = { nowMs };
  const { orm, drop } = await freshDatabase();
  const directory = await mkdtemp(join(tmpdir(), 'munim-control-'));
  const first = { id: 'bootstrap', token: await bootstrap(orm, directory) };
  if (!given.desk) await addTestCell(orm);
  const operations = controlOperations(testParts({ secretsDirectory: directory, ...given }));
  const options = {
    operations,
    orm,
    authenticate: operatorAuthentication(orm, { nowMs: () => clock.nowMs, secure: false }),
    ...(authenticateBank && { authenticateBank: authenticateBank(() => clock.nowMs) }),
    committed: silentAnnouncer.publishSoon,
    nowMs: () => clock.nowMs,
    ids: { uuid: randomUUIDv7 },
    record: ({ error }: { error: unknown }) => {
      if (error !== undefined) throw new Error('an answer could not be given', { cause: error });
    },
  } satisfies ControlAppOptions;
  const app = createControlApp(options);
  addWatchRun(app, { ...options, stopping: new AbortController().signal });
  const send = async (path: string, request: RequestInit): Promise<TestAnswer> => {
    const response = await app.request(path, request);
    assertDocumented(request.method ?? 'GET', path, response);
    const { status, headers } = response;
    const isJson = headers.get('content-type')?.includes('json') === true;
    return { status, headers, body: isJson ? await response.json() : await response.text() };
  };
  const api: TestApi = {
    orm,
    operations,
    clock,
    directory,
    first,
    request: async (path, request) => {
      const response = await app.request(path, request);
      assertDocumented(request.method ?? 'GET', path, response);
      return response;
    },
    get: (path, { token } = first) => send(path, { headers: { authorization: `Bearer ${token}` } }),
    post: (path, body, { token } = first, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUIDv7(),
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    operator: (role, checker) => createOperator(api, role, checker),
    stop: async () => {
      await orm.close();
      await drop();
      await rm(directory, { recursive: true });
    },
  };
  return api;
}

async function createOperator(api: TestApi, role: OperatorRole, checker?: TestOperator): Promise<TestOperator> {
  const email = `${randomBytes(4).toString('hex')}@operator.test`;
  const asked = await api.post('/v1/operators', { name: role, email, role, reason: 'joins' });
  const approval = checker
    ? await api.post(`/v1/approvals/${asked.body.id}/approve`, { reason: 'known' }, checker)
    : asked;
  const { id } = approval.body.result as { id: string };
  const first = await api.post(`/v1/operators/${id}/token`, { reason: 'first token' });
  // In person: whoever issued the first one could act as this operator.
  const renewed = await api.post(`/v1/operators/${id}/token`, { reason: 'mine' }, { id, token: first.body.token });
  if (checker) await api.post(`/v1/operators/${id}/confirm`, { reason: 'we have met' }, checker);
  return { id, token: renewed.body.token };
}

async function freshDatabase(): Promise<{ orm: ControlDatabase; drop: () => Promise<void> }> {
  const database = `api_${randomBytes(4).toString('hex')}`;
  const url = new URL(inject('services').postgres.url);
  const admin = postgres(url.href, { max: 1 });
  await admin`create database ${admin(database)} strategy file_copy`;
  url.pathname = `/${database}`;
  const orm = openControlDatabase(url.href);
  await migrateControlDatabase(orm);
  return {
    orm,
    drop: async () => {
      await admin`drop database ${admin(database)} with (force)`;
      await admin.end();
    },
  };
}

async function bootstrap(orm: ControlDatabase, directory: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await writeFile(join(directory, 'token'), token);
  await bootstrapOperator(orm, join(directory, 'token'));
  return token;
}
