/** Support looks into a bank: only with its word, only reading, only there, and no longer than it likes, on every pod. */
import type { SupportGrant } from '@munim/sdk';
import type { components } from '@munim/sdk/control-plane';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type Bank, bankCalled, bankOf } from './testing/bank.ts';
import { supportOperations } from './testing/contract.ts';
import { expectDocumented } from './testing/documented.ts';
import { expectProblem } from './testing/expect-problem.ts';
import { createOperator } from './testing/operator.ts';
import { type Answer, type RawRequest, sendRaw } from './testing/raw-http.ts';
import { runVerb } from './testing/verb.ts';

type Schemas = components['schemas'];

const { urls, operatorTokenFile } = inject('platform');
/** What revocations promise; measured and printed. */
const obeyedWithinMs = 10_000;
const north = bankCalled('north');
const south = bankCalled('south');
const because = { reason: 'case 4711' };
let owner: string;
let supporter: string;
/** Clients of the banks that have a say on support, and on nothing else. */
let desk: Bank;
let southDesk: Bank;
let accountId: string;

const asOperator = (token: string, path: string, body?: object) =>
  sendRaw(urls.controlPlane, {
    method: body === undefined ? 'GET' : 'POST',
    path,
    token,
    ...(body && { body, headers: { 'idempotency-key': randomUUID() } }),
  });
const ask = async (scopes: readonly string[]): Promise<SupportGrant> => {
  const { status, body } = await asOperator(supporter, `/v1/tenants/${north.id}/support-grants`, {
    ...because,
    scopes,
  });
  expect(status).toBe(201);
  return body as SupportGrant;
};
const open = (grantId: string, token = supporter) => asOperator(token, `/v1/support-grants/${grantId}/tokens`, {});
/** Of a problem that only operators meet. */
const codeOf = ({ status, body }: Answer) => [status, (body as { code?: string }).code];
const tokenOf = async (grantId: string): Promise<string> =>
  ((await open(grantId)).body as Schemas['SupportToken']).accessToken ?? '';

beforeAll(async () => {
  owner = (await readFile(operatorTokenFile, 'utf8')).trim();
  const email = `${randomUUID()}@operator.test`;
  const invited = await asOperator(owner, '/v1/operators', { name: 'Ravi', email, role: 'support', reason: 'joins' });
  const id = String((invited.body as Schemas['Approval']).result?.['id']);
  const tokenBy = async (token: string): Promise<string> => {
    const issued = await asOperator(token, `/v1/operators/${id}/token`, { reason: 'the first' });
    return (issued.body as Schemas['OperatorWithToken']).token ?? '';
  };
  // Renewed in person: whoever issued the first one could act as both, and has made the bank's client.
  supporter = await tokenBy(await tokenBy(owner));
  const operator = createOperator(urls, owner);
  const say = ['support:read', 'support:decide'];
  desk = bankOf(north.id, await operator.createClient(north.id, say));
  southDesk = bankOf(south.id, await operator.createClient(south.id, say));
  const { customerId } = await north.munim.customers.register({ kind: 'PERSON', country: 'CZ', fullName: 'Jan Hus' });
  ({ accountId } = await north.munim.accounts.open({ customerId, product: 'CURRENT', currency: 'CZK' }));
  await north.munim.accounts.get(accountId, { minVersion: '1' });
});

