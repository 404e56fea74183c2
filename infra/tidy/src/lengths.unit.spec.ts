import { expect, test } from 'vitest';
import { lengthsOf } from './lengths.ts';
import { sourceText } from './source-text.ts';

const file = (path: string, lines: number) => sourceText(path, 'x\n'.repeat(lines));

test('median and ninth of ten are lengths of real files', () => {
  const files = [10, 20, 30, 40, 50, 60, 70, 80, 90, 1000].map((lines, n) => file(`sdk/src/${n}.ts`, lines));
  expect(lengthsOf(files)).toEqual({ files: 10, p50Lines: 50, p90Lines: 90, maxLines: 1000 });
});

test('tests, generated code and pages are not measured', () => {
  const others = ['sdk/src/a.unit.spec.ts', 'sdk/src/generated/a.ts', 'README.md'].map((path) => file(path, 900));
  expect(lengthsOf([file('sdk/src/a.ts', 10), ...others])).toMatchObject({ files: 1, maxLines: 10 });
});

test('no files, no lengths', () => {
  expect(lengthsOf([])).toEqual({ files: 0, p50Lines: 0, p90Lines: 0, maxLines: 0 });
});
