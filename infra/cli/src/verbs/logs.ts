/** `logs`: what the processes wrote, one or all, to the end or as it comes. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { componentNames, defaultStateDirectory, logFileOf } from '@munim/local';
import { Command, InvalidArgumentError } from 'commander';
import { exitCode, VerbFailed } from '../exit-codes.ts';
import { paint, print } from '../terminal.ts';

interface LogOptions {
  readonly follow?: boolean;
  readonly lines: number;
}

/** How often a followed file is looked at. */
const followPollMs = 250;

export const logsVerb = (): Command =>
  new Command('logs')
    .description('Show the logs of all components, or of one')
    .argument('[name]', `one of ${componentNames.join(', ')}`)
    .option('-f, --follow', 'go on showing what is written')
    .option('-n, --lines <count>', 'how many of the last lines', wholeNumber, 20)
    .action(async (name: string | undefined, options: LogOptions) => {
      if (name !== undefined && !componentNames.includes(name)) {
        throw new VerbFailed(`no component is called ${name}; there are: ${componentNames.join(', ')}`, exitCode.usage);
      }
      const stateDir = defaultStateDirectory(process.env);
      const files = (name === undefined ? componentNames : [name])
        .map((component) => ({ component, file: logFileOf(stateDir, component) }))
        .filter(({ file }) => existsSync(file));
      if (files.length === 0)
        throw new VerbFailed('there are no logs yet: ./munim up starts the platform', exitCode.notRunning);
      const prefixOf = (component: string): string =>
        files.length === 1 ? '' : `${paint('dim', component.padEnd(18))} `;
      const ends = files.map(({ component, file }) => showEnd(file, prefixOf(component), options.lines));
      if (!options.follow) return;
      await Promise.all(files.map(({ component, file }, at) => follow(file, prefixOf(component), ends[at] ?? 0)));
    });

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}

/** Returns how far the file was read. */
function showEnd(file: string, prefix: string, lines: number): number {
  const content = readFileSync(file);
  const all = content.toString('utf8').trimEnd().split('\n');
  for (const line of lines === 0 ? [] : all.slice(-lines)) print(prefix + line);
  return content.length;
}

/** Ends with the process: Ctrl-C. A file that became shorter was put aside; its successor is read from the start. */
async function follow(file: string, prefix: string, from: number): Promise<void> {
  for (let position = from; ; await sleep(followPollMs)) {
    const size = existsSync(file) ? statSync(file).size : 0;
    if (size < position) position = 0;
    if (size === position) continue;
    const added = createReadStream(file, { start: position, end: size - 1 });
    for await (const line of createInterface({ input: added })) print(prefix + line);
    position = size;
  }
}
