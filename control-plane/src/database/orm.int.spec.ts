import { randomBytes } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type ControlDatabase, migrateControlDatabase, openControlDatabase } from './orm.ts';
import { lostConnection } from './testing/lost-connection.ts';

const database = `control_${randomBytes(4).toString('hex')}`;
let admin: Sql;
let orm: ControlDatabase;

beforeAll(async () => {
  const url = new URL(inject('services').postgres.url);
  admin = postgres(url.href, { max: 1 });
  await admin`create database ${admin(database)} strategy file_copy`;
  url.pathname = `/${database}`;
  orm = openControlDatabase(url.href);
  await Promise.all([migrateControlDatabase(orm), migrateControlDatabase(orm)]);
});
afterAll(async () => {
  await orm.close();
  await admin`drop database ${admin(database)} with (force)`;
  await admin.end();
});

test('the tables are what the entities say', async () => {
  const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
  expect(sql.split('\n').filter((line) => /column|create table|drop table|\btype\b/.test(line))).toEqual([]);
});

test('a connection that is lost in a transaction costs that transaction, not a place in the pool', async () => {
  const terminate = () => admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database}`;
  // More often than the pool has places: one place lost each time would leave the last query waiting for ever.
  for (let round = 0; round < 12; round++) {
    const work = orm.em.fork().transactional(async (em) => {
      await em.execute('select 1');
      await terminate();
      await em.execute('select 2');
    });
    await expect(work).rejects.toThrow(lostConnection);
  }
  expect(await orm.em.fork().execute('select 1 as x')).toEqual([{ x: 1 }]);
});

test('a process that halts in a transaction does not hold its rows for ever', async () => {
  const [row] = await orm.em.fork().execute<Record<string, string>[]>('show idle_in_transaction_session_timeout');
  expect(row?.['idle_in_transaction_session_timeout']).toBe('12s');
});

test.each(['update audit set actor = $$x$$', 'delete from audit', 'truncate audit'])(
  'the audit log refuses: %s',
  async (attack) => {
    await orm.em.fork().execute(`insert into audit (actor, action, target, request_id) values ('a', 'b', 'c', 'd')`);
    await expect(orm.em.fork().execute(attack)).rejects.toThrow('append-only');
  },
);
