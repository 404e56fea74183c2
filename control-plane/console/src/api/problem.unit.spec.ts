import { expect, test } from 'vitest';
import { explain, noAnswer, saysWhatBecame } from './problem.ts';

const problem = (code: string, retryable: boolean) => ({
  type: code,
  title: 'T',
  status: 409,
  detail: 'd',
  code,
  requestId: 'req_1',
  retryable,
});

test.each([
  ['it was done', null, true],
  ['it was refused', problem('tenant-id-taken', false), true],
  ['the answer was lost', new TypeError('Failed to fetch'), false],
  ['a proxy answered', problem(noAnswer, true), false],
  ['the control plane could not say', problem('internal-error', true), false],
])('after "%s" it is known what became of the request, or is not', (_, outcome, renewed) => {
  expect(saysWhatBecame(outcome)).toBe(renewed);
});

test('a failure without an answer is explained with what to do', () => {
  expect(explain(new TypeError('Failed to fetch')).detail).toContain('Check ./munim status');
  expect(explain(problem('x', false))).toEqual({ title: 'T', detail: 'd', requestId: 'req_1' });
});
