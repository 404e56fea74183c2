import { expect, test } from 'vitest';
import { applyAllowances } from './allowances.ts';

const finding = { file: 'sdk/src/a.ts', line: 7, rule: 'file-length', message: 'too long' };

test('an exception covers its rule in its file or folder', () => {
  expect(applyAllowances([finding], [{ rule: 'file-length', path: 'sdk/src/a.ts', reason: 'r' }])).toEqual([]);
  expect(applyAllowances([finding], [{ rule: 'file-length', path: 'sdk/', reason: 'r' }])).toEqual([]);
});

test('it covers no other rule and no other place', () => {
  const other = { rule: 'function-length', path: 'sdk/', reason: 'r' };
  const elsewhere = { rule: 'file-length', path: 'sdk/src/a', reason: 'r' };
  expect(applyAllowances([finding], [other])).toContain(finding);
  expect(applyAllowances([finding], [elsewhere])).toContain(finding);
});

test('an exception that nothing needs is itself a finding', () => {
  const [unused] = applyAllowances([], [{ rule: 'file-length', path: 'sdk/', reason: 'r' }]);
  expect(unused).toMatchObject({ rule: 'unused-allowance', file: 'infra/tidy/src/allowances.ts' });
});
