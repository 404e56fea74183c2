/** Reads the semicolon-separated tables of the Berka format, with an address for every complaint. */

import type { BusinessDate } from '@munim/kernel';
import { BerkaDataError, shown } from './data-error.ts';
import { parseDay, parseDecimal } from './source-values.ts';
import type { TableFile } from './table-file.ts';

/** `toRow` sees one line at a time through its cells; the header must name exactly `columns`. */
export function parseTable<Row>(file: TableFile, columns: readonly string[], toRow: (cells: Cells) => Row): Row[] {
  const lines = file.text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const header = splitLine(lines[0] ?? '');
  if (header?.join(';') !== columns.join(';')) {
    throw new BerkaDataError(
      { file: file.path, line: 1 },
      `the header is ${shown(lines[0] ?? '')}, where the columns ${columns.join(';')} belong`,
    );
  }
  return lines.slice(1).map((line, index) => toRow(new Cells(file.path, index + 2, columns, line)));
}

/** The fields of one line, by column name; a field that is not what it should be throws with its place. */
export class Cells {
  readonly line: number;
  readonly #path: string;
  readonly #columns: readonly string[];
  readonly #fields: readonly string[];

  constructor(path: string, line: number, columns: readonly string[], text: string) {
    const fields = splitLine(text);
    const problem = fields
      ? `has ${fields.length} fields instead of the ${columns.length} that the header names`
      : 'has a quote that is not closed, or text outside its quotes';
    if (fields?.length !== columns.length) throw new BerkaDataError({ file: path, line }, problem);
    this.#path = path;
    this.line = line;
    this.#columns = columns;
    this.#fields = fields;
  }

  text(column: string): string {
    return this.#fields[this.#columns.indexOf(column)]?.trim() ?? this.fail(column, 'is not among the columns');
  }

  id(column: string): number {
    const text = this.text(column);
    if (!/^[1-9]\d{0,14}$/.test(text)) this.fail(column, `${shown(text)} is not an id (a whole number from 1)`);
    return Number(text);
  }

  amountMinor(column: string): bigint {
    const text = this.text(column);
    return parseDecimal(text) ?? this.fail(column, `${shown(text)} is not an amount such as 1234.50`);
  }

  day(column: string): BusinessDate {
    const text = this.text(column);
    return parseDay(text) ?? this.fail(column, `${shown(text)} is not a day as YYMMDD`);
  }

  word<Value>(column: string, values: Readonly<Record<string, Value>>): Value {
    const text = this.text(column);
    const value = Object.hasOwn(values, text) ? values[text] : undefined;
    if (value !== undefined) return value;
    return this.fail(column, `${shown(text)} is none of ${Object.keys(values).join(', ')}`);
  }

  fail(column: string, problem: string): never {
    throw new BerkaDataError({ file: this.#path, line: this.line, column }, problem);
  }
}

/** Undefined where quotes do not pair up. Quotes may hold semicolons and doubled quotes. */
export function splitLine(line: string): string[] | undefined {
  if (!line.includes('"')) return line.split(';');
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const match = fieldAt(line, at);
    if (!match) return undefined;
    fields.push(match.value);
    if (match.end === line.length) return fields;
    if (line[match.end] !== ';') return undefined;
    at = match.end + 1;
  }
}

function fieldAt(line: string, start: number): { value: string; end: number } | undefined {
  if (line[start] !== '"') {
    const semicolon = line.indexOf(';', start);
    const end = semicolon === -1 ? line.length : semicolon;
    const value = line.slice(start, end);
    return value.includes('"') ? undefined : { value, end };
  }
  let close = line.indexOf('"', start + 1);
  while (close !== -1 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
  return close === -1 ? undefined : { value: line.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 };
}
