/** The edges of the program: the only places that may ask the clock, draw an id or throw dice, each with its reason. */
import { isTestCode } from './kinds.ts';

interface Edge {
  readonly holds: (path: string) => boolean;
  readonly reason: string;
}

const edges: readonly Edge[] = [
  {
    holds: (path) => /(?:^|\/)src\/(?:.*\/)?main\.ts$/.test(path),
    reason: 'a process gets its clock where it starts',
  },
  {
    holds: under('data-plane/platform/src/http/'),
    reason: 'a request gets its id and its time when it arrives',
  },
  { holds: under('data-plane/platform/src/service/'), reason: 'wires the clock of a process into its parts' },
  { holds: under('control-plane/src/http/'), reason: 'a request gets its id and its time when it arrives' },
  {
    holds: under('infra/cli/'),
    reason: 'a command line measures and prints for a person, and is not replayed',
  },
  {
    holds: under('control-plane/console/src/'),
    reason: "runs in an operator's browser: it makes keys for its requests and notices when nobody is there",
  },
  { holds: under('infra/local/'), reason: 'starts processes and waits for them, by the clock on the wall' },
  {
    holds: under('sdk/src/'),
    reason: "runs in the caller's process: it makes keys for retries and watches its tokens' age",
  },
  { holds: isTestCode, reason: 'a test may measure, and give each run names of its own' },
];

export function edgeOf(path: string): Edge | undefined {
  return edges.find((edge) => edge.holds(path));
}

function under(folder: string): (path: string) => boolean {
  return (path) => path.startsWith(folder);
}
