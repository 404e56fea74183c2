/** A bank with a history leaves: held back, allowed by two, cooled off, handed over, taken apart, certified; its archive stays. */
import { DeleteObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import type { components } from '@munim/sdk/control-plane';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Bank, bankOf } from './testing/bank.ts';
import { createOperator, type Operator } from './testing/operator.ts';
import { czk } from './testing/world.ts';

type Schemas = components['schemas'];

const { urls, operatorTokenFile, services, stateDir } = inject('platform');
const id = `leaving-${randomBytes(4).toString('hex')}`;
const checkout = join(import.meta.dirname, '../..');
const reason = { reason: 'the bank closes' };
/** What the platform promises of an announcement. */
const obeyedWithinMs = 10_000;

let maker: Operator;
let checker: Operator;
let bank: Bank;
let directory: string;
/** Of the bank's log. */
let events: number;

const control = async <Answer = { code?: string }>(
  token: string,
  path: string,
  body: object,
): Promise<{ status: number; body: Answer }> => {
  const response = await fetch(`${urls.controlPlane}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer };
};
const tokens = { maker: '', checker: '' };
const ask = <Answer = { code?: string }>(who: keyof typeof tokens, path: string, body: object) =>
  control<Answer>(tokens[who], path, body);
const offboarding = () => maker.get<Schemas['Offboarding']>(`/v1/tenants/${id}/offboarding`);
const stateOf = async () => (await maker.get<Schemas['Tenant']>(`/v1/tenants/${id}`)).state;

/** `./munim` as an operator of this platform types it; resolves with what it printed, whatever its exit. */
const munim = async (...args: string[]): Promise<{ code: number; out: string }> => {
  try {
    const env = { ...process.env, MUNIM_STATE: stateDir };
    const { stdout } = await promisify(execFile)(process.execPath, [join(checkout, 'infra/cli/src/main.ts'), ...args], {
      env,
    });
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout + stderr };
  }
};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munim-leaving-'));
  tokens.maker = (await readFile(operatorTokenFile, 'utf8')).trim();
  maker = createOperator(urls, tokens.maker);
  const invited = await ask<Schemas['Approval']>('maker', '/v1/operators', {
    name: 'Second',
    email: `${id}@operator.test`,
    // Offboarding needs no owner; and another owner would have to allow whatever later specs invite.
    role: 'operator',
    reason: 'four eyes',
  });
  const operatorId = String(invited.body.result?.['id']);
  const tokenBy = async (who: 'maker' | 'checker'): Promise<string> =>
    (await ask<{ token: string }>(who, `/v1/operators/${operatorId}/token`, { reason: 'first' })).body.token;
  tokens.checker = await tokenBy('maker');
  // In person: whoever issued the first one could act as both.
  tokens.checker = await tokenBy('checker');
  checker = createOperator(urls, tokens.checker);
  await maker.onboard(id, 'The leaving bank');
  bank = bankOf(
    id,
    await maker.createClient(id, ['customers:read', 'customers:write', 'accounts:read', 'accounts:write', 'log:read']),
  );
  const { customerId } = await bank.munim.customers.register({ kind: 'PERSON', country: 'CZ', fullName: 'Jan Novák' });
  const { accountId } = await bank.munim.accounts.open({
    customerId,
    product: 'CURRENT',
    currency: 'CZK',
    overdraftLimit: '0',
    bookingDate: '2026-01-05',
  });
  await bank.munim.accounts.deposit(accountId, { ...czk('100000'), bookingDate: '2026-01-06' });
  events = Number(await bank.head());
  // From here on it holds a token that nothing but the bank's state can make invalid.
  await bank.send({ method: 'GET', path: '/v1/accounts' });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test('an active bank is not taken apart: it is suspended first', async () => {
  expect(await ask('maker', `/v1/tenants/${id}/offboard`, reason)).toMatchObject({
    status: 409,
    body: { code: 'transition-forbidden' },
  });
  await maker.act(id, 'suspend', reason);
});

test('a legal hold stands against it, and two lift it', async () => {
  const hold = await ask<Schemas['LegalHold']>('checker', `/v1/tenants/${id}/holds`, { reason: 'case 4711' });
  expect(await ask('maker', `/v1/tenants/${id}/offboard`, reason)).toMatchObject({
    status: 409,
    body: { code: 'legal-hold' },
  });
  const lift = await ask<Schemas['Approval']>('maker', `/v1/tenants/${id}/holds/${hold.body.id}/lift`, reason);
  expect(await ask('maker', `/v1/approvals/${lift.body.id}/approve`, reason)).toMatchObject({
    status: 403,
    body: { code: 'maker-is-checker' },
  });
  expect((await ask('checker', `/v1/approvals/${lift.body.id}/approve`, reason)).status).toBe(200);
});

test('two allow it; the bank is served no more, and it can be taken back', async () => {
  const approve = async () => {
    const asked = await ask<Schemas['Approval']>('maker', `/v1/tenants/${id}/offboard`, reason);
    expect([asked.status, asked.body.state, await stateOf()]).toEqual([202, 'pending', 'suspended']);
    expect((await ask('checker', `/v1/approvals/${asked.body.id}/approve`, reason)).status).toBe(200);
    expect(await stateOf()).toBe('offboarding');
  };
  await approve();
  const answered = async () => (await bank.send({ method: 'GET', path: '/v1/accounts' })).status;
  await expect.poll(answered, { timeout: obeyedWithinMs }).toBe(403);
  expect((await ask('maker', `/v1/tenants/${id}/offboarding/recall`, reason)).status).toBe(200);
  expect(await stateOf()).toBe('suspended');
  await approve();
});

test('after the cooling-off nothing is destroyed before the export was handed over', async () => {
  const { coolingOffEndsAt } = await offboarding();
  await sleep(Math.max(0, Date.parse(coolingOffEndsAt) - Date.now()) + 6_000);
  expect((await offboarding()).destructionStartedAt).toBe(null);
  const exported = await munim('archive', 'export', id, join(directory, 'handed-over'));
  expect(exported.out).toContain('entries in');
  expect((await munim('archive', 'verify', join(directory, 'handed-over'))).out).toContain('verified');
  await maker.act(id, 'offboarding/handover', { to: 'A. Banker', ...reason });
});

test('then it is taken apart of itself, and the certificate says what is gone and what stays until when', async () => {
  for (const endMs = Date.now() + 240_000; (await stateOf()) !== 'retained'; await sleep(300))
    if (Date.now() > endMs)
      throw new Error(`still ${await stateOf()}: ${JSON.stringify(await maker.get(`/v1/runs?tenantId=${id}`))}`);
  const { certificate, certificateKey, archive, retainUntil } = await offboarding();
  expect(archive?.treeSize).toBe(events);
  expect(Date.parse(retainUntil ?? '')).toBeGreaterThan(Date.now() + 5 * 365 * 86_400_000);
  const file = join(directory, 'certificate');
  await writeFile(file, certificate ?? '');
  const checked = await munim('bank', 'certificate', file, '--verify', certificateKey ?? '');
  expect(checked).toMatchObject({ code: 0 });
  for (const name of [`bank_${id.replaceAll('-', '_')}`, `${id}.accounts`, `${id}-archive`])
    expect(checked.out).toContain(name);
  await writeFile(file, (certificate ?? '').replace('A. Banker', 'A. Thief'));
  expect((await munim('bank', 'certificate', file, '--verify', certificateKey ?? '')).code).not.toBe(0);
  // The bank and its tokens are as unknown as any other that is none.
  expect([401, 403, 404]).toContain((await bank.send({ method: 'GET', path: '/v1/accounts' })).status);
});

test('its archive still verifies, still refuses deletion, and its id is never used again', async () => {
  const after = join(directory, 'afterwards');
  expect((await munim('archive', 'export', id, after)).out).toContain(`${events} entries`);
  expect(await munim('archive', 'verify', after)).toMatchObject({ code: 0 });
  const { endpoint, region, accessKeyId, secretAccessKey } = services.s3;
  const s3 = new S3Client({ endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } });
  const Bucket = `${id}-archive`;
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  expect(Versions.length).toBeGreaterThan(2);
  for (const { Key, VersionId } of Versions)
    await expect(s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId })), Key).rejects.toThrow(/lock|denied/i);
  expect(await ask('maker', '/v1/tenants', { id, name: 'Another', country: 'IN' })).toMatchObject({
    status: 409,
    body: { code: 'tenant-id-taken' },
  });
  expect(
    await checker.get<{ data: { action: string; actor: string }[] }>(`/v1/audit?target=tenant/${id}`),
  ).toMatchObject({
    data: expect.arrayContaining([
      expect.objectContaining({ action: 'retain', actor: 'provisioner' }),
      expect.objectContaining({ action: 'offboard', actor: 'operator:bootstrap' }),
      expect.objectContaining({ action: 'recall' }),
    ]) as unknown,
  });
});

test('its last statement is final, with every event of its log', async () => {
  const { days } = await maker.get<Schemas['Usage']>(`/v1/tenants/${id}/usage`);
  expect(days.reduce((sum, day) => sum + Number(day.events), 0)).toBe(events);
  const path = `/v1/tenants/${id}/usage/statements/${days.at(-1)?.day.slice(0, 7)}`;
  expect((await maker.get<Schemas['UsageStatement']>(path)).final).toBe(true);
});
