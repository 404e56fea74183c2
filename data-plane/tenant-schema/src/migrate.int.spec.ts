import { createHash, randomBytes } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { appliedMigrations, migrate } from './migrate.ts';
import { type Migration, migrations } from './migrations.ts';

let admin: Sql;
let schema: string;
let bank: Sql;
const database = `migrate_${randomBytes(4).toString('hex')}`;

const migration = (version: number, sql: string): Migration => ({
  version,
  name: `m${version}`,
  sql,
  sha256: createHash('sha256').update(sql).digest('hex'),
});
const open = (searchPath: string): Sql => {
  const url = new URL(inject('services').postgres.url);
  url.pathname = `/${database}`;
  return postgres(url.href, { max: 2, connection: { search_path: searchPath }, onnotice: () => undefined });
};
const tables = async (): Promise<string[]> =>
  (await bank<{ name: string }[]>`select tablename as name from pg_tables where schemaname = ${schema} order by 1`).map(
    ({ name }) => name,
  );

/** Every relation, column, constraint and row of the schema. */
const dumpOf = async (): Promise<unknown> => {
  const columns = await bank`
    select c.relname, c.relkind, a.attname, a.atttypid::regtype::text as type, a.attnotnull
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = ${schema}::regnamespace and a.attnum > 0 order by 1, a.attnum`;
  const rows: string[] = [];
  for (const table of await tables())
    for (const { row } of await bank`select t::text || ' by ' || t.xmin::text as row from ${bank(table)} t order by 1`)
      rows.push(`${table} ${row as string}`);
  return { columns: [...columns], rows };
};

beforeAll(async () => {
  admin = postgres(inject('services').postgres.url, { max: 1 });
  await admin`create database ${admin(database)} strategy file_copy`;
});
beforeEach(async () => {
  schema = `s_${randomBytes(4).toString('hex')}`;
  bank = open(schema);
  await bank`create schema ${bank(schema)}`;
  return () => bank.end();
});
afterAll(async () => {
  await admin`drop database ${admin(database)} with (force)`;
  await admin.end();
});

describe('the migrations of a bank', () => {
  test('all apply to an empty schema, and a second run changes nothing', async () => {
    const first = await migrate(bank);
    expect(first.map(({ version }) => version)).toEqual(migrations.map(({ version }) => version));
    expect(await tables()).toEqual(expect.arrayContaining(['events', 'log_head', 'schema_migrations', 'streams']));
    expect(await migrate(bank)).toEqual(first);
  });

  test('apply once when two runners start together', async () => {
    const other = open(schema);
    const list = [
      migration(1, 'create table a (x int); insert into a values (1)'),
      migration(2, 'insert into a values (2)'),
    ];
    await Promise.all([migrate(bank, list), migrate(other, list), migrate(bank, list)]);
    await other.end();
    expect((await bank`select x from a order by x`).map(({ x }) => x as number)).toEqual([1, 2]);
  });

  test('leave a bank exactly as it was when one of them fails, the good ones before it too', async () => {
    const first = [migration(1, 'create table a (x int); insert into a values (7)')];
    await migrate(bank, first);
    const before = await dumpOf();
    const list = [...first, migration(2, 'alter table a add column y int; create table b (x int)')];
    const failing = migration(3, 'update a set x = 8; create table c (x int); select 1/0');
    await expect(migrate(bank, [...list, failing])).rejects.toThrow('division by zero');
    expect(await dumpOf()).toEqual(before);
    await migrate(bank, [...list, migration(3, 'create table c (x int)')]);
    expect(await tables()).toEqual(['a', 'b', 'c', 'schema_migrations']);
    // Control: the comparison sees what a migration does.
    expect(await dumpOf()).not.toEqual(before);
  });

  test('refuse a file that was edited after it was applied', async () => {
    await migrate(bank, [migration(1, 'create table a (x int)')]);
    await expect(migrate(bank, [migration(1, 'create table a (x bigint)')])).rejects.toThrow(
      'applied with another content',
    );
  });

  test('take a lower number that came later: contexts own ranges', async () => {
    await migrate(bank, [migration(10, 'create table b (x int)')]);
    await migrate(bank, [migration(2, 'create table a (x int)'), migration(10, 'create table b (x int)')]);
    expect((await appliedMigrations(bank)).map(({ version }) => version)).toEqual([2, 10]);
  });

  describe('of a bank that serves', () => {
    const log = migration(1, 'create table log_head (position bigint); insert into log_head values (0)');
    const command = (sql: Sql) => sql`update log_head set position = position + 1`;

    const patience = { timeout: 45_000, interval: 10 };
    /** What whoever runs such a statement in this spec's database waits for. */
    const activity = (text: string) => admin<{ waits: string }[]>`
      select wait_event_type as waits from pg_stat_activity where datname = ${database} and query like ${`%${text}%`}`;

    test('wait for the commands under way, and give way to those who come while they wait', async () => {
      await migrate(bank, [log]);
      const pod = open(schema);
      const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const slow = pod.begin(async (tx) => {
        // As a command does, but without its row.
        await tx`lock table log_head in row exclusive mode`;
        held.resolve();
        await released.promise;
      });
      await held.promise;
      const migrated = migrate(bank, [log, migration(2, 'alter table log_head add column note text')]);
      await vi.waitUntil(
        async () => (await activity('in access exclusive mode')).some(({ waits }) => waits === 'Lock'),
        patience,
      );
      // It comes behind the migration, and past it when that gives way: the first one still holds its lock.
      await command(pod);
      released.resolve();
      await slow;
      expect((await migrated).map(({ version }) => version)).toEqual([1, 2]);
      await pod.end();
    });

    test('are taken back when commands would wait longer than their pods do', async () => {
      await migrate(bank, [log]);
      const pod = open(schema);
      const list = [log, migration(2, 'create table a (x int); select pg_sleep(120)')];
      const outcome = migrate(bank, list, { holdMsMax: 2_000 }).then(() => 'migrated', String);
      await vi.waitUntil(async () => (await activity('pg_sleep(120)')).length > 0, patience);
      const startedMs = performance.now();
      await command(pod);
      // What the migration may take, not its two minutes.
      expect(performance.now() - startedMs).toBeLessThan(60_000);
      expect(await outcome).toContain('statement timeout');
      expect(await tables()).toEqual(['log_head', 'schema_migrations']);
      await pod.end();
    });
  });

  test('refuse the public schema: a login without a schema of its own is no bank', async () => {
    const stray = open('public');
    await expect(migrate(stray)).rejects.toThrow("belong into a bank's schema");
    await stray.end();
  });
});
