/** An executor that touches no store: it writes down what it is asked, and a spec says what happens meanwhile. */
import type { Executor } from '../executor/process.ts';
import type { Task, TaskResults } from '../executor/messages.ts';

export interface FakeExecutor extends Executor {
  /** Tasks, `up` for a run of the engine, `inspect`: as they were asked for. */
  readonly asked: string[];
}

const results: { readonly [T in Task]: TaskResults[T] } = {
  seal: { treeSize: 3, rootHash: 'root', verifierKey: 'key' },
  'let-go': 0,
  'remove-remains': [],
  survey: [],
  'extend-locks': 1,
  'empty-buckets': { deleted: 1, gone: [], left: false },
  'forget-stack': null,
};

/** `meanwhile` is awaited before each answer; what it returns is the answer, where it returns something. */
export function fakeExecutor(meanwhile: (what: string) => unknown = () => undefined): FakeExecutor {
  const asked: string[] = [];
  const answer = async <T>(what: string, usual: T): Promise<T> => {
    asked.push(what);
    return ((await meanwhile(what)) as T | undefined) ?? usual;
  };
  return {
    asked,
    run: () => answer('up', null),
    preview: () => answer('preview', { changes: [] }),
    removePassing: (ids) => answer(`remove ${ids.join(', ')}`, undefined),
    inspect: () => answer('inspect', []),
    task: async <T extends Task>(task: T) => answer<TaskResults[T]>(task, results[task]),
    beat: () => undefined,
    kill: () => undefined,
    isAlive: () => true,
  };
}
