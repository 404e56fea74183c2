/** A process that a spec starts to kill it or to freeze it; what never comes is told in words, not by the test's timeout. */
import { spawn } from 'node:child_process';

export interface SpecProcess {
  readonly signal: (signal: NodeJS.Signals) => void;
  /** SIGKILL, and waits until it is gone. Safe to repeat. */
  readonly kill: () => Promise<void>;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: () => Promise<void>;
}

/** Generous: a machine that is busy with other suites may need seconds to start a process. */
const patienceMs = 120_000;

/** Runs this file of TypeScript with its input as JSON, and resolves once it has said its first word. */
export async function startSpecProcess(file: string, input: object): Promise<SpecProcess> {
  const child = spawn(process.execPath, [file, JSON.stringify(input)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(String(signal ?? code)));
    child.once('error', (error) => resolve(error.message));
  });
  const started = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  const early = exit.then((how) => {
    throw new Error(`${file} ended before it had started: ${how}`);
  });
  await within(patienceMs, `${file} did not start`, Promise.race([started, early]));
  child.stdout.resume();
  const ended = (): Promise<void> => within(patienceMs, `${file} did not end`, exit).then(() => undefined);
  return {
    signal: (signal) => void child.kill(signal),
    kill: () => {
      child.kill('SIGKILL');
      return ended();
    },
    ended,
  };
}

async function within<T>(ms: number, otherwise: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${otherwise} within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
