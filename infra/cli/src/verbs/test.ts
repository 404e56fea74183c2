/** `test`: every suite with vitest; the last line counts all of them. */
import { join } from 'node:path';
import { defaultStateDirectory, throwAwayState } from '@munim/local';
import { Command, Option } from 'commander';
import { VerbFailed } from '../exit-codes.ts';
import { withCleanup } from '../interrupt.ts';
import { print, printJson, say } from '../terminal.ts';
import { addReports, failuresText, type TestReport } from '../vitest-report.ts';
import { runVitest } from '../vitest-run.ts';

/** Suites of one group share a run of vitest and its services; a platform that cannot start fails its own group only. */
const groups: readonly (readonly string[])[] = [
  ['acceptance', 'platform-kill'],
  ['console'],
  ['kill'],
  ['unit', 'int'],
];

/**
 * So many at a time, in this order: the two that use one platform each, one spec after the other, and beside them those that
 * fill whatever is idle. With a fourth at their side all of them would be slower.
 */
const groupsAtOnce = 3;

/** Those of a whole platform wait for it a lot: the CPU is theirs when they want it, and these take what is left. */
const givingWay: readonly string[] = ['unit', 'int', 'kill'];

interface TestOptions {
  readonly suite: readonly string[];
  readonly json?: boolean;
}

export const testVerb = (): Command =>
  new Command('test')
    .description('Run every suite (unit, real services, kills, the whole platform); ends with `N passed, N failed`')
    .argument('[files...]', 'only specs whose path contains one of these')
    .addOption(new Option('-s, --suite <names...>', 'only these').choices(groups.flat()).default(groups.flat(), 'all'))
    .option('--json', 'print {passed, failed, skipped, files} as JSON')
    .addHelpText('after', '\nMUNIM_TEST_STATE=DIR uses the services of that state and leaves them running.')
    .action(async (files: readonly string[], { suite, json }: TestOptions) => {
      const report = await runGroups(files, suite);
      if (report.failed > 0) say(`\n${failuresText(report)}`);
      if (json) printJson(report);
      else print(`${report.passed} passed, ${report.failed} failed`);
      if (report.failed > 0) throw new VerbFailed('');
    });

/**
 * Services of its own for each group: a platform must not look after the banks that killed provisioners left behind. A state
 * that is to be kept has room for one at a time.
 */
async function runGroups(files: readonly string[], suites: readonly string[]): Promise<TestReport> {
  const wanted = groups
    .map((group) => group.filter((name) => suites.includes(name)))
    .filter(({ length }) => length > 0);
  say(`suites: ${wanted.map((group) => group.join(', ')).join(' | ')}`);
  const run = async (group: readonly string[]): Promise<TestReport> => {
    const state = await stateOfGroup();
    const beside =
      wanted.length > 1
        ? { label: group.join('+'), givesWay: group.some((name) => givingWay.includes(name)) }
        : undefined;
    return withCleanup(state.remove, () => runVitest({ suites: group, files, stateDir: state.path, beside }));
  };
  const reports: TestReport[] = [];
  const waiting = [...wanted];
  const runInTurn = async (): Promise<void> => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) reports.push(await run(group));
  };
  const atOnce = lastingState() === undefined ? groupsAtOnce : 1;
  await Promise.all(Array.from({ length: atOnce }, runInTurn));
  return addReports(reports);
}

const lastingState = (): string | undefined => process.env['MUNIM_TEST_STATE'];

async function stateOfGroup(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const lasting = lastingState();
  if (lasting !== undefined) return { path: lasting, remove: async () => undefined };
  return throwAwayState(join(defaultStateDirectory(process.env), 'test'));
}
