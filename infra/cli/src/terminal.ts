/** How the verbs speak: results on stdout, everything else on stderr, colour only where a person looks. */
import { styleText } from 'node:util';

/** NO_COLOR wins over everything, then FORCE_COLOR, then whether it is a terminal. */
function hasColour(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true;
  return stream.isTTY && env['TERM'] !== 'dumb';
}

type Style = Parameters<typeof styleText>[0];

const painter =
  (stream: NodeJS.WriteStream) =>
  (style: Style, text: string): string =>
    hasColour(stream, process.env) ? styleText(style, text, { validateStream: false }) : text;

/** For text that goes to stdout. */
export const paint = painter(process.stdout);
/** For text that goes to stderr. */
export const paintError = painter(process.stderr);

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Columns as wide as their widest cell; colour codes do not count. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, visibleLength(cell))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - visibleLength(cell)))
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}

const colourCode = /\u001b\[[0-9;]*m/g;

const visibleLength = (text: string): number => text.replace(colourCode, '').length;
