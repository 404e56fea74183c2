/** A bank of its own for one spec: login, schema, topics and secrets on the real services, as provisioning makes them. */
import {
  encodeEvent,
  type JsonObject,
  partitionsPerTopic,
  registryKey,
  tenantId,
  type TenantEntry,
  type TenantId,
  topology,
} from '@munim/kernel';
import { migrate } from '@munim/tenant-schema';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import kafkajs from 'kafkajs';
import postgres, { type Sql } from 'postgres';
import { createTopics } from '../broker/index.ts';
import {
  type BankPools,
  createBankPools,
  createRegistryState,
  openSecrets,
  type RegistryState,
} from '../tenancy/index.ts';

export interface TestCell {
  readonly postgres: { readonly url: string };
  readonly kafka: { readonly brokers: readonly string[] };
}
export interface TestEvent {
  readonly stream: string;
  readonly type: string;
  readonly data: JsonObject;
}
export interface TestBank {
  readonly tenant: TenantId;
  readonly entry: TenantEntry;
  readonly secretsDirectory: string;
  /** Knows this bank and whatever a spec applies to it. */
  readonly registry: RegistryState;
  readonly pools: BankPools;
  readonly sql: Sql;
  /** Appends to the log as the command service does: head locked, positions and versions without a gap. */
  readonly append: (events: readonly TestEvent[]) => Promise<bigint>;
  /** Drops everything that was made. */
  readonly remove: () => Promise<void>;
}

export async function createTestBank(
  cell: TestCell,
  contexts: readonly string[],
  name = randomName(),
): Promise<TestBank> {
  const tenant = tenantId(name);
  const names = topology(tenant);
  const secretsDirectory = mkdtempSync(join(tmpdir(), 'munim-secrets-'));
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(secretsDirectory, names.secrets.postgresPassword);
  mkdirSync(dirname(passwordFile), { recursive: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const kekFile = join(secretsDirectory, names.secrets.keyEncryptionKey);
  mkdirSync(dirname(kekFile), { recursive: true });
  writeFileSync(kekFile, randomBytes(32).toString('base64'), { mode: 0o600 });
  const admin = postgres(cell.postgres.url, { max: 1, onnotice: () => undefined });
  // Granted as provisioning does, which takes the right to connect from everybody else; roles change one at a time.
  await admin.unsafe(`
    begin;
    select pg_advisory_xact_lock(hashtextextended('munim catalogue', 0));
    create role ${names.login} login password '${password}';
    create schema ${names.schema} authorization ${names.login};
    grant connect on database "${new URL(cell.postgres.url).pathname.slice(1)}" to ${names.login};
    commit`);
  const topics = contexts.map(names.topic);
  const kafka = await makeTopics(cell, topics);
  const entry = entryOf(tenant, cell, contexts);
  const registry = createRegistryState();
  registry.apply(registryKey(entry), JSON.stringify(entry));
  const pools = createBankPools({ registry, secrets: openSecrets(secretsDirectory), applicationName: 'spec' });
  const sql = pools.of(tenant);
  await migrate(sql);
  return {
    tenant,
    entry,
    secretsDirectory,
    registry,
    pools,
    sql,
    append: (events) => append(sql, tenant, events),
    remove: async () => {
      await pools.close();
      await kafka.deleteTopics({ topics });
      await kafka.disconnect();
      await admin.unsafe(`
        select pg_terminate_backend(pid) from pg_stat_activity where usename = '${names.login}';
        begin;
        select pg_advisory_xact_lock(hashtextextended('munim catalogue', 0));
        drop schema ${names.schema} cascade;
        revoke connect on database "${new URL(cell.postgres.url).pathname.slice(1)}" from ${names.login};
        drop role ${names.login};
        commit`);
      await admin.end();
      rmSync(secretsDirectory, { recursive: true, force: true });
    },
  };
}

const randomName = (): string => `bank-${randomBytes(4).toString('hex')}`;

async function makeTopics(cell: TestCell, topics: readonly string[]): Promise<kafkajs.Admin> {
  const client = new kafkajs.Kafka({
    clientId: 'spec',
    brokers: [...cell.kafka.brokers],
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const admin = client.admin();
  await admin.connect();
  await createTopics(
    admin,
    topics.map((topic) => ({ topic, numPartitions: partitionsPerTopic, replicationFactor: 1 })),
  );
  return admin;
}

function entryOf(tenant: TenantId, cell: TestCell, contexts: readonly string[]): TenantEntry {
  const { hostname, port, pathname } = new URL(cell.postgres.url);
  return {
    kind: 'tenant',
    id: tenant,
    name: tenant,
    state: 'active',
    contexts,
    limits: { requestsPerSecond: 1_000 },
    updatedAt: '2026-01-01T00:00:00.000Z',
    cell: {
      name: 'spec',
      postgres: { host: hostname, port: Number(port), database: pathname.slice(1) },
      kafka: { brokers: cell.kafka.brokers },
      objectStore: { endpoint: 'http://127.0.0.1:9', region: 'none' },
    },
  };
}

const recordedAt = '2026-03-01T10:00:00.000Z';

async function append(sql: Sql, tenant: TenantId, events: readonly TestEvent[]): Promise<bigint> {
  return sql.begin<bigint>(async (tx) => {
    const [head] = await tx<{ position: string }[]>`select position from log_head for update`;
    const streams = [...new Set(events.map((event) => event.stream))];
    const rows = await tx<
      { stream: string; version: string }[]
    >`select stream, version from streams where stream = any(${streams})`;
    const versions = new Map(rows.map((row) => [row.stream, BigInt(row.version)]));
    let position = BigInt(head?.position ?? 0);
    const written = events.map(({ stream, type, data }) => {
      const version = (versions.get(stream) ?? 0n) + 1n;
      versions.set(stream, version);
      position++;
      const payload = encodeEvent({
        tenant,
        position,
        stream,
        version,
        type,
        schema: 1,
        actor: 'spec',
        correlation: 'req_spec',
        causation: 'req_spec',
        occurredAt: recordedAt,
        recordedAt,
        businessDate: '2026-03-01',
        data,
      });
      return { position: String(position), stream, version: String(version), payload };
    });
    await tx`insert into events (position, stream, version, payload) select * from unnest(
      ${written.map((row) => row.position)}::bigint[], ${written.map((row) => row.stream)}::text[],
      ${written.map((row) => row.version)}::bigint[], ${written.map((row) => row.payload)}::text[])`;
    await tx`insert into streams (stream, version, state) select s, v, '{}' from unnest(
      ${[...versions.keys()]}::text[], ${[...versions.values()].map(String)}::bigint[]) u (s, v)
      on conflict (stream) do update set version = excluded.version`;
    await tx`update log_head set position = ${String(position)}::bigint`;
    return position;
  });
}
