import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestBank, type TestBank } from '../testing/test-bank.ts';
import { claimDue, remindAt } from './due.ts';

const workflow = 'clearing';
const at = { topic: 'transfers', partition: 0, nextOffset: 1n };
/** More than a runner has in hand at once. */
const streams = Array.from({ length: 300 }, (_, index) => `trf_${index}`);
let bank: TestBank;

beforeAll(async () => {
  bank = await createTestBank(inject('services'), []);
});
afterAll(() => bank.remove());

test('a backlog is claimed in portions, though the planner takes the table for as empty as it was when last counted', async () => {
  const { sql } = bank;
  await remindAt(sql, workflow, streams, at);
  await sql`delete from workflow_due`;
  await sql`analyze workflow_due`;
  await remindAt(sql, workflow, streams, at);
  const [first, second] = [await claimDue(sql, workflow, 5), await claimDue(sql, workflow, 64)];
  expect([first.length, second.length]).toEqual([5, 64]);
  expect(new Set([...first, ...second].map(({ stream }) => stream)).size).toBe(69);
});
