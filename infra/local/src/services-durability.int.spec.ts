import kafkajs from 'kafkajs';
import postgres from 'postgres';
import { expect, inject, test } from 'vitest';

const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'password_encryption'] as const;

test('Postgres runs with the durability that an acknowledged command needs, and nothing inside it can lower that for all', async () => {
  const sql = postgres(inject('services').postgres.url, { max: 1, onnotice: () => undefined });
  const read = async (): Promise<unknown> =>
    Object.fromEntries(
      await Promise.all(settings.map(async (name) => [name, (await sql.unsafe(`show ${name}`))[0]![name]])),
    );
  const expected = {
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    data_checksums: 'on',
    password_encryption: 'scram-sha-256',
  };
  expect(await read()).toEqual(expected);
  await sql.unsafe('alter system set fsync = off');
  const loadedAt = async () => (await sql`select pg_conf_load_time()::text as at`)[0]?.['at'] as string;
  const before = await loadedAt();
  await sql`select pg_reload_conf()`;
  await expect.poll(loadedAt).not.toBe(before);
  expect(await read()).toEqual(expected);
  await sql.unsafe('alter system reset fsync');
  await sql.end();
});

test('every database of Postgres compares text by code point, whatever libc the machine has', async () => {
  const sql = postgres(inject('services').postgres.url, { max: 1, onnotice: () => undefined });
  const databases = await sql`select distinct datlocprovider as provider, datlocale as locale from pg_database`;
  expect([...databases]).toEqual([{ provider: 'b', locale: 'C.UTF-8' }]);
  await sql.end();
});

test('Postgres takes no login without its password', async () => {
  const url = new URL(inject('services').postgres.url);
  for (const password of ['', 'wrong']) {
    url.password = password;
    const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
    await expect(sql`select 1`).rejects.toThrow(/password/i);
    await sql.end();
  }
});

test('Kafka refuses to make up a topic that provisioning did not create', async () => {
  const client = new kafkajs.Kafka({
    brokers: [...inject('services').kafka.brokers],
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const producer = client.producer({ allowAutoTopicCreation: true, retry: { retries: 1 } });
  await producer.connect();
  await expect(producer.send({ topic: 'never-made', messages: [{ value: 'x' }] })).rejects.toThrow(
    /does not host this topic/,
  );
  await producer.disconnect();
  const admin = client.admin();
  await admin.connect();
  expect(await admin.listTopics()).not.toContain('never-made');
  await admin.disconnect();
});
