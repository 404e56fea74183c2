/** The engine of workflows on a real bank: who may do a step, what is put off, and what a pod that dies leaves to others. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { claimDue, type DueWorkflow, forget, postpone, remindAt } from './due.ts';
import { startWorkflowRunner, type WorkflowRunner, type WorkflowRunnerOptions } from './runner.ts';
import { createErrandBank, type Errand, type ErrandBank, errands } from './testing/errand.examples.ts';

let here: ErrandBank;
beforeAll(async () => {
  here = await createErrandBank(inject('services'));
});
afterAll(() => here.remove());

let errand: string;
let made = 0;
beforeEach(async () => {
  await here.bank.sql`delete from workflow_due`;
  errand = `erd_${made++}`;
});

const until = async (done: () => Promise<boolean> | boolean): Promise<void> => {
  const endMs = performance.now() + 40_000;
  while (!(await done())) {
    if (performance.now() > endMs) throw new Error('not within 40 s');
    await sleep(10);
  }
};
let offset = 0n;
const remind = (...streams: string[]) =>
  remindAt(here.bank.sql, errands.name, streams, { topic: 't', partition: 0, nextOffset: ++offset });
const begin = async (stream: string): Promise<void> => {
  await here.change(stream, 'ErrandBegun');
  await remind(stream);
};

interface Reminder {
  readonly stream: string;
  readonly attempts: number;
  readonly is_due: boolean;
}
const reminders = () =>
  here.bank.sql<Reminder[]>`select stream, attempts, due_at <= now() as is_due from workflow_due order by stream`;
/** As if the pod that claimed it had died 30 s ago. */
const endClaims = () => here.bank.sql`update workflow_due set due_at = now()`;

const running: WorkflowRunner[] = [];
const failures: string[] = [];
function run(
  perform: (stream: string, state: Errand) => Promise<void>,
  options: Partial<WorkflowRunnerOptions<Errand, 'work'>> = {},
): WorkflowRunner {
  const runner = startWorkflowRunner({
    sql: here.bank.sql,
    definition: errands,
    perform,
    nowMs: Date.now,
    onError: (_stream, error, attempts) => void failures.push(`${attempts} ${(error as Error).message}`),
    ...options,
  });
  running.push(runner);
  return runner;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((runner) => runner.stop()));
  failures.length = 0;
});

describe('a reminder', () => {
  test('is claimed by one of many who ask at once', async () => {
    const streams = Array.from({ length: 100 }, (_, i) => `erd_many_${i}`);
    await remind(...streams);
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimDue(here.bank.sql, errands.name, 30)));
    const claimed = claims.flat().map(({ stream }) => stream);
    expect(new Set(claimed).size).toBe(claimed.length);
    const rest = await claimDue(here.bank.sql, errands.name, 200);
    expect([...claimed, ...rest.map(({ stream }) => stream)].toSorted()).toEqual(streams.toSorted());
  });

  test('whose claim has ended is claimed by another, and the one before can neither put it off nor take it away', async () => {
    await remind(errand);
    const [before] = (await claimDue(here.bank.sql, errands.name, 1)) as [DueWorkflow];
    expect(await claimDue(here.bank.sql, errands.name, 1)).toEqual([]);
    await endClaims();
    const [after] = (await claimDue(here.bank.sql, errands.name, 1)) as [DueWorkflow];
    expect(after.stream).toBe(errand);
    await postpone(here.bank.sql, errands.name, before, 3_600_000, 9);
    await forget(here.bank.sql, errands.name, before);
    expect(await reminders()).toEqual([{ stream: errand, attempts: 0, is_due: false }]);
    await forget(here.bank.sql, errands.name, after);
    expect(await reminders()).toEqual([]);
  });

  test('of an event that comes while its workflow is looked at is kept, whatever the look finds', async () => {
    await remind(errand);
    const [due] = (await claimDue(here.bank.sql, errands.name, 1)) as [DueWorkflow];
    await remind(errand);
    await postpone(here.bank.sql, errands.name, due, 3_600_000, 1);
    await forget(here.bank.sql, errands.name, due);
    expect(await reminders()).toEqual([{ stream: errand, attempts: 0, is_due: true }]);
  });
});

