import { describe, expect, test } from 'vitest';
import { findingsOf, linesOf } from '../testing/findings-of.ts';
import { functionLength } from './function-length.ts';

/** A body that makes the function around it `lines` long. */
const body = (lines: number): string => `{\n${'  step();\n'.repeat(lines - 2)}}`;

describe('the length of a function', () => {
  test.each([
    ['a declaration', (block: string) => `export function replay() ${block}`],
    ['an arrow', (block: string) => `export const replay = () => ${block};`],
    ['a method', (block: string) => `class Replay { replay() ${block} }`],
    ['a member', (block: string) => `export const x = { replay() ${block} };`],
  ])('%s of 71 lines is found by its name, of 70 it passes', (_kind, wrap) => {
    expect(findingsOf(functionLength, { 'sdk/src/a.ts': wrap(body(70)) })).toEqual([]);
    expect(findingsOf(functionLength, { 'sdk/src/a.ts': wrap(body(71)) })).toEqual([
      'sdk/src/a.ts:1 replay has 71 lines, at most 70: name its parts',
    ]);
  });

  test('the comment above a function does not count', () => {
    expect(linesOf(functionLength, 'sdk/src/a.ts', `/**\n * why\n */\nfunction f() ${body(70)}`)).toEqual([]);
  });

  test('a group of tests may be long; a test may not', () => {
    const spec = 'sdk/src/a.unit.spec.ts';
    expect(linesOf(functionLength, spec, `describe('a', () => ${body(200)});`)).toEqual([]);
    expect(linesOf(functionLength, spec, `describe.each([1])('a', () => ${body(200)});`)).toEqual([]);
    expect(linesOf(functionLength, spec, `test('a', () => ${body(71)});`)).toEqual([1]);
  });
});
