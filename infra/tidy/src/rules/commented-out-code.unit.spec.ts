import { describe, expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { commentedOutCode } from './commented-out-code.ts';

const path = 'data-plane/kernel/src/money.ts';

describe('code in a comment', () => {
  test.each([
    '// const fee = 3;',
    '// await log.close();',
    '// balance = balance - amount;',
    "// import { fee } from './fee.ts';",
    '// if (state.status === "closed") {',
    '// return rejected("closed");',
    '/* debugger; */',
    '// log.info("here");',
    '// for (const leg of legs) {\n//   post(leg);\n// }',
    '// } else {',
  ])('%s is found', (comment) => {
    expect(linesOf(commentedOutCode, path, `export const a = 1;\n${comment}\n`)).toEqual([2]);
  });

  test('beside a line that runs it is found too', () => {
    expect(linesOf(commentedOutCode, path, 'const a = 1; // const a = 2;')).toEqual([1]);
  });

  test('a statement of SQL is found', () => {
    expect(
      linesOf(commentedOutCode, 'data-plane/tenant-schema/migrations/0001_log.sql', '\n  -- drop table events;'),
    ).toEqual([2]);
  });
});

describe('words in a comment', () => {
  test.each([
    '// The head row is locked first; the streams are loaded after.',
    '// Two lanes: one decides while the other flushes;',
    '// done;',
    '// a closed account refuses everything (see decide.ts)',
    '// rate = amount / days',
    '// return early when nothing waits',
    '// while the lease holds, nobody else reads.',
    '// oxlint-disable-next-line no-console -- a person reads it',
    '/** `const log = createLog({ … });` */',
    '// e.g. {"amount":"12500","currency":"CZK"}',
    '// reads <tenant>.<context>, for every bank;',
  ])('%s is left alone', (comment) => {
    expect(linesOf(commentedOutCode, path, `${comment}\nexport const a = 1;\n`)).toEqual([]);
  });

  test('a reason in SQL is left alone', () => {
    expect(linesOf(commentedOutCode, 'x/0001_log.sql', '-- Select the head first; then insert.')).toEqual([]);
  });
});
