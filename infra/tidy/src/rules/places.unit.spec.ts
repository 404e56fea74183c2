import { expect, test } from 'vitest';
import { findingsOf } from '../testing/findings-of.ts';
import { placesRule } from './places.ts';

test.each(['docs/a.md', 'Makefile', 'infra/scripts/a.sh', 'data-plane/ledger/src/a.ts', 'jest.config.ts'])(
  '%s has no place',
  (path) => {
    expect(findingsOf(placesRule, { [path]: '' })).toHaveLength(1);
  },
);

test.each([
  'munim',
  'LICENSE',
  'README.md',
  '.gitignore',
  '.ci/run',
  'package.json',
  'openapi/a.json',
  'sdk/deep/in/a.ts',
  'infra/cli/src/a.ts',
  'data-plane/contexts/loans/src/a.ts',
  'control-plane/src/anything/a.ts',
])('%s has one', (path) => {
  expect(findingsOf(placesRule, { [path]: '' })).toEqual([]);
});

test('a foreign folder is told once, not once a file', () => {
  expect(findingsOf(placesRule, { 'docs/a.md': '', 'docs/b.md': '', 'docs/c/d.md': '' })).toHaveLength(1);
});
