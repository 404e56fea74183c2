/** `bench onboarding`: what twenty banks in one go cost, and whether the twentieth costs more than the first. */
import { defaultStateDirectory, startPlatform } from '@munim/local';
import { Command, InvalidArgumentError } from 'commander';
import { join } from 'node:path';
import { measureOnboarding } from '../bench/onboarding.ts';
import { exitCode } from '../exit-codes.ts';
import { withCleanup } from '../interrupt.ts';
import { showProgress } from '../progress-display.ts';
import { paint, print, printJson, say, table } from '../terminal.ts';

interface Options {
  readonly banks: number;
  readonly parallel: number;
  readonly json?: boolean;
}

export const onboardingBench = (): Command =>
  new Command('onboarding')
    .description('Onboard many banks in one go: minutes a bank, growth, and what the engines take of memory')
    .option('--banks <n>', 'how many', count, 20)
    .option('--parallel <n>', 'at a time', count, 4)
    .option('--json', 'print the figures as JSON')
    .action(async ({ banks, parallel, json }: Options) => {
      const display = showProgress();
      const stateDir = join(defaultStateDirectory(process.env), 'bench');
      const env = { ...process.env, MUNIM_PROVISIONER_PARALLEL: String(parallel) };
      const platform = await startPlatform({ stateDir, env, onProgress: display.onProgress }).finally(display.close);
      await withCleanup(platform.stop, async () => {
        say(`onboarding ${banks} banks, ${parallel} at a time`);
        const outcome = await measureOnboarding(platform, banks);
        if (json) printJson({ parallel, ...outcome });
        else
          print(
            table([
              ['banks active', `${outcome.active} of ${banks}`],
              ...outcome.minutesPerBank.map(({ banks: n, minutes }) => [`minutes a bank, at ${n}`, String(minutes)]),
              ['seconds of a run', `first ${outcome.firstRunsSeconds}, last ${outcome.lastRunsSeconds}`],
              ['growth', String(outcome.growth)],
              ['engines at once', String(outcome.enginesMax)],
              ['engines, peak', `${outcome.enginesPeakMb} MB`],
              ['executors, peak', `${outcome.executorsPeakMb} MB`],
              ...outcome.failed.map((failure) => ['failed', failure]),
              [outcome.holds ? paint('green', '✔ all active') : paint('red', '✘ not all active'), ''],
            ]),
          );
        if (!outcome.holds) process.exitCode = exitCode.failed;
      });
    });

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 100)
    throw new InvalidArgumentError('a whole number from 1 to 100');
  return value;
}
