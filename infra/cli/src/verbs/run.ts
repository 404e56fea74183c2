/** `run list|show|watch`: what was and is done to banks, step by step. */
import { Command, Option } from 'commander';
import { exitCode } from '../exit-codes.ts';
import { operatorOfThisMachine, type Run } from '../operator-client.ts';
import { paint, print, printJson, table } from '../terminal.ts';
import { type Json, watch } from './bank-display.ts';

export const runVerb = (): Command =>
  new Command('run')
    .description('What was and is done to banks: list, show, watch')
    .addCommand(list())
    .addCommand(show())
    .addCommand(watching());

const list = (): Command =>
  new Command('list')
    .description('Runs, newest first: of all banks, or those that fit')
    .option('--bank <bank>', 'of one bank')
    .addOption(new Option('--state <state>', 'in this state').choices(['queued', 'running', 'succeeded', 'failed']))
    .option('--json', 'print them as JSON')
    .action(async ({ bank, state, json }: Json & { bank?: string; state?: string }) => {
      const query = new URLSearchParams({ ...(bank && { tenantId: bank }), ...(state && { state }) });
      const runs = await operatorOfThisMachine().all<Run>(`/v1/runs?${query.toString()}`);
      if (json) printJson(runs);
      else if (runs.length === 0) print('There is no such run.');
      else print(table([['run', 'bank', 'kind', 'state', 'asked by', 'since', 'ended'], ...runs.map(rowOf)]));
    });

const show = (): Command =>
  new Command('show')
    .description('One run with its steps')
    .argument('<run>', "the run's id")
    .option('--json', 'print it as JSON')
    .action(async (id: string, { json }: Json) => showRun(await operatorOfThisMachine().run(id), json));

const watching = (): Command =>
  new Command('watch')
    .description('Show the steps of a run as they end, and return when it has; exits with 1 when it failed')
    .argument('<run>', "the run's id")
    .option('--json', 'print the run as JSON when it has ended')
    .action(async (id: string, { json }: Json) => {
      const control = operatorOfThisMachine();
      await watch(control, await control.run(id));
      showRun(await control.run(id), json);
    });

const rowOf = ({ id, tenantId, kind, state, requestedBy, createdAt, endedAt }: Run): string[] => [
  id,
  tenantId,
  kind,
  state,
  requestedBy,
  createdAt,
  endedAt ?? '',
];

function showRun(run: Run, json: boolean | undefined): void {
  if (json) {
    printJson(run);
    return;
  }
  const { id, tenantId, kind, state, requestedBy, steps, failure } = run;
  print(`${paint('bold', id)}  ${kind} of ${tenantId}  ${state}  asked for by ${requestedBy}`);
  if (steps.length > 0) print(table(steps.map(({ name, state: of, detail }) => [name, of, detail ?? ''])));
  if (failure) print(paint('red', `failed at ${failure.step}: ${failure.reason}`));
  if (state === 'failed') process.exitCode = exitCode.failed;
}
