/** What must be put in order before Ctrl-C ends the process: a verb registers it while it holds something. */
import { exitCode } from './exit-codes.ts';
import { say } from './terminal.ts';

const cleanups = new Set<() => Promise<void>>();

/** Runs `work`; on Ctrl-C, and afterwards in any case, runs `cleanup` once. */
export async function withCleanup<T>(cleanup: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  cleanups.add(cleanup);
  try {
    return await work();
  } finally {
    if (cleanups.delete(cleanup)) await cleanup();
  }
}

/** The second Ctrl-C ends at once. */
export function handleInterrupts(): void {
  process.on('SIGINT', () => {
    if (interrupted) process.exit(exitCode.interrupted);
    interrupted = true;
    void endInOrder();
  });
}

let interrupted = false;

async function endInOrder(): Promise<void> {
  const held = [...cleanups];
  cleanups.clear();
  say(
    held.length === 0
      ? '\nInterrupted. What was started keeps running: ./munim down stops it.'
      : '\nInterrupted; tidying up.',
  );
  const results = await Promise.allSettled(held.map((cleanup) => cleanup()));
  for (const result of results) if (result.status === 'rejected') say(String(result.reason));
  process.exit(exitCode.interrupted);
}
