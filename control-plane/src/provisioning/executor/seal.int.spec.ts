/** A bank is not sealed over work that it has under way: money that waits for another bank's answer, and events on their way. */
import { tenantId, topology } from '@munim/kernel';
import { connectBroker, createProducer } from '@munim/platform/broker';
import { createLogger } from '@munim/platform/telemetry';
import { cellAccessFromEnvironment, type Cell, openCell } from '@munim/tenant';
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { Engine } from './stack.ts';
import { carryOut } from './tasks.ts';

const tenant = tenantId(`sealed-${randomBytes(3).toString('hex')}`);
const { schema } = topology(tenant);
const topic = topology(tenant).topic('transfers');
let cell: Cell;
let spec: { tenant: typeof tenant; contexts: string[]; database: string; kafkaReplicas: number };
let close: () => Promise<void>;

beforeAll(async () => {
  const { postgres: server, kafka, s3 } = inject('services');
  const database = `seal_${randomBytes(4).toString('hex')}`;
  const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(database)} strategy file_copy`;
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  cell = openCell(
    cellAccessFromEnvironment({
      MUNIM_CELL_POSTGRES_ADMIN_URL: url.href,
      MUNIM_CELL_POSTGRES_DATABASE: database,
      MUNIM_KAFKA_BROKERS: kafka.brokers.join(','),
      MUNIM_CELL_S3_ENDPOINT: s3.endpoint,
      MUNIM_CELL_S3_REGION: s3.region,
      MUNIM_S3_ADMIN_ACCESS_KEY_ID: s3.accessKeyId,
      MUNIM_S3_ADMIN_SECRET_ACCESS_KEY: s3.secretAccessKey,
      MUNIM_SECRETS_DIR: '/nowhere',
    }),
    { nowMs: Date.now },
  );
  spec = { tenant, contexts: ['transfers'], database, kafkaReplicas: 1 };
  await cell.sql().unsafe(`
    create schema ${schema};
    set search_path to ${schema};
    create table log_head (position bigint); insert into log_head values (2);
    create table relay_cursor (position bigint); insert into relay_cursor values (2);
    create table workflow_due (workflow text, stream text);
    create table workflow_cursors (workflow text, topic text, partition integer, next_offset bigint);
    reset search_path`);
  const log = createLogger({ service: 'seal-spec', level: 'fatal' });
  const broker = connectBroker({ brokers: kafka.brokers, clientId: 'seal-spec', log });
  const producer = await createProducer(broker);
  await (await cell.kafka()).createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  await producer.send(['a', 'b', 'c'].map((key) => ({ topic, key, value: 'x', headers: {} })));
  await producer.close();
  close = async () => {
    await (await cell.kafka()).deleteTopics({ topics: [topic] });
    await cell.close();
    await admin`drop database ${admin(database)} with (force)`;
    await admin.end();
  };
});
afterAll(() => close());

const run = (text: string): Promise<unknown> =>
  cell.sql().unsafe(`set search_path to ${schema}; ${text}; reset search_path`);
beforeEach(() => run(`delete from workflow_due; delete from workflow_cursors; update relay_cursor set position = 2`));

/** Why it was not sealed. */
const seal = (patienceMs: number): Promise<string> =>
  carryOut(
    { kind: 'task', task: 'seal', spec, cell: {} as never },
    {
      engine: {} as Engine,
      cell,
      nowMs: Date.now,
      patienceMs,
    },
  ).then(
    () => 'sealed',
    (error: unknown) => (error as Error).message,
  );

test('events that Kafka has not got, and those that workflows have not read, are waited for', async () => {
  await run('update relay_cursor set position = 1');
  expect(await seal(1_000)).toBe('work is under way after 1 s: 1 events are not on Kafka: does the relay run?');
  await run(`update relay_cursor set position = 2; insert into workflow_cursors values ('clearing', '${topic}', 0, 1)`);
  expect(await seal(1_000)).toBe(
    'work is under way after 1 s: workflows have not read 2 events: does their service run?',
  );
});

test('workflows that have not ended are named, not all of many; once they have, the archive is looked at', async () => {
  await run(`insert into workflow_cursors values ('clearing', '${topic}', 0, 3)`);
  await run(`insert into workflow_due values ('clearing', 'trf_1')`);
  expect(await seal(1_000)).toBe('work is under way after 1 s: workflows have not ended: clearing trf_1');
  await run(`insert into workflow_due values ('clearing', 'trf_2'), ('clearing', 'trf_3'), ('clearing', 'trf_4')`);
  expect(await seal(1_000)).toContain('clearing trf_1, clearing trf_2, clearing trf_3, 1 more');
  const sealing = seal(60_000);
  await run('delete from workflow_due');
  // There is no key here to verify with.
  expect(await sealing).toContain('archive-signing-key');
});
