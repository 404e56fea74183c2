/** What Kafka never said, and what a bank forgot: a workflow that has not ended is found in the log and reminded. */
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { claimDue, forget } from './due.ts';
import { startWorkflowSweep, sweepWorkflows } from './sweep.ts';
import { createErrandBank, type ErrandBank, errands } from './testing/errand.examples.ts';

let here: ErrandBank;
beforeAll(async () => {
  here = await createErrandBank(inject('services'));
});
afterAll(() => here.remove());

let errand: string;
let made = 0;
beforeEach(async () => {
  errand = `erd_${made++}`;
  for (const { stream } of await here.bank.sql<{ stream: string }[]>`select stream from open_workflows`)
    await here.change(stream, 'ErrandDone');
  await sweep();
  await here.bank.sql`delete from workflow_due`;
});

const sweep = (positionsMax?: number) => sweepWorkflows(here.bank.sql, errands, positionsMax);
const reminded = async (): Promise<string[]> =>
  (await here.bank.sql<{ stream: string }[]>`select stream from workflow_due order by stream`).map((row) => row.stream);
const open = async (): Promise<string[]> =>
  (await here.bank.sql<{ stream: string }[]>`select stream from open_workflows order by stream`).map(
    (row) => row.stream,
  );

test('a workflow of which no message ever came is reminded; what has ended is not', async () => {
  await here.change(errand, 'ErrandBegun');
  await here.change('erd_over', 'ErrandBegun');
  await here.change('erd_over', 'ErrandDone');
  expect(await sweep()).toEqual({ isBehind: false, reminded: [errand] });
  expect(await reminded()).toEqual([errand]);
});

test('a reminder that was lost comes back, as often as it is lost, until the workflow ends', async () => {
  await here.change(errand, 'ErrandBegun');
  for (let lost = 0; lost < 3; lost++) {
    expect((await sweep()).reminded).toEqual([errand]);
    await here.bank.sql`delete from workflow_due`;
  }
  await here.change(errand, 'ErrandDone');
  expect((await sweep()).reminded).toEqual([]);
  expect(await open()).toEqual([]);
});

test('a claim, and a pause that was earned, are left as they are', async () => {
  await here.change(errand, 'ErrandBegun');
  await sweep();
  const [claim] = await claimDue(here.bank.sql, errands.name, 1);
  await here.change(errand, 'ErrandStepped');
  expect((await sweep()).reminded).toEqual([]);
  expect(await claimDue(here.bank.sql, errands.name, 1)).toEqual([]);
  if (claim) await forget(here.bank.sql, errands.name, claim);
  expect(await reminded()).toEqual([]);
});

test('a log that was never read for it is read bit by bit, and nobody is reminded before its end is known', async () => {
  await here.bank.sql`delete from workflow_cursors`;
  await here.change(errand, 'ErrandBegun');
  for (let i = 0; i < 5; i++) await here.change(errand, 'ErrandStepped');
  const looks = [];
  do looks.push(await sweep(3));
  while (looks.at(-1)?.isBehind);
  expect(looks.length).toBeGreaterThan(2);
  expect(looks.flatMap((look) => look.reminded)).toEqual([errand]);
});

test('many at once find each workflow once', async () => {
  const streams = Array.from({ length: 20 }, (_, i) => `erd_at_once_${i}`);
  for (const stream of streams) await here.change(stream, 'ErrandBegun');
  const looks = await Promise.all(Array.from({ length: 6 }, () => sweep()));
  expect(looks.flatMap((look) => look.reminded).toSorted()).toEqual(streams.toSorted());
});

test('where nothing is new nothing is written', async () => {
  await here.change(errand, 'ErrandBegun');
  await sweep();
  const written = async () => {
    const [row] = await here.bank.sql<
      { xid: string }[]
    >`select max(xmin::text::bigint)::text as xid from workflow_cursors`;
    return row?.xid;
  };
  const before = await written();
  for (let i = 0; i < 3; i++) expect(await sweep()).toEqual({ isBehind: false, reminded: [] });
  expect(await written()).toBe(before);
});

test('it goes on by itself; a bank of an older release, which has no list yet, is no error', async () => {
  const errors: unknown[] = [];
  await here.change(errand, 'ErrandBegun');
  const running = startWorkflowSweep({
    sql: here.bank.sql,
    definition: errands,
    onError: (error) => errors.push(error),
  });
  const endMs = performance.now() + 40_000;
  while ((await reminded()).length === 0 && performance.now() < endMs);
  expect(await reminded()).toEqual([errand]);
  await running.stop();
  await here.bank.sql`alter table open_workflows rename to not_yet`;
  const older = startWorkflowSweep({ sql: here.bank.sql, definition: errands, onError: (error) => errors.push(error) });
  await older.stop();
  await here.bank.sql`alter table not_yet rename to open_workflows`;
  expect(errors).toEqual([]);
});
