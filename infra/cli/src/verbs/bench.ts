/** `bench`: what is measured at full size; `bench postings`: what group commit is worth, as ratios of one run. */
import { defaultStateDirectory } from '@munim/local';
import { Command } from 'commander';
import { defaultBenchOptions, runBench } from '../bench/index.ts';
import type { Cell } from '../bench/verdicts.ts';
import { exitCode } from '../exit-codes.ts';
import { paint, print, printJson, table } from '../terminal.ts';
import { outageBench, revocationBench, rotationBench } from './bench-access.ts';
import { onboardingBench } from './bench-onboarding.ts';
import { upgradeBench } from './bench-upgrade.ts';

export const benchVerb = (): Command =>
  new Command('bench')
    .description(
      'Measure, with figures: what group commit is worth, and what banks notice of keys, rights, outages and upgrades',
    )
    .addCommand(postings())
    .addCommand(rotationBench())
    .addCommand(revocationBench())
    .addCommand(outageBench())
    .addCommand(onboardingBench())
    .addCommand(upgradeBench());

const postings = (): Command =>
  new Command('postings')
    .description('Our pipeline against one transaction a command and an authenticated no-op, on the same Postgres')
    .option('--seconds <n>', 'seconds per measurement', String(defaultBenchOptions.secondsPerCell))
    .option('--rounds <n>', 'interleaved rounds', String(defaultBenchOptions.rounds))
    .option('--accounts <n>', 'accounts to choose from', String(defaultBenchOptions.accounts))
    .option('--json', 'print every measurement and verdict as JSON')
    .action(async (options: { seconds: string; rounds: string; accounts: string; json?: boolean }) => {
      const outcome = await runBench({
        ...defaultBenchOptions,
        stateDir: defaultStateDirectory(process.env),
        secondsPerCell: Number(options.seconds),
        rounds: Number(options.rounds),
        accounts: Number(options.accounts),
      });
      if (options.json) printJson(outcome);
      else {
        print(`\n${table([heading, ...outcome.cells.map(rowOf)])}\n`);
        print(
          table(
            outcome.verdicts.map(({ claim, value, bound, holds }) => [
              holds ? paint('green', '✔') : paint('red', '✘'),
              claim,
              value.toFixed(3),
              bound,
            ]),
          ),
        );
      }
      if (outcome.verdicts.some((verdict) => !verdict.holds)) process.exitCode = exitCode.failed;
    });

const heading = [
  'flush',
  'arm',
  'accounts',
  'connections',
  'round',
  'per second',
  'p50 ms',
  'p99 ms',
  'CPU',
  'flushes',
  'WAL bytes',
];

const rowOf = (cell: Cell): string[] => [
  cell.flushMs === 0 ? 'as it is' : '1 ms',
  cell.arm,
  cell.spread,
  String(cell.connections),
  String(cell.round + 1),
  cell.perSecond.toFixed(0),
  cell.p50Ms.toFixed(2),
  cell.p99Ms.toFixed(2),
  `${(cell.cpuShare * 100).toFixed(0)} %`,
  cell.flushesPerCommand.toFixed(3),
  cell.walBytesPerCommand.toFixed(0),
];
