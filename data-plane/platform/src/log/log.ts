/** One short queue to one log: waiting commands of a bank are committed together, in batches, by one or two lanes. */
import type { Aggregate, JsonObject } from '@munim/kernel';
import type { Sql } from 'postgres';
import { currentTrace, inSharedSpan, type TraceContext } from '../telemetry/index.ts';
import type { DecidedBatch } from './decide-batch.ts';
import type { Outcome, Submission } from './submission.ts';
import { commitBatch, isConnectionLost } from './transaction.ts';

export interface LogLimits {
  /** Commands per transaction: bounds the time under the head lock (about 5 ms at 200). */
  readonly batchMax: number;
  /** Transactions in flight at once: the second overlaps deciding with the flush of the first. */
  readonly lanesMax: number;
  /** Commands that must wait before another lane opens: below it a second batch only halves the first. */
  readonly laneQueueMin: number;
  /** Commands that may wait: beyond it callers are told to come back, before memory grows. */
  readonly queueMax: number;
}
export const defaultLogLimits: LogLimits = { batchMax: 200, lanesMax: 2, laneQueueMin: 32, queueMax: 10_000 };

export interface LogOptions {
  /** Pool of the bank's own login, with at least `lanesMax` connections; bigint columns may come as text. */
  readonly sql: Sql;
  readonly tenant: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a list holds aggregates of different states; each knows only its own.
  readonly aggregates: readonly Aggregate<any>[];
  /** For specs; by default the clock is the database's, which all pods have in common. */
  readonly nowMs?: () => number;
  readonly limits?: Partial<LogLimits>;
}

export interface Log {
  readonly submit: <Command extends JsonObject>(submission: Submission<Command>) => Promise<Outcome>;
  readonly statistics: () => LogStatistics;
  /** Waits for the queue to empty. */
  readonly close: () => Promise<void>;
}
export interface LogStatistics {
  readonly queued: number;
  readonly batches: number;
  readonly commands: number;
}

/** The queue is full: nothing was tried, the same request may be sent again. */
export class LogOverloadedError extends Error {}
/** The transaction failed or its fate is unknown: the same key finds out. */
export class LogUnavailableError extends Error {}

interface Waiting {
  readonly submission: Submission;
  readonly trace: TraceContext | undefined;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

export function createLog(options: LogOptions): Log {
  const limits = { ...defaultLogLimits, ...options.limits };
  const aggregates = new Map(options.aggregates.map((one) => [one.category, one as Aggregate<unknown>]));
  const environment = { tenant: options.tenant, aggregates, nowMs: options.nowMs };
  const queue: Waiting[] = [];
  let running = 0;
  let batches = 0;
  let commands = 0;
  let drained: (() => void) | undefined;

  const pump = (): void => {
    while (queue.length > 0 && running < limits.lanesMax && (running === 0 || queue.length >= limits.laneQueueMin)) {
      running++;
      void runLane(queue.splice(0, limits.batchMax)).finally(() => {
        running--;
        if (running === 0 && queue.length === 0) drained?.();
        pump();
      });
    }
  };

  const runLane = async (batch: Waiting[]): Promise<void> => {
    try {
      const about = { 'munim.tenant': options.tenant, 'munim.commands': batch.length };
      const decided = await inSharedSpan('log.commit', about, batch, () => commit(batch.map((one) => one.submission)));
      settle(batch, decided.outcomes);
    } catch (error) {
      if (batch.length === 1 || isServerError(error)) failAll(batch, error);
      else for (const one of batch) await runLane([one]);
    }
  };

  const commit = async (submissions: readonly Submission[]): Promise<DecidedBatch> => {
    const connection = await options.sql.reserve();
    const decided = await commitBatch(connection, submissions, environment);
    batches++;
    commands += submissions.length;
    return decided;
  };

  return {
    submit: (submission) =>
      new Promise<Outcome>((resolve, reject) => {
        if (queue.length >= limits.queueMax) {
          reject(new LogOverloadedError(`more than ${limits.queueMax} commands wait for the log of ${options.tenant}`));
          return;
        }
        const trace = currentTrace();
        queue.push({ submission: submission as unknown as Submission, trace, resolve, reject });
        pump();
      }),
    statistics: () => ({ queued: queue.length, batches, commands }),
    close: async () => {
      if (running > 0 || queue.length > 0) await new Promise<void>((resolve) => (drained = resolve));
    },
  };
}

/**
 * Answering costs more than deciding. The next batch has the log's head by now, and its rows arrive meanwhile: they must not
 * wait until the last caller of this one has its answer. Fewer at once wake the callers, and their machine, more often.
 */
const answeredAtOnce = 32;

function settle(batch: readonly Waiting[], outcomes: DecidedBatch['outcomes']): void {
  batch.slice(0, answeredAtOnce).forEach((one, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined || outcome instanceof Error) one.reject(outcome ?? new Error('no outcome'));
    else one.resolve(outcome);
  });
  if (batch.length > answeredAtOnce) setImmediate(settle, batch.slice(answeredAtOnce), outcomes.slice(answeredAtOnce));
}

const failAll = (batch: readonly Waiting[], cause: unknown): void => {
  const reason = cause instanceof Error ? cause.message : String(cause);
  for (const one of batch) one.reject(new LogUnavailableError(`the log did not answer: ${reason}`, { cause }));
};

/** SQLSTATE classes 53 and 57 and a lost connection: the database, not a command, is at fault. */
const isServerError = (error: unknown): boolean =>
  isConnectionLost(error) || /^(53|57)/.test(String((error as { code?: unknown }).code));
