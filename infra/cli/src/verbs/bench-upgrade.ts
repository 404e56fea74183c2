/** `bench upgrade`: what the commands of a fleet notice while it goes to another release, and one bank's migration fails. */
import { defaultStateDirectory } from '@munim/local';
import { Command, InvalidArgumentError } from 'commander';
import { benchUpgrade } from '../bench/upgrade/index.ts';
import { exitCode } from '../exit-codes.ts';
import { print, printJson, table } from '../terminal.ts';

export const upgradeBench = (): Command =>
  new Command('upgrade')
    .description('Bring a fleet under load to another release in three waves; the last bank fails and is quarantined')
    .option('--banks <n>', 'banks in the fleet', banksOf, 12)
    .option('--json', 'print the figures as JSON')
    .action(async ({ banks, json }: { banks: number; json?: boolean }) => {
      const figures = await benchUpgrade(defaultStateDirectory(process.env), banks);
      if (json) printJson(figures);
      else print(table(Object.entries(figures).map(([name, value]) => [name, String(value)])));
      const { upgraded, quarantined, onNewVersion, failed } = figures;
      const holds = upgraded === banks - 1 && quarantined === 1 && onNewVersion === upgraded && failed === 0;
      if (!holds) process.exitCode = exitCode.failed;
    });

/** Three waves need three banks; each takes a few seconds of two cores. */
const banksMin = 3;
const banksMax = 100;

function banksOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < banksMin || count > banksMax)
    throw new InvalidArgumentError(`from ${banksMin} to ${banksMax}`);
  return count;
}
