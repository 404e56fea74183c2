/** `demo`: a real bank's books run through the platform, checked against that bank's own figures. */
import { defaultStateDirectory } from '@munim/local';
import { Command } from 'commander';
import { printOutcome, runDemo } from '../demo/index.ts';
import { exitCode } from '../exit-codes.ts';
import { printJson } from '../terminal.ts';

export const demoVerb = (): Command =>
  new Command('demo')
    .description(
      'Start everything, onboard two banks, replay a real bank’s history through the SDK, and prove the result',
    )
    .option('--data <dir>', 'another folder in the format of the packed data (account.asc, trans.asc, …)')
    .option('--json', 'print the report as JSON when it is done')
    .action(async ({ data, json }: { data?: string; json?: boolean }) => {
      const outcome = await runDemo({ stateDir: defaultStateDirectory(process.env), dataDirectory: data });
      if (json) printJson(outcome.report);
      else printOutcome(outcome);
      if (outcome.proofs.some((proof) => !proof.holds)) process.exitCode = exitCode.failed;
    });
