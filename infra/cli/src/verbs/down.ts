/** `down`: stops what `up` started from this state, and nothing else; the data stays. */
import { defaultStateDirectory, platformStatus, stopPlatform } from '@munim/local';
import { Command } from 'commander';
import { showProgress } from '../progress-display.ts';
import { printJson, say } from '../terminal.ts';

export const downVerb = (): Command =>
  new Command('down')
    .description('Stop what ./munim up started; the data stays')
    .option('--json', 'print the status as JSON when everything is stopped')
    .action(async ({ json }: { json?: boolean }) => {
      const stateDir = defaultStateDirectory(process.env);
      const display = showProgress();
      try {
        await stopPlatform({ stateDir, onProgress: display.onProgress });
      } finally {
        display.close();
      }
      if (json) printJson(await platformStatus(stateDir));
      else say(`Stopped. The data stays in ${stateDir}; ./munim up continues with it.`);
    });
