/** What an operator does to a bank that serves: every pod obeys within seconds, and what was changed by hand is found. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { components } from '@munim/sdk/control-plane';
import { randomBytes } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Bank, bankOf } from './testing/bank.ts';
import { createOperator, type Operator } from './testing/operator.ts';

type Drift = components['schemas']['Drift'];

const { urls, operatorTokenFile, services } = inject('platform');
const id = `ruled-${randomBytes(4).toString('hex')}`;
const schema = `bank_${id.replaceAll('-', '_')}`;
/** What the platform promises; measured and printed. */
const obeyedWithinMs = 10_000;

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
