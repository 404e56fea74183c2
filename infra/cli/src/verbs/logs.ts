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
  readonly json?: boolean;
}

/** How a line of a component is shown. */
type Show = (line: string) => void;

/** How often a followed file is looked at. */
const followPollMs = 250;

export const logsVerb = (): Command =>
  new Command('logs')
    .description('Show the logs of all components, or of one')
    .argument('[name]', `one of ${componentNames.join(', ')}`)
    .option('-f, --follow', 'go on showing what is written')
    .option('-n, --lines <count>', 'how many of the last lines', wholeNumber, 20)
    .option('--json', 'one JSON object a line: {component, line}, the line as the object that it is, or as text')
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
      const showOf = (component: string): Show => {
        if (options.json) return (line) => print(JSON.stringify({ component, line: objectOr(line) }));
        const prefix = files.length === 1 ? '' : `${paint('dim', component.padEnd(18))} `;
        return (line) => print(prefix + line);
      };
      const ends = files.map(({ component, file }) => showEnd(file, showOf(component), options.lines));
      if (!options.follow) return;
      await Promise.all(files.map(({ component, file }, at) => follow(file, showOf(component), ends[at] ?? 0)));
    });

/** Processes of ours write JSON, services what they like. */
function objectOr(line: string): unknown {
  if (!line.startsWith('{')) return line;
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return line;
    throw error;
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}

/** Returns how far the file was read. */
function showEnd(file: string, show: Show, lines: number): number {
  const content = readFileSync(file);
  const all = content.toString('utf8').trimEnd().split('\n');
  for (const line of lines === 0 ? [] : all.slice(-lines)) show(line);
  return content.length;
}

/** Ends with the process: Ctrl-C. A file that became shorter was put aside; its successor is read from the start. */
async function follow(file: string, show: Show, from: number): Promise<void> {
  for (let position = from; ; await sleep(followPollMs)) {
    const size = existsSync(file) ? statSync(file).size : 0;
    if (size < position) position = 0;
    if (size === position) continue;
    const added = createReadStream(file, { start: position, end: size - 1 });
    for await (const line of createInterface({ input: added })) show(line);
    position = size;
  }
}
