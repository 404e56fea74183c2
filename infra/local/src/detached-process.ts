/** Starts a service as an operating-system process that outlives its starter, and stops one politely but surely. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isRunning } from './process-identity.ts';
import type { ProcessRecord } from './process-identity.ts';

export interface DetachedCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Both outputs are appended here. */
  readonly logFile: string;
  /** Ctrl-C reaches it too: for helpers that serve only their starter. */
  readonly endsWithStarter?: boolean;
  /** Run as another user; only root may. */
  readonly uid?: number;
}

export async function startDetached(command: DetachedCommand): Promise<ProcessRecord> {
  const log = openSync(command.logFile, 'a', 0o600);
  try {
    const child = spawn(command.command, [...command.args], {
      detached: command.endsWithStarter !== true,
      stdio: ['ignore', log, log],
      env: command.env,
      cwd: command.cwd,
      ...(command.uid === undefined ? {} : { uid: command.uid, gid: command.uid }),
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) => reject(new Error(`could not run ${command.command}: ${cause.message}`)));
    });
    child.unref();
    const pid = child.pid ?? 0;
    // One that has ended already gets a record that matches no process: whoever awaits it finds it gone, with its log.
    return identify(pid) ?? { pid, startedAt: 'ended at once' };
  } finally {
    closeSync(log);
  }
}

export interface StopOptions {
  /** The polite signal: SIGTERM for most, SIGINT for Postgres, whose SIGTERM waits for clients without end. */
  readonly signal?: NodeJS.Signals;
  /** How long politeness lasts before SIGKILL. */
  readonly graceMs: number;
}

/** How often a wait looks again: short enough not to be felt, long enough to cost nothing. */
const pollMs = 50;

/** Returns how it ended; a record whose process is gone, or whose pid now belongs to another, is left alone. */
export async function stopProcess(
  record: ProcessRecord,
  options: StopOptions,
): Promise<'not-running' | 'stopped' | 'killed'> {
  if (!isRunning(record)) return 'not-running';
  signalIfThere(record.pid, options.signal ?? 'SIGTERM');
  // One that somebody had stopped (SIGSTOP, a debugger) must run to hear it.
  signalIfThere(record.pid, 'SIGCONT');
  if (await waitForEnd(record, options.graceMs)) return 'stopped';
  signalIfThere(record.pid, 'SIGKILL');
  const killWaitMs = 5_000; // the kernel needs a moment to tear down a large process
  if (await waitForEnd(record, killWaitMs)) return 'killed';
  throw new Error(`process ${record.pid} survives SIGKILL; it hangs in the kernel (state D): look at its disk`);
}

export async function waitForEnd(record: ProcessRecord, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (isRunning(record)) {
    if (performance.now() > deadline) return false;
    await sleep(pollMs);
  }
  return true;
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
