/** What is wrong is refused for what is wrong with it and changes nothing: every operation of the control plane against hostile input. */
import type { Hono } from 'hono';
import { platformProblems } from '@munim/kernel';
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { controlProblems } from '../problems.ts';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import { createControlApp } from './app.ts';
import { badBodiesFor, badMembersFor, badPathsFor, badQueriesFor, type BadRequest } from './testing/bad-requests.ts';
import { type Operation, operationsWith } from './testing/contract.ts';

const codes = new Set([...Object.values(platformProblems), ...Object.values(controlProblems)].map(({ code }) => code));
const unknownBody = '0'.repeat(26);
/** Things that are there are preferred: a request that were not refused would then have an effect. */
const known = {
  tenantId: 'kaveri-bank',
  cellName: 'test',
  operatorId: 'bootstrap',
  month: '2026-02',
  position: '1',
  kid: 'x'.repeat(43),
  runId: `run_${unknownBody}`,
  clientId: `cli_${unknownBody}`,
  approvalId: `apr_${unknownBody}`,
  holdId: `lhd_${unknownBody}`,
  grantId: `sup_${unknownBody}`,
  sessionId: `ses_${unknownBody}`,
  previewId: `prv_${unknownBody}`,
  upgradeId: `upg_${unknownBody}`,
};
/** It answers with events, not with JSON, and is no operation of the app: its own spec has its bad input. */
const operations = operationsWith(known).filter(({ id }) => id !== 'watchRun');
const changes = operations.filter(({ method }) => method === 'POST');
let api: TestApi;
let app: Hono;
const failures: unknown[] = [];

beforeAll(async () => {
  api = await startTestApi();
  await api.post('/v1/tenants', { id: 'kaveri-bank', name: 'Kaveri', country: 'IN' });
  await api.orm.em.fork().execute(`update tenants set state = 'active'`);
  // Who asks is not in question here.
  app = createControlApp({
    operations: api.operations,
    orm: api.orm,
    authenticate: () => Promise.resolve({ operator: 'bootstrap', role: 'owner' }),
    authenticateBank: () => Promise.resolve({ tenant: 'kaveri-bank', clientId: known.clientId }),
    committed: () => Promise.resolve(),
    nowMs: () => api.clock.nowMs,
    ids: { uuid: randomUUIDv7 },
    record: ({ operation, error }) => {
      if (error !== undefined) failures.push(operation, error);
    },
  });
});
afterAll(() => api.stop());

/** Every row of every table, but of those that the operation adds to when it is answered. */
async function everything(id: string): Promise<string> {
  const em = api.orm.em.fork();
  const tables = await em.execute<{ name: string }[]>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> ? order by 1`,
    // An export of the audit log is itself a deed.
    [id === 'exportAudit' ? 'audit' : ''],
  );
  const rows = tables.map(
    ({ name }) => `select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from "${name}" t`,
  );
  return JSON.stringify(await em.execute(rows.join(' union all ')));
}

async function expectRefusals({ id, method }: Operation, requests: readonly BadRequest[]): Promise<void> {
  const before = await everything(id);
  for (const { name, path, headers = {}, body, code, pointer } of requests) {
    const response = await app.request(path, {
      method,
      headers: {
        ...(method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': randomUUIDv7() }),
        ...(method === 'POST' && body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
        ...headers,
      },
      ...(method === 'POST' && body !== undefined && { body }),
    });
    const answer = await response.text();
    expect(failures.splice(0), name).toEqual([]);
    expect(response.status, `${name}: ${answer}`).toBeLessThan(500);
    if (code === undefined && response.ok) continue;
    expect(response.headers.get('content-type'), name).toBe('application/problem+json');
    const problem = JSON.parse(answer) as { code: string; errors?: { pointer: string }[] };
    expect(codes, name).toContain(problem.code);
    if (code !== undefined) expect(problem.code, `${name}: ${answer}`).toBe(code);
    if (pointer !== undefined)
      expect(
        problem.errors?.some((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`)),
        `${name}: ${pointer} in ${answer}`,
      ).toBe(true);
  }
  expect(await everything(id)).toBe(before);
}

const titled = (list: readonly Operation[]) => list.map((one): [string, Operation] => [one.id, one]);

describe.each(titled(operations))('%s', (_id, operation) => {
  test('refuses a query that it does not understand, and what no parameter may be', async () => {
    await expectRefusals(operation, badQueriesFor(operation));
  });

  test('finds nothing by what is no id', async () => {
    await expectRefusals(operation, badPathsFor(operation));
  });
});

describe.each(titled(changes))('%s', (_id, operation) => {
  test('refuses what is no body of its own', async () => {
    await expectRefusals(operation, badBodiesFor(operation));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('refuses every member with what it may not be', async () => {
    await expectRefusals(operation, badMembersFor(operation));
  });

  test.each([
    ['none', undefined, 'idempotency-key-missing'],
    ['an empty one', '', 'idempotency-key-missing'],
    ['a long one', 'k'.repeat(201), 'idempotency-key-invalid'],
    ['one with a space', 'a b', 'idempotency-key-invalid'],
  ])('wants an Idempotency-Key: %s is refused', async (_what, key, code) => {
    const headers = { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) };
    const response = await app.request(operation.path, { method: 'POST', headers, body: '{}' });
    expect(((await response.json()) as { code: string }).code).toBe(code);
  });
});

test('negative control: the tables are about every operation, and say something of it', () => {
  expect(operations.length).toBeGreaterThan(75);
  expect(changes.filter(({ body }) => body !== undefined).every((one) => badMembersFor(one).length > 3)).toBe(true);
});
