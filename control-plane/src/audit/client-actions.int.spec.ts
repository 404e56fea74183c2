/** What clients did at the issuers comes into the audit log once, whoever says it how often, and with nobody of us there. */
import { connectAdmin, connectBroker } from '@munim/platform/broker';
import { reportClientActions } from '@munim/platform/tenancy';
import { createLogger } from '@munim/platform/telemetry';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ensureRegistryTopics } from '../registry/topics.ts';
import { auditClientActions, auditFinishedHours } from './client-actions.ts';
import { type AuditWorld, createAuditWorld } from './testing/audit-world.ts';

const run = randomBytes(4).toString('hex');
const topics = {
  registry: `registry.${run}`,
  clients: `clients.${run}`,
  clientUse: `client-use.${run}`,
  clientActions: `client-actions.${run}`,
  bankUse: `bank-use.${run}`,
};
const log = createLogger({ service: 'client-actions-spec', level: 'fatal' });
const { brokers } = inject('services').kafka;
const broker = connectBroker({ brokers, clientId: `actions-${run}`, log, idleFetchMs: 50 });
const at = (time: string): number => Date.parse(`2026-03-01T${time}Z`);
let world: AuditWorld;

beforeAll(async () => {
  world = await createAuditWorld(inject('services'));
  await world.sql.unsafe(`
    insert into tenants (id, name, state, contexts, cell, region) values ('a-bank', 'A', 'active', '[]', 'c', 'r');
    insert into clients (id, tenant_id, name, scopes, secrets, jwks, state)
    select 'cli_' || n, 'a-bank', 'c', '[]', '[]', '[]', 'active' from generate_series(1, 2) n`);
  await world.sql.unsafe(`
    insert into operators (id, name, role, state) values ('opr_ravi', 'Ravi', 'support', 'active');
    insert into support_grants (id, tenant_id, operator_id, kind, scopes, hours, reason, state, requested_at, expires_at)
    values ('sup_1', 'a-bank', 'opr_ravi', 'asked', '["accounts:read"]', 1, 'case', 'approved', now(), now())`);
  await ensureRegistryTopics(broker, topics, 1);
});
afterAll(() => world.close());

const issuer = (source: string) =>
  reportClientActions({ broker, log, source, topic: topics.clientActions, everyMs: 20 });

async function hear(): Promise<{ stop: () => Promise<void> }> {
  const settings = { orm: world.orm, broker, log, nowMs: () => at('10:30:00'), topic: topics.clientActions };
  return auditClientActions({
    ...settings,
    groupId: `spec.${randomBytes(4).toString('hex')}`,
    auditEveryMs: 3_600_000,
  });
}
const totals = async (): Promise<number[]> =>
  (await world.sql<{ total: number }[]>`select total from client_actions order by total`).map(({ total }) => total);
const entries = async (): Promise<string[]> => {
  const rows = await world.sql<{ line: string }[]>`
    select actor || ' ' || action || ' ' || target || ': ' || reason as line from audit order by position`;
  return rows.map(({ line }) => line);
};

