/** Takes runs up one after the other: a lease is kept alive while the executor works, and both end together. */
import { ProblemError } from '@munim/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Executor, ExecutorLost, startExecutor } from './executor/process.ts';
import { fail } from './finish.ts';
import { dispose } from './dispose.ts';
import { extendLocks } from './extend-locks.ts';
import { inspect } from './inspect.ts';
import { offboard } from './offboard.ts';
import { answerPreview, sweepPreviews } from './preview.ts';
import { provision, type Provisioning } from './provision.ts';
import type { RunKind } from '../database/entities/run.ts';
import { type Claim, claimRun, LeaseLost, releaseLease, renewLease } from './queue.ts';

export interface WorkerOptions extends Provisioning {
  /** Unique to this worker. */
  readonly name: string;
  readonly leaseMs: number;
  readonly executorEnvironment: NodeJS.ProcessEnv;
  /** It removes what previews have left behind: one worker of a process does. */
  readonly sweeps?: boolean;
  readonly ended: (outcome: 'succeeded' | 'failed' | 'interrupted', durationMs: number) => void;
}

export interface Worker {
  /** Finishes nothing: the run is given back, the next worker converges it. */
  readonly stop: () => Promise<void>;
}

/** How soon a new run is seen, while there is work and where nobody has wanted anything for a while; one index lookup each. */
const pollMs = { recent: 200, idle: 500 } as const;
const recentMs = 10_000;
/** A worker whose database is away asks again this often. */
const retryMs = 1_000;
/** A run that killed this many workers would kill the next: it fails, and a person looks. */
const attemptsMax = 5;

/** What a run of each kind does; true when it came to its end. */
const workOf: Readonly<Record<RunKind, (claim: Claim, executor: Executor, context: Provisioning) => Promise<boolean>>> =
  {
    provision,
    repair: provision,
    change: provision,
    'rotate-login': provision,
    upgrade: provision,
    'check-drift': inspect,
    offboard,
    dispose,
    'extend-locks': extendLocks,
  };

export function startWorker(options: WorkerOptions): Worker {
  const stopping = new AbortController();
  const { log } = options;
  let executor: Executor | undefined;
  // Once, when there is nothing better to do.
  let swept = options.sweeps !== true;

  /** Warm from the start: a bank does not wait for it, and the second bank finds it again. */
  const ready = async (): Promise<Executor> => {
    if (!executor?.isAlive()) executor = await startExecutor(options.executorEnvironment);
    return executor;
  };

  const work = async (): Promise<void> => {
    let busyAtMs = performance.now();
    while (!stopping.signal.aborted) {
      try {
        await ready();
        const claim = await claimRun(options.orm, options.name, options.leaseMs, options.release.name);
        if (claim) {
          await runClaimed(claim, ready, stopping.signal, options);
          busyAtMs = performance.now();
        } else if (await answerPreview(options, ready)) busyAtMs = performance.now();
        else if (!swept) {
          swept = true;
          await sweepPreviews(options, await ready());
        } else await pause(pollMs[performance.now() - busyAtMs < recentMs ? 'recent' : 'idle'], stopping.signal);
      } catch (error) {
        if (stopping.signal.aborted) return;
        log.error('the worker could not go on, and tries again', { error });
        await pause(retryMs, stopping.signal);
      }
    }
  };
  const working = work();
  return {
    stop: async () => {
      stopping.abort();
      executor?.kill();
      await working;
    },
  };
}

async function runClaimed(
  claim: Claim,
  ready: () => Promise<Executor>,
  stopping: AbortSignal,
  options: WorkerOptions,
): Promise<void> {
  const { orm, log, ended } = options;
  const fields = { run: claim.runId, tenant: claim.tenantId, attempt: claim.attempts, fence: claim.fence };
  const startedMs = performance.now();
  const durationMs = (): number => Math.round(performance.now() - startedMs);
  if (claim.attempts > attemptsMax) {
    await fail(orm, claim, {
      step: 'claim',
      reason: `given up: ${attemptsMax} workers died over this run; look into their logs`,
    });
    return;
  }
  log.info('run taken up', fields);
  const executor = await ready();
  const lease = keepLease(claim, executor, options);
  try {
    const complete = await Promise.race([workOn(claim, executor, options), lease.lost]);
    ended(complete ? 'succeeded' : 'failed', durationMs());
    log.info(complete ? 'run succeeded' : 'run failed', { ...fields, durationMs: durationMs() });
  } catch (error) {
    // Its engine may still be at work on this bank, and must not be when somebody else takes the run.
    executor.kill();
    ended('interrupted', durationMs());
    if (error instanceof LeaseLost) log.warn('lease lost', fields);
    else if (stopping.aborted) await releaseLease(orm, claim);
    else if (error instanceof ExecutorLost) {
      log.error('executor lost, the run is taken up again', { ...fields, error });
      await releaseLease(orm, claim);
    } else throw error;
  } finally {
    lease.end();
  }
}

/** What stands against a run by the time that it is taken up, or comes to its end, fails that run and no other. */
export async function workOn(claim: Claim, executor: Executor, options: WorkerOptions): Promise<boolean> {
  try {
    return await workOf[claim.kind](claim, executor, options);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    await fail(options.orm, claim, { step: 'claim', reason: error.message });
    return false;
  }
}

/** The executor hears of each renewal; when there is none, it and its engines end before the lease does. */
function keepLease(claim: Claim, executor: Executor, { orm, leaseMs }: WorkerOptions) {
  const ending = new AbortController();
  const keep = async (): Promise<never> => {
    for (;;) {
      await sleep(leaseMs / 5, undefined, { signal: ending.signal });
      await renewLease(orm, claim, leaseMs);
      executor.beat();
    }
  };
  const lost = keep().catch((error: unknown) => {
    if (!ending.signal.aborted) executor.kill();
    throw error;
  });
  // Whoever races it hears of it; after the end nobody has to.
  lost.catch(() => undefined);
  return { lost, end: () => ending.abort() };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
