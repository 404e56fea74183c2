/** The real provisioner as a process of its own, for tests that kill it, freeze it, or run two. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

export interface ProvisionerProcess {
  readonly pid: number;
  /** The signal that ended it, or its exit code; when it does not end, that, in words. */
  readonly ended: (withinMs?: number) => Promise<string | number>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** What it wrote, for the message of a failing test. */
  readonly output: () => string;
}

/** Of a point in its work as of a shutdown: some ten seconds, and minutes on a machine that is busy with more. */
const patienceMs = 400_000;

export function startProvisioner(environment: Readonly<Record<string, string>>): ProvisionerProcess {
  const child: ChildProcess = spawn(process.execPath, [join(inject('programs'), 'provisioner.js')], {
    // Compiled code is kept between starts: it halves what a start costs.
    env: { ...pick(['PATH', 'HOME', 'NODE_COMPILE_CACHE']), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-20_000));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const exit = new Promise<string | number>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 0));
    child.once('error', (error) => resolve(error.message));
  });
  return {
    pid: child.pid ?? 0,
    ended: async (withinMs = patienceMs) => {
      const late = new AbortController();
      const still = sleep(withinMs, `still running after ${withinMs} ms`, { signal: late.signal }).catch(() => '');
      try {
        return await Promise.race([exit, still]);
      } finally {
        late.abort();
      }
    },
    signal: (signal) => void child.kill(signal),
    output: () => output,
  };
}

const pick = (names: readonly string[]): Record<string, string | undefined> =>
  Object.fromEntries(names.map((name) => [name, process.env[name]]));

/** Processes that still have this setting in their environment: a provisioner's, its executors', their engines'. */
export function processesWith(name: string, value: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .filter((pid) => environmentOf(pid).includes(`\0${name}=${value}\0`))
    .map(Number);
}

function environmentOf(pid: string): string {
  try {
    return `\0${readFileSync(`/proc/${pid}/environ`, 'latin1')}`;
  } catch (error) {
    // It ended while we looked, or is somebody else's.
    if (['ENOENT', 'ESRCH', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}
