import { randomBytes } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { changeCatalogue } from './catalogue-lock.ts';

const suffix = randomBytes(4).toString('hex');
const databases = [`cat_a_${suffix}`, `cat_b_${suffix}`, `cat_door_${suffix}`];
const [first = '', second = '', door = ''] = databases;
let admin: Sql;
let cells: Sql[];
const open = (database: string): Sql => {
  const url = new URL(inject('services').postgres.url);
  url.pathname = `/${database}`;
  return postgres(url.href, { max: 4, onnotice: () => undefined });
};

beforeAll(async () => {
  admin = postgres(inject('services').postgres.url, { max: 1, onnotice: () => undefined });
  for (const name of databases) await admin`create database ${admin(name)} strategy file_copy`;
  cells = [open(first), open(second)];
});
afterAll(async () => {
  for (const cell of cells) await cell.end();
  for (const name of databases) await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
});

test('two databases of one server change the same right at once, and every change is made', async () => {
  const changes = Array.from({ length: 40 }, (_, index) =>
    changeCatalogue(cells[index % 2] as Sql, async (tx) => {
      await tx`revoke all on database ${tx(door)} from public`;
      await tx`grant connect on database ${tx(door)} to public`;
    }),
  );
  expect((await Promise.allSettled(changes)).filter(({ status }) => status === 'rejected')).toEqual([]);
});

test('what is wrong in itself is told at once', async () => {
  let calls = 0;
  const wrong = changeCatalogue(cells[0] as Sql, async (tx) => {
    calls++;
    await tx`grant connect on database ${tx(door)} to nobody_of_that_name`;
  });
  await expect(wrong).rejects.toMatchObject({ code: '42704' });
  expect(calls).toBe(1);
});
