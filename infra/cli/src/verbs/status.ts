/** `status`: state, address, version and source of every component, and the URLs. */
import { defaultStateDirectory, platformStatus } from '@munim/local';
import type { ComponentStatus, PlatformStatus } from '@munim/local';
import { Command } from 'commander';
import { exitCode, VerbFailed } from '../exit-codes.ts';
import { paint, print, printJson, table } from '../terminal.ts';

export const statusVerb = (): Command =>
  new Command('status')
    .description('Show what runs, where and in which version; ends with 4 unless everything is ready')
    .option('--json', 'print {components, urls} as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const status = await platformStatus(defaultStateDirectory(process.env));
      if (json) printJson(status);
      else print(`${componentTable(status)}\n\n${addressTable(status)}`);
      if (status.components.every(({ state }) => state === 'ready')) return;
      throw new VerbFailed(json ? '' : 'not everything is ready: ./munim up starts it', exitCode.notRunning);
    });

const colourOf = { ready: 'green', 'not-ready': 'yellow', died: 'red', stopped: 'dim' } as const;

function componentTable({ components }: PlatformStatus): string {
  const heading = ['component', 'state', 'address', 'version', 'source', 'pid'].map((title) => paint('bold', title));
  const row = ({ name, state, address, version, source, pid }: ComponentStatus): string[] => [
    name,
    paint(colourOf[state], state),
    address ?? '–',
    version ?? '–',
    source ?? '–',
    String(pid ?? '–'),
  ];
  return table([heading, ...components.map(row)]);
}

export function addressTable({ urls }: PlatformStatus): string {
  if (urls === null) return 'Not started yet: ./munim up';
  return table(Object.entries<string>({ ...urls }).map(([name, url]) => [paint('bold', name), url]));
}
