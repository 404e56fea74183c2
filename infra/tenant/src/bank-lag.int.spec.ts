import { tenantId } from '@munim/kernel';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { lagsOf } from './bank-lag.ts';
import { openTestCell, type TestCell } from './testing/test-bank.ts';

const tenant = tenantId(`lag-${randomBytes(3).toString('hex')}`);
const schema = `bank_${tenant.replaceAll('-', '_')}`;
const recordedAt = '2026-03-01T12:00:00.000Z';
let at: TestCell;

beforeAll(async () => {
  at = await openTestCell(inject('services'));
  await at.make(at.specOf(tenant));
});
afterAll(() => at.close());

const run = (text: string) => at.cell.sql().unsafe(text);
const lags = (...of: string[]) => lagsOf(of.map(tenantId), at.cell.access, { nowMs: Date.now });
const event = (position: number): string =>
  `insert into ${schema}.events values (${position}, 'acc_1', ${position}, '{"recordedAt":"${recordedAt}"}');
   update ${schema}.log_head set position = ${position}`;

test('a bank whose events are all published is not behind', async () => {
  expect(await lags(tenant)).toEqual([{ tenant, unpublishedEvents: 0, waitingSince: null, parkedStreams: 0 }]);
});

test('events that the relay did not take up, since the oldest of them, and streams that stand still', async () => {
  for (const position of [1, 2, 3]) await run(event(position));
  await run(`update ${schema}.relay_cursor set position = 1`);
  await run(`insert into ${schema}.parked_streams values ('accounts', 'acc_1', 1, 'no such field')`);
  expect(await lags(tenant)).toEqual([{ tenant, unpublishedEvents: 2, waitingSince: recordedAt, parkedStreams: 1 }]);
});

test('a bank whose tables are not there yet is left out, and does not hide the others', async () => {
  expect((await lags('no-such-bank', tenant)).map((lag) => lag.tenant)).toEqual([tenant]);
});
