import { expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { parses } from './parses.ts';

test('a script with a syntax error is found, at its line', () => {
  expect(linesOf(parses, 'sdk/src/a.ts', 'const a = 1;\nconst = 2;\n')).toEqual([2]);
});

test('TypeScript and JSX pass', () => {
  expect(linesOf(parses, 'sdk/src/a.ts', 'const a = <T,>(x: T): T => x satisfies T;')).toEqual([]);
  expect(linesOf(parses, 'control-plane/console/src/a.tsx', 'const a = <b c={1}>d</b>;')).toEqual([]);
});
