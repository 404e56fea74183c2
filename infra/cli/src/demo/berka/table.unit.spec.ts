import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BerkaDataError } from './data-error.ts';
import { parseTable, splitLine } from './table.ts';

const read = (text: string) =>
  parseTable({ path: 'x.asc', text }, ['a', 'b'], (cells) => [cells.line, cells.text('a'), cells.text('b')]);

test('a table reads the same with either line ending, and with or without a last one', () => {
  const rows = [
    [2, '1', 'x'],
    [3, '2', 'y'],
  ];
  expect(read('"a";"b"\r\n1;"x"\r\n2;"y"\r\n')).toEqual(rows);
  expect(read('a;b\n1;x\n2;y')).toEqual(rows);
});

test('any fields survive being quoted', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 8 }), (fields) => {
      const line = fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(';');
      expect(splitLine(line)).toEqual(fields);
    }),
  );
});

test.each([
  ['a;c\n', /^x\.asc, line 1: the header is "a;c", where the columns a;b belong/],
  ['', /^x\.asc, line 1: the header is "", where/],
  ['a;b\n1;2;3\n', /^x\.asc, line 2: has 3 fields instead of the 2/],
  ['a;b\n1;2\n\n3;4\n', /^x\.asc, line 3: has 1 fields instead of the 2/],
  ['a;b\n1;"2\n', /^x\.asc, line 2: has a quote that is not closed/],
  ['a;b\n1;"2"3\n', /^x\.asc, line 2: has a quote that is not closed, or text outside/],
  ['a;b\n1;2"3"\n', /^x\.asc, line 2: has a quote that is not closed, or text outside/],
])('%j is refused with its place', (text, message) => {
  expect(() => read(text)).toThrow(BerkaDataError);
  expect(() => read(text)).toThrow(message);
});
