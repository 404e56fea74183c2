/** `bench postings`: our pipeline, one transaction a command and an authenticated no-op, side by side on one Postgres. */
import { type Platform, startPlatform } from '@munim/local';
import { join } from 'node:path';
import postgres from 'postgres';
import { withCleanup } from '../interrupt.ts';
import { showProgress } from '../progress-display.ts';
import { say } from '../terminal.ts';
import { type OwnProcess, startCommandProcess } from './own-process.ts';
import { requestText } from './connection.ts';
import { readCounters, setCommitDelay } from './figures.ts';
import { runLoad } from './load.ts';
import { type BenchBank, onboardBenchBank, openAccounts } from './prepare.ts';
import { type Arm, type Cell, judge, type Spread, type Verdict } from './verdicts.ts';

export interface BenchOptions {
  readonly stateDir: string;
  readonly accounts: number;
  readonly rounds: number;
  readonly secondsPerCell: number;
  readonly connections: readonly number[];
  /** Milliseconds of emulated flush: 0 is the disk as it is. */
  readonly flushes: readonly (0 | 1)[];
}
export const defaultBenchOptions: Omit<BenchOptions, 'stateDir'> = {
  accounts: 10_000,
  rounds: 3,
  secondsPerCell: 3,
  connections: [1, 8, 32, 128],
  flushes: [0, 1],
};

export interface BenchOutcome {
  readonly cells: readonly Cell[];
  readonly verdicts: readonly Verdict[];
}

/**
 * A platform of the benchmark's own, without those that follow the log: they would take the CPU of the faster arm, which
 * gives them more to do.
 */
const neededProcesses = ['control-plane', 'issuer', 'provisioner'];
/** The best pool for one transaction a command: more connections only queue on the log's head. */
const onePerCommandLanes = 8;

export async function runBench(options: BenchOptions): Promise<BenchOutcome> {
  const display = showProgress();
  const platform = await startPlatform({
    stateDir: join(options.stateDir, 'bench'),
    processes: neededProcesses,
    onProgress: display.onProgress,
  }).finally(display.close);
  const admin = postgres(platform.services.postgres.url, { max: 1, onnotice: () => undefined });
  const processes = await startArms(platform);
  const tidyUp = async (): Promise<void> => {
    await setCommitDelay(admin, 0);
    await admin.end();
    await Promise.all([processes.pipeline.stop(), processes['one-a-command'].stop()]);
    await platform.stop();
  };
  return withCleanup(tidyUp, async () => {
    say('onboarding the bank of the benchmark');
    // The benchmark's own processes take the place of the pods.
    const bank = await onboardBenchBank(platform, { issuer: platform.urls.issuer });
    say(`opening ${options.accounts} accounts`);
    const accounts = await openAccounts(processes.pipeline, await bank.token(), options.accounts);
    const cells: Cell[] = [];
    say('warming up');
    await warmUp({ options, processes, bank, accounts });
    for (const flushMs of options.flushes) {
      await setCommitDelay(admin, flushMs * 1_000);
      await measure({ options, admin, processes, bank, accounts, flushMs, cells });
    }
    return { cells, verdicts: judge(cells) };
  });
}

type Processes = Readonly<Record<Arm, OwnProcess>>;

async function startArms(platform: Platform): Promise<Processes> {
  const pipeline = await startCommandProcess(platform, {});
  const single = await startCommandProcess(platform, {
    MUNIM_LOG_BATCH_MAX: '1',
    MUNIM_LOG_LANES: String(onePerCommandLanes),
    MUNIM_LOG_LANE_QUEUE_MIN: '0',
  });
  return { pipeline, 'one-a-command': single, 'no-op': pipeline };
}

interface Prepared {
  readonly options: BenchOptions;
  readonly processes: Processes;
  readonly bank: BenchBank;
  readonly accounts: readonly string[];
}
interface Bench extends Prepared {
  readonly admin: postgres.Sql;
  readonly flushMs: 0 | 1;
  readonly cells: Cell[];
}

