/** What an operator does to a bank that serves: every pod obeys within seconds, and what was changed by hand is found. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { components } from '@munim/sdk/control-plane';
import { randomBytes } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Bank, bankOf } from './testing/bank.ts';
import { bankThatClearingTreats } from './testing/clearing.ts';
import { createOperator, type Operator } from './testing/operator.ts';
import { runVerb, runVerbAs } from './testing/verb.ts';
import { czk } from './testing/world.ts';

type Schemas = components['schemas'];
type Drift = Schemas['Drift'];

const { urls, operatorTokenFile, services } = inject('platform');
const id = `ruled-${randomBytes(4).toString('hex')}`;
const schema = `bank_${id.replaceAll('-', '_')}`;
/** What the platform promises; measured and printed. */
const obeyedWithinMs = 10_000;
/** Longer than a suspension usually takes to reach every pod. */
const clearingDelayMs = 5_000;

let operator: Operator;
let bank: Bank;
let admin: Sql;
beforeAll(async () => {
  operator = createOperator(urls, (await readFile(operatorTokenFile, 'utf8')).trim());
  await operator.onboard(id, 'The ruled bank');
  bank = bankOf(id, await operator.createClient(id, ['customers:read', 'customers:write', 'accounts:read']));
  const cell = new URL(services.postgres.url);
  cell.pathname = '/munim_cell';
  admin = postgres(cell.href, { max: 1, onnotice: () => undefined });
});
afterAll(() => admin.end());

const write = () =>
  bank.send({
    method: 'POST',
    path: '/v1/customers',
    body: { kind: 'PERSON', country: 'CZ', fullName: 'Jan Novák' },
  });
const read = () => bank.send({ method: 'GET', path: '/v1/accounts' });

/** Milliseconds until both a write and a read answer so. */
async function until(status: (one: number) => boolean, withinMs = obeyedWithinMs): Promise<number> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < withinMs) {
    const answers = await Promise.all([write(), read()]);
    if (answers.every((answer) => status(answer.status))) return Math.round(performance.now() - startedMs);
    await sleep(20);
  }
  throw new Error(`not within ${withinMs} ms`);
}

describe('a suspended bank', () => {
  test('is refused by every pod within ten seconds, and serves again when it is resumed', async () => {
    await until((status) => status < 300, 60_000);
    await operator.act(id, 'suspend', { reason: 'asked for by the bank' });
    const refusedMs = await until((status) => status === 403);
    expect((await write()).body).toMatchObject({ code: 'tenant-suspended' });
    await operator.act(id, 'resume', { reason: 'asked for by the bank' });
    const servedMs = await until((status) => status < 300);
    process.stdout.write(`suspended: refused after ${refusedMs} ms, served again after ${servedMs} ms\n`);
    expect(Math.max(refusedMs, servedMs)).toBeLessThan(obeyedWithinMs);
  });

  test('has its work in hand finished meanwhile: a transfer that clearing answers late is completed', async () => {
    const scopes = ['customers:write', 'accounts:read', 'accounts:write', 'transfers:read', 'transfers:write'];
    const { munim } = bankOf(id, await operator.createClient(id, scopes));
    const { customerId } = await munim.customers.register({ kind: 'PERSON', country: 'CZ', fullName: 'Jan Novák' });
    const { accountId } = await munim.accounts.open({ customerId, product: 'CURRENT', currency: 'CZK' });
    await munim.accounts.deposit(accountId, czk('5000'));
    const creditorBank = await bankThatClearingTreats({ mode: 'delay', delayMs: clearingDelayMs });
    const creditor = { bank: creditorBank, account: '87144583' };
    const asked = await munim.transfers.request({
      debtorAccountId: accountId,
      creditor,
      ...czk('2000'),
      executeWithinSeconds: 600,
    });
    expect(asked).toMatchObject({ status: 'PROCESSING', available: czk('3000') });
    await operator.act(id, 'suspend', { reason: 'asked for by the bank' });
    await until((status) => status === 403);
    const status = async (): Promise<unknown> => {
      const [row] = await admin`select state::json ->> 'status' as status from ${admin(schema)}.streams
                                where stream = ${asked.transferId}`;
      return row?.['status'];
    };
    await expect.poll(status, { timeout: 60_000, interval: 200 }).toBe('completed');
    await operator.act(id, 'resume', { reason: 'asked for by the bank' });
    await until((answer) => answer < 300);
    expect(await munim.transfers.waitFor(asked.transferId)).toMatchObject({ status: 'COMPLETED' });
  });
});

