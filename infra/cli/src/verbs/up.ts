/** `up`: the services and every process of the platform, each a process of the operating system. */
import { defaultStateDirectory, platformStatus, startCells, startPlatform } from '@munim/local';
import { Command } from 'commander';
import { tellWhereItIs } from '../cells/tell-where.ts';
import { operatorOfThisMachine } from '../operator-client.ts';
import { showProgress } from '../progress-display.ts';
import { print, printJson } from '../terminal.ts';
import { addressTable } from './status.ts';

export const upVerb = (): Command =>
  new Command('up')
    .description('Start the services and the platform; what runs already is left as it is')
    .option('--json', 'print the status as JSON when everything is ready')
    .action(async ({ json }: { json?: boolean }) => {
      const stateDir = defaultStateDirectory(process.env);
      const display = showProgress();
      try {
        await startPlatform({ stateDir, onProgress: display.onProgress });
      } finally {
        display.close();
      }
      await tellWhereCellsAre(stateDir);
      const status = await platformStatus(stateDir);
      if (json) printJson(status);
      else print(`\n${addressTable(status)}\n\nNext: ./munim demo, ./munim status, ./munim logs -f, ./munim down`);
    });

/** They run already: this finds them again. One that was never registered waits for its `cell add`. */
async function tellWhereCellsAre(stateDir: string): Promise<void> {
  const here = await startCells({ stateDir });
  if (here.length === 0) return;
  const control = operatorOfThisMachine();
  const known = await control.cells();
  for (const cell of here) {
    const registered = known.find(({ name }) => name === cell.name);
    if (registered) await tellWhereItIs(control, registered, cell);
  }
}
