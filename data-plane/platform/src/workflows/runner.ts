/** Drives the workflows of one bank: loads a stream's state, asks `next`, performs the effects, until it waits or ends. */
import type { JsonObject, WorkflowDefinition } from '@munim/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { claimDue, type DueWorkflow, forget, postpone } from './due.ts';

/** Steps of one workflow in one go: a workflow that never waits is a bug, not a reason to spin. */
const stepsMax = 16;
/** Workflows in hand at once: their effects are mostly waiting, on the log or on a counterparty. */
const concurrencyMax = 64;
/** Pause after a look that changed nothing, doubled each time. */
const pauseMs = { first: 100, max: 5_000 } as const;
/** How often reminders are read when nothing is due: often while the bank had one lately, else as often as its relay looks. */
const pollMs = { recent: 50, idle: 500 } as const;
const recentMs = 10_000;

export interface WorkflowRunnerOptions<State, Effect> {
  readonly sql: Sql;
  readonly definition: WorkflowDefinition<State, Effect>;
  /** Performs one effect; must be idempotent. An error is logged and the effect tried again later. */
  readonly perform: (stream: string, state: State, effect: Effect) => Promise<void>;
  readonly nowMs: () => number;
  readonly onError: (stream: string, error: unknown, attempts: number) => void;
}

export interface WorkflowRunner {
  /** Stops claiming, waits for what is in hand. */
  readonly stop: () => Promise<void>;
}

export function startWorkflowRunner<State, Effect>(options: WorkflowRunnerOptions<State, Effect>): WorkflowRunner {
  const inHand = new Set<Promise<void>>();
  let stopping = false;
  let busyAtMs = performance.now();

  const loop = async (): Promise<void> => {
    while (!stopping) {
      const due = await claim();
      if (due.length > 0) busyAtMs = performance.now();
      for (const one of due) {
        const task = drive(options, one).finally(() => inHand.delete(task));
        inHand.add(task);
      }
      if (inHand.size >= concurrencyMax) await Promise.race(inHand);
      else if (due.length === 0) await sleep(performance.now() - busyAtMs < recentMs ? pollMs.recent : pollMs.idle);
    }
    await Promise.all(inHand);
  };

  const claim = async (): Promise<DueWorkflow[]> => {
    try {
      return await claimDue(options.sql, options.definition.name, concurrencyMax - inHand.size);
    } catch (error) {
      options.onError('', error, 0);
      await sleep(pauseMs.max);
      return [];
    }
  };

  const running = loop();
  return {
    stop: async () => {
      stopping = true;
      await running;
    },
  };
}

async function drive<State, Effect>(options: WorkflowRunnerOptions<State, Effect>, due: DueWorkflow): Promise<void> {
  const { definition } = options;
  try {
    let before = -1n;
    for (let step = 0; step < stepsMax; step++) {
      const { state, version } = await load(options, due.stream);
      const effects = definition.next(due.stream, state, options.nowMs());
      const changed = version !== before;
      if (effects.length === 0) return await rest(options, due, state);
      if (!changed) return await backOff(options, due);
      before = version;
      for (const effect of effects) await options.perform(due.stream, state, effect);
    }
    throw new Error(`${definition.name} took ${stepsMax} steps without waiting`);
  } catch (error) {
    options.onError(due.stream, error, due.attempts + 1);
    await backOff(options, due).catch((later: unknown) => options.onError(due.stream, later, due.attempts + 1));
  }
}

async function load<State, Effect>(
  options: WorkflowRunnerOptions<State, Effect>,
  stream: string,
): Promise<{ state: State; version: bigint }> {
  const { aggregate } = options.definition;
  const [row] = await options.sql<
    { version: string; state: string }[]
  >`select version, state from streams where stream = ${stream}`;
  if (!row) return { state: aggregate.initial, version: 0n };
  return { state: aggregate.decode(JSON.parse(row.state) as JsonObject), version: BigInt(row.version) };
}

async function rest<State, Effect>(
  options: WorkflowRunnerOptions<State, Effect>,
  due: DueWorkflow,
  state: State,
): Promise<void> {
  const wakeAtMs = options.definition.wakeAtMs(state);
  if (wakeAtMs === undefined) return forget(options.sql, options.definition.name, due);
  await postpone(options.sql, options.definition.name, due, Math.max(0, wakeAtMs - options.nowMs()), 0);
}

/** Nothing moved: come back later, and later still. */
async function backOff<State, Effect>(options: WorkflowRunnerOptions<State, Effect>, due: DueWorkflow): Promise<void> {
  const pause = Math.min(pauseMs.max, pauseMs.first * 2 ** Math.min(due.attempts, 16));
  await postpone(options.sql, options.definition.name, due, pause, due.attempts + 1);
}
