/** A worker's hold on its executor process: start it, give it runs, keep it alive by beats, end it for good. */
import type { Finding } from '@munim/tenant';
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type {
  ExecutionFailure,
  FromExecutor,
  Placed,
  PreviewOrder,
  Progress,
  RunOrder,
  Task,
  TaskResults,
  ToExecutor,
} from './messages.ts';
import type { PlannedChange } from './stack.ts';

export type ExecutorFailure = ExecutionFailure | null;

export interface Executor {
  /** Rejects with `ExecutorLost` when the process ends before the run does. */
  readonly run: (run: RunOrder, onProgress: (progress: Progress) => void) => Promise<ExecutorFailure>;
  readonly preview: (
    order: PreviewOrder,
  ) => Promise<{ readonly changes: readonly PlannedChange[] } | { readonly reason: string }>;
  /** Stacks that previews of banks that are not there have left behind. Rejects with `TaskFailed`, or `ExecutorLost`. */
  readonly removePassing: (previewIds: readonly string[]) => Promise<void>;
  /** What of each resource differs; or why that cannot be told. */
  readonly inspect: (placed: Placed) => Promise<readonly Finding[] | { readonly reason: string }>;
  /** Rejects with `TaskFailed`, which says why, or with `ExecutorLost`. */
  readonly task: <T extends Task>(task: T, placed: Placed, until?: Date) => Promise<TaskResults[T]>;
  readonly beat: () => void;
  /** Ends it and every engine that it started. Safe to repeat. */
  readonly kill: () => void;
  readonly isAlive: () => boolean;
}

export class ExecutorLost extends Error {
  constructor(how: string) {
    super(`the executor process ended: ${how}`);
    this.name = 'ExecutorLost';
  }
}

/** What was asked for could not be done; the process is well. */
export class TaskFailed extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'TaskFailed';
  }
}

/** Node, the Pulumi SDK and the stores' clients take a second to load; a busy machine takes many. */
const readyTimeoutMs = 60_000;

export async function startExecutor(env: NodeJS.ProcessEnv): Promise<Executor> {
  const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)), [], {
    // A group of its own: killing it takes the engines along.
    detached: true,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const lost = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) => reject(new ExecutorLost(signal ?? `exit code ${code}`)));
    child.once('error', (error) => reject(new ExecutorLost(error.message)));
  });
  let gone = false;
  let killed = false;
  const kill = (): void => {
    killed = true;
    if (!gone) killGroup(child);
  };
  // Its engines outlive it; after that its number may be another process's.
  lost.catch(() => {
    killGroup(child);
    gone = true;
  });
  const timer = setTimeout(kill, readyTimeoutMs);
  await Promise.race([answerOf(child, ['ready']), lost]);
  clearTimeout(timer);
  return {
    run: async (run, onProgress) => {
      const listen = (message: FromExecutor): void => {
        if (message.kind === 'progress') onProgress(message.progress);
      };
      child.on('message', listen);
      post(child, { kind: 'run', ...run });
      const { failure } = await Promise.race([answerOf(child, ['ended']), lost]);
      child.off('message', listen);
      return failure;
    },
    removePassing: async (previewIds) => {
      post(child, { kind: 'remove-passing', previewIds });
      const { reason } = await Promise.race([answerOf(child, ['passing-removed']), lost]);
      if (reason !== null) throw new TaskFailed(reason);
    },
    preview: async (order) => {
      post(child, { kind: 'preview', ...order });
      const answer = await Promise.race([answerOf(child, ['previewed', 'not-previewed']), lost]);
      return answer.kind === 'previewed' ? { changes: answer.changes } : { reason: answer.reason };
    },
    inspect: async (placed) => {
      post(child, { kind: 'inspect', ...placed });
      const answer = await Promise.race([answerOf(child, ['inspected', 'not-inspected']), lost]);
      return answer.kind === 'inspected' ? answer.findings : { reason: answer.reason };
    },
    task: async <T extends Task>(task: T, placed: Placed, until?: Date) => {
      post(child, { kind: 'task', task, ...placed, ...(until ? { until: until.toISOString() } : {}) });
      const answer = await Promise.race([answerOf(child, ['task-done', 'task-failed']), lost]);
      if (answer.kind === 'task-failed') throw new TaskFailed(answer.reason);
      return answer.result as TaskResults[T];
    },
    beat: () => post(child, { kind: 'beat' }),
    kill,
    isAlive: () => child.connected && !killed,
  };
}

const post = (child: ChildProcess, message: ToExecutor): void => {
  // A failing send means that it is gone, which its exit tells.
  if (child.connected) child.send(message, () => undefined);
};

type Kind = FromExecutor['kind'];

/** The next message of one of these kinds. */
const answerOf = <K extends Kind>(
  child: ChildProcess,
  kinds: readonly K[],
): Promise<Extract<FromExecutor, { kind: K }>> =>
  new Promise((resolve) => {
    const listen = (message: FromExecutor): void => {
      if (!(kinds as readonly Kind[]).includes(message.kind)) return;
      child.off('message', listen);
      resolve(message as Extract<FromExecutor, { kind: K }>);
    };
    child.on('message', listen);
  });

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
