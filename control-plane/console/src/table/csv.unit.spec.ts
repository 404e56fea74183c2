import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

const line = (text: string): string =>
  toCsv(['a'], [[text]])
    .split('\r\n')
    .slice(1, -1)
    .join('\r\n');

test('headings and rows are lines that end with CRLF', () => {
  expect(toCsv(['id', 'name'], [['a-bank', 'A']])).toBe('id,name\r\na-bank,A\r\n');
});

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
])('%j is written as %j', (text, written) => {
  expect(line(text)).toBe(written);
});

test.each(['=1+1', '+1', '-1', '@cmd', '\tx'])('%j is text to a spreadsheet, not a formula', (text) => {
  expect(line(text)).toBe(`'${text}`);
});
