import { createTestBank, type TestBank } from '@munim/platform/testing';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { untilProjected } from './until-projected.ts';

let bank: TestBank;
beforeAll(async () => {
  bank = await createTestBank(inject('services'), []);
});
afterAll(() => bank.remove());

test('read models that stand still are not waited for: what lags is named, parked streams first and with their reason', async () => {
  const { sql } = bank;
  await untilProjected(sql, 0);
  await sql`insert into streams (stream, version, state) values ('acc_1', 3, '{}'), ('trf_1', 2, '{}'), ('cus_1', 1, '{}')`;
  await sql`insert into projected_streams (context, stream, version) values ('accounts', 'acc_1', 1), ('customers', 'cus_1', 1)`;
  await sql`insert into parked_streams (context, stream, version, reason) values ('transfers', 'trf_1', 1, 'no such account')`;
  await expect(untilProjected(sql, 500)).rejects.toThrow(
    'the read models stand still 4 events behind the log: trf_1 at 0 of 2 (parked: no such account), acc_1 at 1 of 3',
  );
});

test('as long as they come closer they are waited for, and no longer than needed', async () => {
  const { sql } = bank;
  const waiting = untilProjected(sql);
  await sql`update projected_streams set version = 3 where stream = 'acc_1'`;
  await sql`insert into projected_streams (context, stream, version) values ('transfers', 'trf_1', 2)`;
  await expect(waiting).resolves.toBeUndefined();
});
