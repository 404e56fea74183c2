import { connectBroker } from '@munim/platform/broker';
import { createLogger } from '@munim/platform/telemetry';
import { randomBytes } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type ControlDatabase, migrateControlDatabase, openControlDatabase } from '../database/orm.ts';
import { ensureRegistryTopics } from '../registry/topics.ts';
import { type ClientUseReporter, reportClientUse } from '../tokens/client-use.ts';
import { followClientUse } from './follow-use.ts';

const run = randomBytes(4).toString('hex');
const database = `use_${run}`;
const topics = {
  registry: `registry.${run}`,
  clients: `clients.${run}`,
  clientUse: `client-use.${run}`,
  clientActions: `client-actions.${run}`,
  bankUse: `bank-use.${run}`,
};
const log = createLogger({ service: 'client-use-spec', level: 'fatal' });
const broker = connectBroker({ brokers: inject('services').kafka.brokers, clientId: `use-${run}`, log });
const at = Date.parse('2026-03-01T10:00:00.000Z');
let admin: Sql;
let orm: ControlDatabase;
let issuer: ClientUseReporter;
let other: ClientUseReporter;

beforeAll(async () => {
  const url = new URL(inject('services').postgres.url);
  admin = postgres(url.href, { max: 1 });
  await admin`create database ${admin(database)} strategy file_copy`;
  url.pathname = `/${database}`;
  orm = openControlDatabase(url.href);
  await migrateControlDatabase(orm);
  await orm.em.fork().execute(`
    insert into tenants (id, name, state, contexts, cell, region) values ('a-bank', 'A', 'active', '[]', 'c', 'r');
    insert into clients (id, tenant_id, name, scopes, secrets, jwks, state)
    select 'cli_' || n, 'a-bank', 'c', '[]', '[]', '[]', 'active' from generate_series(1, 3) n`);
  await ensureRegistryTopics(broker, topics, 1);
  const fast = { topic: topics.clientUse, everyMs: 20 };
  [issuer, other] = [reportClientUse(broker, log, fast), reportClientUse(broker, log, fast)];
});
afterAll(async () => {
  await orm.close();
  await admin`drop database ${admin(database)} with (force)`;
  await admin.end();
});

async function lastUsed(): Promise<(string | null)[]> {
  const rows = await orm.em.fork().execute<{ at: Date | null }[]>('select last_used_at as at from clients order by id');
  return rows.map((row) => (row.at === null ? null : new Date(row.at).toISOString()));
}

test('issuers work without the control database, and it is told afterwards; a later time is never undone', async () => {
  // Nobody follows yet, as while the control plane is away; two issuers know of the first client.
  issuer.note('cli_1', at);
  issuer.note('cli_1', at + 5_000);
  other.note('cli_1', at + 1_000);
  other.note('cli_2', at);
  other.note('cli_of_nobody', at);
  await Promise.all([issuer.stop(), other.stop()]);
  const first = await followClientUse({ orm, broker, log, topic: topics.clientUse });
  const want = ['2026-03-01T10:00:05.000Z', '2026-03-01T10:00:00.000Z', null];
  await expect.poll(lastUsed).toEqual(want);
  await first.stop();
  await orm.em.fork().execute(`update clients set last_used_at = '2026-03-02T00:00:00Z' where id = 'cli_2'`);
  const second = await followClientUse({ orm, broker, log, topic: topics.clientUse });
  await second.stop();
  expect(await lastUsed()).toEqual([want[0], '2026-03-02T00:00:00.000Z', null]);
});