describe('with the word of the bank', () => {
  const read: RawRequest = { path: '/v1/accounts?limit=1' };
  let grant: SupportGrant;
  let token: string;

  test('nothing before; then what was asked for is read, and the bank sees who did', async () => {
    grant = await ask(['accounts:read']);
    expect(codeOf(await open(grant.id))).toEqual([403, 'support-not-granted']);
    const waiting: SupportGrant[] = [];
    for await (const one of desk.munim.support.list({ state: 'open' })) waiting.push(one);
    expect(waiting).toMatchObject([
      { id: grant.id, state: 'requested', operator: { name: 'Ravi' }, reason: because.reason, hours: 1 },
    ]);
    const clients = new Map<string, readonly { readonly id: string }[]>();
    for await (const { clientId, knownTo } of desk.munim.support.clients()) clients.set(clientId, knownTo);
    expect([...clients.values()].every(([maker]) => maker?.id === 'bootstrap')).toBe(true);
    expect((await desk.munim.support.approve(grant.id, because)).state).toBe('approved');
    expect(codeOf(await open(grant.id, owner))).toEqual([403, 'support-not-granted']);
    token = await tokenOf(grant.id);
    expect((await north.send({ ...read, token })).status).toBe(200);
    expect((await north.send({ path: `/v1/accounts/${accountId}`, token })).body).toMatchObject({ accountId });
    expect((await desk.munim.support.get(grant.id)).use).toMatchObject({ tokens: 1, firstAt: expect.any(String) });
  });

  test('no write, no other data, no other bank, no say', async () => {
    const before = await north.head();
    const customer = { kind: 'PERSON', country: 'CZ', fullName: 'Jan Novák' };
    for (const request of [
      { method: 'POST', path: '/v1/customers', body: customer },
      { method: 'POST', path: `/v1/accounts/${accountId}/deposits`, body: { amount: '100', currency: 'CZK' } },
      { method: 'POST', path: `/v1/accounts/${accountId}/freeze`, body: { reason: 'mine' } },
      { path: '/v1/customers?limit=1' },
      { path: '/v1/log' },
      { path: '/v1/support-access' },
      { method: 'POST', path: `/v1/support-access/${grant.id}/approve`, body: because },
    ])
      expectProblem(await north.send({ ...request, token }), { status: 403, code: 'insufficient-scope' }, request.path);
    expect(await north.head()).toBe(before);
    const { customerId } = await south.munim.customers.register({ kind: 'PERSON', country: 'CZ', fullName: 'Eva' });
    const opened = await south.munim.accounts.open({ customerId, product: 'CURRENT', currency: 'CZK' });
    await south.munim.accounts.get(opened.accountId, { minVersion: '1' });
    expectProblem(await north.send({ path: `/v1/accounts/${opened.accountId}`, token }), {
      status: 404,
      code: 'not-found',
    });
  });

  test('another bank neither sees it nor decides about it', async () => {
    for await (const one of southDesk.munim.support.list()) expect(one.tenantId).toBe(south.id);
    await expect(southDesk.munim.support.get(grant.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(southDesk.munim.support.revoke(grant.id, because)).rejects.toMatchObject({ code: 'not-found' });
    await expect(north.munim.support.revoke(grant.id, because)).rejects.toMatchObject({ code: 'insufficient-scope' });
    expect((await north.send({ ...read, token })).status).toBe(200);
  });

  test('revoked by the bank, it is refused by every pod within ten seconds', async () => {
    const { components: all } = JSON.parse((await runVerb('status', '--json')).stdout) as {
      components: { name: string; address: string }[];
    };
    const pods = ['gateway', 'command', 'projection'].map((name) => ({
      name,
      url: all.find((one) => one.name === name)?.address ?? '',
      path: name === 'projection' ? '/v1/accounts?limit=1' : '/v1/session',
    }));
    const exporter = { name: 'analytics-export', path: '/v1/log?limit=1' };
    const statusOf = async (pod: { url: string; path: string }): Promise<number> =>
      (await sendRaw(pod.url, { path: pod.path, token })).status;
    for (const pod of pods) expect([pod.name, await statusOf(pod)]).toEqual([pod.name, 200]);
    const exporting = { ...exporter, url: all.find(({ name }) => name === exporter.name)?.address ?? '' };
    // It knows the token, which lacks the scope: from then on it does not.
    expect(await statusOf(exporting)).toBe(403);

    const startedMs = performance.now();
    expect((await desk.munim.support.revoke(grant.id, { reason: 'solved' })).state).toBe('revoked');
    const refused = await Promise.all(
      [...pods, exporting].map(async (pod) => {
        for (;;) {
          if ((await statusOf(pod)) === 401) return Math.round(performance.now() - startedMs);
          if (performance.now() - startedMs > obeyedWithinMs) throw new Error(`${pod.name} still takes the token`);
          await sleep(10);
        }
      }),
    );
    process.stdout.write(`revoked by the bank: refused by all pods after ${Math.max(...refused)} ms\n`);
    expect(codeOf(await open(grant.id))).toEqual([403, 'support-not-granted']);
  });

  test('the bank sees what was called, and what was refused', async () => {
    const calls = async () =>
      (await desk.munim.support.get(grant.id)).use.calls.map(
        ({ operation, answered, count }) => `${answered ? '' : 'refused '}${operation} ${count}`,
      );
    const seen = ['getAccount 1', 'listAccounts 2', 'refused getAccount 1', 'refused deposit 1', 'refused readLog 1'];
    await expect.poll(calls, { timeout: 60_000 }).toEqual(expect.arrayContaining(seen));
  });
});

test('every answer about support is as documented: what is asked, refused and unknown', async () => {
  expect(supportOperations.map(({ id }) => id).toSorted()).toEqual([
    'approveSupportAccess',
    'getSupportAccess',
    'listOwnClients',
    'listSupportAccess',
    'refuseSupportAccess',
    'revokeSupportAccess',
  ]);
  const { id } = await ask(['transfers:read']);
  const requestOf = (operation: (typeof supportOperations)[number], grantId = id): RawRequest => ({
    method: operation.method,
    path: operation.path.replace('{grantId}', grantId),
    ...(operation.bodySchema ? { body: because } : {}),
  });
  // Of those that decide, approving comes first: what is refused or revoked cannot be approved.
  const inOrder = supportOperations.toSorted((one, other) => one.id.localeCompare(other.id));
  for (const operation of inOrder) {
    const good = requestOf(operation);
    const answers = [
      await desk.send(good),
      await desk.send({ ...good, token: null }),
      await desk.send({ ...good, method: 'DELETE' }),
      await north.send(good),
      ...(operation.params.length > 0 ? [await desk.send(requestOf(operation, `sup_${'0'.repeat(26)}`))] : []),
      ...(operation.bodySchema
        ? [await desk.send({ ...good, body: '{' }), await desk.send({ ...good, headers: { 'idempotency-key': null } })]
        : []),
    ];
    for (const answer of answers) expectDocumented(operation, answer);
    // An approved grant can no longer be refused.
    const expected = operation.id === 'refuseSupportAccess' ? [409, 401, 405, 403] : [200, 401, 405, 403];
    expect(
      answers.slice(0, 4).map(({ status }) => status),
      operation.id,
    ).toEqual(expected);
  }
});

test('the verbs of an operator: ask, list, end', async () => {
  const asked = await runVerb('support', 'ask', north.id, '--reason', 'a look', '--scope', 'log:read', '--json');
  const { id } = JSON.parse(asked.stdout) as SupportGrant;
  // Its own client: it was made by the operator who asks.
  await expect(desk.munim.support.approve(id, because)).rejects.toMatchObject({ code: 'maker-is-checker' });
  const [opened, listed] = await Promise.all([
    runVerb('support', 'open', id),
    runVerb('support', 'list', '--bank', north.id),
  ]);
  expect([opened.exitCode === 0, opened.stderr]).toEqual([false, expect.stringContaining('support-not-granted')]);
  expect(listed.stdout).toContain(id);
  const ended = await runVerb('support', 'end', id, '--reason', 'not needed', '--json');
  expect(JSON.parse(ended.stdout)).toMatchObject({ id, state: 'withdrawn', closingReason: 'not needed' });
});
