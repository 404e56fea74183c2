import { describe, expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { openingComment } from './opening-comment.ts';

const path = 'data-plane/kernel/src/money.ts';

describe('a file without a reason', () => {
  test.each([
    ['no comment', 'export const a = 1;'],
    ['an empty file', ''],
    ['a title', '/** Money. */\nexport const a = 1;'],
    ['words that are no sentence', '/** money and currency and such things */\nexport const a = 1;'],
    ['a comment that comes later', "import { b } from './b.ts';\n/** Money is an integer count of minor units. */"],
    ['an empty line first', '\n/** Money is an integer count of minor units. */'],
    ['code before the comment', 'const a = 1; /** Money is an integer count of minor units. */'],
  ])('%s is found', (_what, text) => {
    expect(linesOf(openingComment, path, text)).toEqual([1]);
  });
});

describe('a file that says why it exists', () => {
  test.each([
    ['in a block', '/** Money is an integer count of minor units. */\nexport const a = 1;'],
    ['in a block of several lines', '/**\n * Money is an integer count\n * of minor units.\n */\nexport const a = 1;'],
    ['in lines', '// Money is an integer\n// count of minor units.\nexport const a = 1;'],
    ['below the interpreter', '#!/usr/bin/env node\n/** Money is an integer count of minor units. */'],
  ])('%s passes', (_what, text) => {
    expect(linesOf(openingComment, path, text)).toEqual([]);
  });

  test.each(['sdk/src/a.unit.spec.ts', 'sdk/src/generated/a.ts', 'vitest.config.ts', 'README.md'])(
    '%s need not',
    (exempt) => {
      expect(linesOf(openingComment, exempt, 'export const a = 1;')).toEqual([]);
    },
  );
});