/** A process is as fast as it gets after some ten thousand commands: no round may have the one, another the other. */
async function warmUp(prepared: Prepared): Promise<void> {
  const connections = Math.max(...prepared.options.connections);
  for (const arm of ['no-op', 'pipeline', 'one-a-command'] as const) {
    const { host, port } = prepared.processes[arm];
    const next = requestsOf(prepared, arm, 'random', `${host}:${port}`, await prepared.bank.token());
    await runLoad({ host, port, connections, durationMs: warmUpMs, next });
  }
}

/** Arms change places within every round, so that none has the quiet half of the machine's day. */
async function measure(bench: Bench): Promise<void> {
  const { options, flushMs } = bench;
  for (let round = 0; round < options.rounds; round++)
    for (const connections of options.connections) {
      if (flushMs === 0) await cell(bench, 'no-op', 'random', connections, round);
      for (const spread of ['random', 'hot'] as const)
        for (const arm of round % 2 === 0
          ? (['pipeline', 'one-a-command'] as const)
          : (['one-a-command', 'pipeline'] as const))
          await cell(bench, arm, spread, connections, round);
    }
}

async function cell(bench: Bench, arm: Arm, spread: Spread, connections: number, round: number): Promise<void> {
  const { admin, processes, options, flushMs } = bench;
  const { pid, host, port } = processes[arm];
  const next = requestsOf(bench, arm, spread, `${host}:${port}`, await bench.bank.token());
  await runLoad({ host, port, connections, durationMs: openingMs, next });
  const before = await readCounters(admin, pid);
  const load = await runLoad({ host, port, connections, durationMs: options.secondsPerCell * 1_000, next });
  const after = await readCounters(admin, pid);
  if (load.failed > 0)
    throw new Error(`${load.failed} of ${load.completed} requests failed: ${load.firstFailure ?? ''}`);
  const measured: Cell = {
    arm,
    spread,
    connections,
    flushMs,
    round,
    perSecond: load.perSecond,
    p50Ms: load.p50Ms,
    p99Ms: load.p99Ms,
    cpuShare: (after.cpuMs - before.cpuMs) / (load.seconds * 1_000),
    flushesPerCommand: (after.flushes - before.flushes) / load.completed,
    walBytesPerCommand: (after.walBytes - before.walBytes) / load.completed,
  };
  bench.cells.push(measured);
  say(
    `${flushMs} ms  ${arm.padEnd(13)} ${spread.padEnd(6)} ${String(connections).padStart(3)} connections  ` +
      `${measured.perSecond.toFixed(0).padStart(6)}/s  p50 ${measured.p50Ms.toFixed(1)}  p99 ${measured.p99Ms.toFixed(1)} ms`,
  );
}

/** An arm at full load before the first round. */
const warmUpMs = 5_000;
/** Before each measurement, uncounted: whatever is lazy is open. */
const openingMs = 500;

function requestsOf({ accounts }: Prepared, arm: Arm, spread: Spread, host: string, token: string): () => string {
  if (arm === 'no-op') return () => requestText({ method: 'GET', path: '/v1/session', host, token });
  const run = crypto.randomUUID();
  let count = 0;
  const any = (): string => accounts[Math.floor(Math.random() * accounts.length)] as string;
  return () => {
    const account = spread === 'hot' ? (accounts[0] as string) : any();
    return requestText({
      method: 'POST',
      path: '/v1/postings',
      host,
      token,
      idempotencyKey: `${run}-${count++}`,
      body: `{"legs":[{"accountId":"${account}",${leg('DEBIT')}},{"ledgerAccount":"${clearingAccount}",${leg('CREDIT')}}]}`,
    });
  };
}

/** A posting of two legs is two events: the posting with its leg in the bank's own books, and the customer's debit. */
const leg = (side: string): string => `"side":"${side}","amount":"1","currency":"CZK"`;
const clearingAccount = '1100';