test('an hour of a client is one entry, however many issuers told of it, how often, and who wrote it down', async () => {
  const [one, other] = [issuer('one'), issuer('other')];
  for (let second = 10; second < 30; second++) one.note('cli_1', 'issued', at(`09:00:${second}`));
  one.note('cli_1', 'invalid_scope', at('09:30:00'));
  // What it said so far is on the topic: what follows is said in a second word.
  const admin = await connectAdmin(broker);
  await expect.poll(async () => (await admin.ends(topics.clientActions))[0]?.high).toBeGreaterThan(0n);
  await admin.close();
  for (let second = 10; second < 15; second++) other.note('cli_1', 'issued', at(`09:00:0${second - 10}`));
  other.note('cli_1', 'invalid_client', at('09:10:00'));
  one.note('cli_2', 'invalid_client', at('09:59:59'));
  one.note('cli_2', 'issued', at('10:00:00'));
  one.note('cli_of_nobody', 'issued', at('09:00:00'));
  await Promise.all([one.stop(), other.stop()]);
  // Nobody listened while they worked. Two listen now, each from the oldest record on.
  const [first, second] = [await hear(), await hear()];
  await expect.poll(totals).toEqual([1, 1, 6, 21]);
  await Promise.all([first.stop(), second.stop()]);
  await auditFinishedHours(world.orm, at('10:01:00'));
  expect(await entries()).toEqual([]);
  await Promise.all([1, 2, 3].map(() => auditFinishedHours(world.orm, at('10:02:00'))));
  const want = [
    'client:cli_1 askForTokens tenant/a-bank: in the hour from 2026-03-01T09:00Z: 25 issued (first 2026-03-01T09:00:00.000Z), ' +
      '1 invalid_client (first 2026-03-01T09:10:00.000Z), 1 invalid_scope (first 2026-03-01T09:30:00.000Z)',
    'client:cli_2 askForTokens tenant/a-bank: in the hour from 2026-03-01T09:00Z: 1 invalid_client (first 2026-03-01T09:59:59.000Z)',
  ];
  expect(await entries()).toEqual(want);
  // One who starts anew hears it all again.
  const third = await hear();
  const last = issuer('last');
  last.note('cli_2', 'issued', at('10:10:00'));
  await last.stop();
  // What was said last is heard last.
  await expect.poll(totals).toEqual([1, 1, 1, 6, 21]);
  await third.stop();
  await auditFinishedHours(world.orm, at('10:20:00'));
  expect(await entries()).toEqual(want);
});

test('an issuer that was cut off tells late: its part is an entry of its own, and nothing is counted twice', async () => {
  const before = await entries();
  const late = issuer('late');
  late.note('cli_1', 'issued', at('09:45:00'));
  await late.stop();
  const listener = await hear();
  await expect.poll(totals).toEqual([1, 1, 1, 1, 6, 21]);
  await listener.stop();
  await auditFinishedHours(world.orm, at('10:30:00'));
  expect((await entries()).slice(before.length)).toEqual([
    'client:cli_1 askForTokens tenant/a-bank: in the hour from 2026-03-01T09:00Z: 1 issued (first 2026-03-01T09:45:00.000Z)',
  ]);
});

test('what an operator called with a support grant stands with the grant, once, and is an entry of the operator', async () => {
  const before = await entries();
  const calls = async () => {
    const [row] = await world.sql<{ calls: object }[]>`select calls from support_grants where id = 'sup_1'`;
    return row?.calls;
  };
  const [gateway, other] = [issuer('gateway'), issuer('other-gateway')];
  gateway.note('sup_1', 'getAccount', at('09:00:00'));
  gateway.note('sup_1', 'getAccount', at('09:10:00'));
  gateway.note('sup_1', 'refused_deposit', at('09:11:00'));
  other.note('sup_1', 'getAccount', at('09:20:00'));
  other.note('sup_of_nobody', 'getAccount', at('09:20:00'));
  await Promise.all([gateway.stop(), other.stop()]);
  const listeners = [await hear(), await hear()];
  await expect.poll(calls).toEqual({
    getAccount: { count: 3, firstAt: '2026-03-01T09:00:00.000Z', lastAt: '2026-03-01T09:20:00.000Z' },
    refused_deposit: { count: 1, firstAt: '2026-03-01T09:11:00.000Z', lastAt: '2026-03-01T09:11:00.000Z' },
  });
  await Promise.all(listeners.map((one) => one.stop()));
  await auditFinishedHours(world.orm, at('10:30:00'));
  expect((await entries()).slice(before.length)).toEqual([
    'operator:opr_ravi lookIntoBank tenant/a-bank: sup_1: in the hour from 2026-03-01T09:00Z: 3 getAccount (first ' +
      '2026-03-01T09:00:00.000Z), 1 refused_deposit (first 2026-03-01T09:11:00.000Z)',
  ]);
});
