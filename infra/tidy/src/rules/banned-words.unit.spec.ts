import { describe, expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { bannedWords } from './banned-words.ts';

describe('notes to oneself', () => {
  test.each(['// TODO: later', '/* FIXME */', '-- XXX why', 'A HACK around it'])('"%s" is found', (text) => {
    expect(linesOf(bannedWords, 'data-plane/kernel/src/money.ts', `ok\n${text}`)).toEqual([2]);
    expect(linesOf(bannedWords, 'README.md', `ok\n${text}`)).toEqual([2]);
  });

  test.each(['mktemp -d munim.XXXXXX', 'a todo list', "currency: 'XXX'", '{"currency":"XXX"}', 'HACKATHON', 'TODOS'])(
    '"%s" is left alone',
    (text) => {
      expect(linesOf(bannedWords, 'munim', text)).toEqual([]);
    },
  );

  test('generated files are not judged by the words of others', () => {
    expect(linesOf(bannedWords, 'openapi/data-plane.json', '{"x":"TODO"}')).toEqual([]);
  });
});

describe('silenced tests', () => {
  test.each([
    "test.skip('x', () => {});",
    "describe.only('x', () => {});",
    "it.only.each([1])('x', () => {});",
    "test.concurrent.skip('x', () => {});",
    "test.skipIf(noKafka)('x', () => {});",
    "test.runIf(kafka)('x', () => {});",
    "test.todo('x');",
    'context.skip();',
  ])('%s is found', (code) => {
    expect(linesOf(bannedWords, 'data-plane/platform/src/log/log.int.spec.ts', code)).toEqual([1]);
  });

  test.each(["test.each([1])('x', () => {});", 'const { only } = options;', 'rows.drop(1)'])(
    '%s is left alone',
    (code) => {
      expect(linesOf(bannedWords, 'data-plane/platform/src/log/log.int.spec.ts', code)).toEqual([]);
    },
  );

  test('a page may explain them', () => {
    expect(linesOf(bannedWords, 'README.md', 'there is no test.skip(…) here')).toEqual([]);
  });
});
