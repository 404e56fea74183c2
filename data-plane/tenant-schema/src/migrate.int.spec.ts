import { createHash, randomBytes } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
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

beforeAll(async () => {
  admin = postgres(inject('services').postgres.url, { max: 1 });
  await admin`create database ${admin(database)}`;
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

  test('leave nothing of the one that fails, and all of those before it', async () => {
    const list = [migration(1, 'create table a (x int)'), migration(2, 'create table b (x int); select 1/0')];
    await expect(migrate(bank, list)).rejects.toThrow('division by zero');
    expect(await tables()).toEqual(['a', 'schema_migrations']);
    await migrate(bank, [list[0] as Migration, migration(2, 'create table b (x int)')]);
    expect(await tables()).toEqual(['a', 'b', 'schema_migrations']);
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

  test('refuse the public schema: a login without a schema of its own is no bank', async () => {
    const stray = open('public');
    await expect(migrate(stray)).rejects.toThrow("belong into a bank's schema");
    await stray.end();
  });
});
