import { describe, expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { fileLength, fileLinesMax } from './file-length.ts';

const lines = (count: number): string => 'x();\n'.repeat(count);

describe('the length of a file', () => {
  test('one line too many is found, at that line', () => {
    expect(linesOf(fileLength, 'sdk/src/client.ts', lines(fileLinesMax + 1))).toEqual([fileLinesMax + 1]);
    expect(linesOf(fileLength, 'munim', lines(fileLinesMax + 1))).toEqual([fileLinesMax + 1]);
  });

  test('the longest allowed passes, with or without a newline at its end', () => {
    expect(linesOf(fileLength, 'sdk/src/client.ts', lines(fileLinesMax))).toEqual([]);
    expect(linesOf(fileLength, 'sdk/src/client.ts', lines(fileLinesMax).trimEnd())).toEqual([]);
  });

  test('generated files and pages may be long', () => {
    expect(linesOf(fileLength, 'sdk/src/generated/data-plane.ts', lines(5000))).toEqual([]);
    expect(linesOf(fileLength, 'pnpm-lock.yaml', lines(5000))).toEqual([]);
  });
});