describe('two pods', () => {
  test('do the errands of one bank together: each is done once, and nothing is left to remember', async () => {
    const streams = Array.from({ length: 60 }, (_, i) => `erd_shared_${i}`);
    const done: Record<string, number> = { one: 0, other: 0 };
    const pod = (name: string) =>
      run(async (stream) => {
        done[name] = (done[name] ?? 0) + 1;
        await here.change(stream, 'ErrandDone');
      });
    for (const stream of streams) await here.change(stream, 'ErrandBegun');
    pod('one');
    pod('other');
    await remind(...streams);
    await until(async () => (await reminders()).length === 0);
    for (const stream of streams) expect(await here.eventsOf(stream)).toEqual(['test.ErrandBegun', 'test.ErrandDone']);
    expect((done['one'] ?? 0) + (done['other'] ?? 0)).toBeGreaterThanOrEqual(60);
    expect(failures).toEqual([]);
  });

  test('of which one died in the middle of a step: the other does it, and a late word of the dead one changes nothing', async () => {
    await begin(errand);
    const [claimOfTheDead] = (await claimDue(here.bank.sql, errands.name, 1)) as [DueWorkflow];
    run((stream) => here.change(stream, 'ErrandDone'));
    await endClaims();
    await until(async () => (await reminders()).length === 0);
    await here.change(errand, 'ErrandDone');
    await postpone(here.bank.sql, errands.name, claimOfTheDead, 0, 1);
    expect(await here.eventsOf(errand)).toEqual(['test.ErrandBegun', 'test.ErrandDone']);
    expect(await reminders()).toEqual([]);
  });

  test('hear of an event that comes between a look and what it decides: it is not put off until the far wake-up', async () => {
    const { sql } = here.bank;
    let looks = 0;
    /** The bank's pool, on which something happens right after the first look. */
    const eventful = (async (strings: TemplateStringsArray, ...values: never[]) => {
      const rows = await sql(strings, ...values);
      if (strings[0]?.includes('from streams') && looks++ === 0) {
        await here.change(errand, 'ErrandStepped');
        await remind(errand);
      }
      return rows;
    }) as unknown as typeof sql;
    await begin(errand);
    run((stream) => here.change(stream, 'ErrandDone'), {
      sql: eventful,
      definition: {
        ...errands,
        next: (_stream, { status, steps }) => (status === 'open' && steps > 0 ? ['work'] : []),
      },
    });
    await until(async () => (await reminders()).length === 0);
    expect(await here.eventsOf(errand)).toEqual(['test.ErrandBegun', 'test.ErrandStepped', 'test.ErrandDone']);
  });
});

describe('a step', () => {
  test('that changes nothing is asked for again, each time after a longer pause', async () => {
    const atMs: number[] = [];
    const enough = Promise.withResolvers<void>();
    run(async () => {
      if (atMs.push(performance.now()) === 5) enough.resolve();
    });
    await begin(errand);
    await enough.promise;
    const pauses = atMs.slice(1).map((ms, i) => ms - (atMs[i] ?? 0));
    // Timers of the database and of this process differ by less than this.
    for (const [i, pauseMs] of pauses.entries()) expect(pauseMs).toBeGreaterThan(100 * 2 ** i - 20);
    expect(failures).toEqual([]);
  });

  test('that fails is told, and tried again until it succeeds', async () => {
    let tries = 0;
    run(async (stream) => {
      if (++tries < 4) throw new Error(`away ${tries}`);
      await here.change(stream, 'ErrandDone');
    });
    await begin(errand);
    await until(async () => (await reminders()).length === 0);
    expect(failures).toEqual(['1 away 1', '2 away 2', '3 away 3']);
    expect((await here.stateOf(errand)).status).toBe('done');
  });

  test('leads to the next at once, up to sixteen; a workflow that never waits is told, and goes on later', async () => {
    const enough = Promise.withResolvers<void>();
    run(async (stream, { steps }) => {
      if (steps < 20) return here.change(stream, 'ErrandStepped');
      await here.change(stream, 'ErrandDone');
      enough.resolve();
    });
    await begin(errand);
    await enough.promise;
    await until(async () => (await reminders()).length === 0);
    expect(failures).toEqual(['1 errands took 16 steps without waiting']);
    expect((await here.eventsOf(errand)).filter((type) => type === 'test.ErrandStepped')).toHaveLength(20);
  });

  test('of a workflow that waits for an hour is done when the hour has come, and not before', async () => {
    let nowMs = 1_000;
    const askedAtMs: number[] = [];
    const performedAtMs: number[] = [];
    run(
      async (stream) => {
        performedAtMs.push(nowMs);
        await here.change(stream, 'ErrandDone');
      },
      {
        nowMs: () => nowMs,
        definition: {
          ...errands,
          next: (stream, state, at) => {
            askedAtMs.push(at);
            return at < 1_500 ? [] : errands.next(stream, state, at);
          },
          wakeAtMs: ({ status }) => (status === 'open' ? 1_500 : undefined),
        },
      },
    );
    await begin(errand);
    await until(() => askedAtMs.length > 0);
    nowMs = 1_500;
    await until(async () => (await reminders()).length === 0);
    expect(performedAtMs).toEqual([1_500]);
  });
});

test('a runner that stops ends what it has in hand first', async () => {
  const entered = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const runner = run(async (stream) => {
    entered.resolve();
    await go.promise;
    await here.change(stream, 'ErrandDone');
  });
  await begin(errand);
  await entered.promise;
  const stopped = runner.stop();
  go.resolve();
  await stopped;
  expect((await here.stateOf(errand)).status).toBe('done');
});