describe('what somebody changed by hand', () => {
  const named = async (): Promise<string[]> => {
    await operator.run(id, 'drift-checks', {});
    const { differences } = await operator.get<Drift>(`/v1/tenants/${id}/drift`);
    return differences.map(({ resource, property, severity }) => `${severity} ${resource.type} ${property}`);
  };

  test('is found by name, a weakened grant as an alarm that is kept in the audit log, and is repaired', async () => {
    expect(await named()).toEqual([]);
    await admin.unsafe(`grant usage on schema ${schema} to public`);
    await admin.unsafe(`alter role ${schema} connection limit 7`);
    expect(await named()).toEqual(['alarm postgres-schema guests', 'drift postgres-login connectionsMax']);
    const first = await operator.get<Drift>(`/v1/tenants/${id}/drift`);
    expect(await named()).toHaveLength(2);
    const second = await operator.get<Drift>(`/v1/tenants/${id}/drift`);
    expect(second.differences.map(({ since }) => since)).toEqual(first.differences.map(({ since }) => since));
    const audit = await operator.get<{ data: { action: string; target: string }[] }>(`/v1/audit?target=tenant/${id}`);
    expect(audit.data.filter(({ action }) => action === 'drift-alarm')).toHaveLength(1);

    await operator.run(id, 'repair', { reason: 'nobody was to change this' });
    expect(await named()).toEqual([]);
    expect((await read()).status).toBe(200);
  });
});

test('the command line has a token of a bank again after its client was revoked, by whoever it is asked by', async () => {
  const take = async (): Promise<string> => {
    const { exitCode, stdout, stderr } = await runVerb('token', id, '--json');
    expect([exitCode, stderr]).toEqual([0, '']);
    const { accessToken } = JSON.parse(stdout) as { accessToken: string };
    return (JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as { client_id: string })
      .client_id;
  };
  const first = await take();
  expect(await take()).toBe(first);
  await operator.revokeClient(id, first);
  // An issuer may hear of it a moment later.
  await expect.poll(take, { timeout: 30_000 }).not.toBe(first);
  await operator.revokeClient(id, await take());
  const byNobody = async () => (await runVerbAs('munim_operator_nobody', 'token', id)).stderr;
  await expect.poll(byNobody, { timeout: 30_000 }).toContain('no operator has this token');
});

test('the command line gives a client keys, lists runs and banks, and checks what the audit log proves', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'munim-verbs-'));
  const say = async <Answer>(...verb: readonly string[]): Promise<Answer> => {
    const { exitCode, stdout, stderr } = await runVerb(...verb, '--json');
    expect([verb.join(' '), exitCode, exitCode === 0 ? '' : stderr]).toEqual([verb.join(' '), 0, '']);
    return JSON.parse(stdout) as Answer;
  };
  const keys = ['A', 'B'].map((letter) => ({ kty: 'OKP', crv: 'Ed25519', x: letter.repeat(43), kid: letter }));
  const [one, both] = [join(directory, 'one.json'), join(directory, 'both.json')];
  await Promise.all([
    writeFile(one, JSON.stringify({ keys: keys.slice(0, 1) })),
    writeFile(both, JSON.stringify({ keys })),
  ]);
  const [client, runs, banks, proof, sessions] = await Promise.all([
    say<Schemas['ClientWithSecret']>(
      'client',
      'create',
      id,
      '--name',
      'signer',
      '--scope',
      'accounts:read',
      '--jwks',
      one,
      '--expires-at',
      '2099-01-31T00:00:00Z',
    ),
    say<Schemas['Run'][]>('run', 'list', '--bank', id, '--state', 'succeeded'),
    say<Schemas['Tenant'][]>('bank', 'list', '--search', id.toUpperCase(), '--state', 'active'),
    say<{ verified: boolean; position: number }>('audit', 'prove', '1'),
    say<Schemas['Session'][]>('operator', 'sessions'),
  ]);
  expect([client.clientSecret, client.expiresAt, runs.length > 0, sessions.every(({ current }) => !current)]).toEqual([
    null,
    '2099-01-31T00:00:00.000Z',
    true,
    true,
  ]);
  expect([banks.map((bank) => bank.id), proof]).toMatchObject([[id], { verified: true, position: 1 }]);
  const [changed, run, checkpoint] = await Promise.all([
    say<Schemas['Client']>('client', 'keys', id, client.clientId, '--jwks', both, '--reason', 'a new one'),
    say<Schemas['Run']>('run', 'watch', runs[0]?.id ?? ''),
    say<Schemas['AuditCheckpoint']>('audit', 'checkpoint'),
  ]);
  expect([changed.jwks?.keys.map(({ kid }) => kid), run.id, checkpoint.size > 0]).toEqual([
    ['A', 'B'],
    runs[0]?.id,
    true,
  ]);
  await rm(directory, { recursive: true });
});
