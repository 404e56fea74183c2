import { expect, test } from 'vitest';
import { addReports, failuresText, readReport } from './vitest-report.ts';

const file = (status: string, ...results: string[]) => ({
  name: `${status}.spec.ts`,
  status,
  assertionResults: results.map((result) => ({ status: result })),
});
const report = (...testResults: unknown[]) =>
  readReport(JSON.stringify({ testResults }), { name: 'unit', failed: false });

test('every test of every suite is counted once', () => {
  const one = report(file('passed', 'passed', 'passed', 'skipped'), file('failed', 'passed', 'failed'));
  const { passed, failed, skipped } = addReports([one, report(file('passed', 'passed'))]);
  expect({ passed, failed, skipped }).toEqual({ passed: 4, failed: 1, skipped: 1 });
});

test('a file that could not be loaded is a failure, though none of its tests failed', () => {
  expect(report(file('failed')).failed).toBe(1);
  expect(report(file('failed', 'passed')).failed).toBe(1);
});

test('a run that failed before its first test is a failure, and is named', () => {
  const crashed = readReport(undefined, { name: 'acceptance, kill', failed: true });
  expect(crashed).toMatchObject({ passed: 0, failed: 1, files: [{ file: 'suites acceptance, kill' }] });
  expect(readReport('{"testResults":[]}', { name: 'int', failed: true }).failed).toBe(1);
});

test('a failure that vitest counted is not counted again for its exit code', () => {
  const json = JSON.stringify({ testResults: [file('failed', 'failed')] });
  expect(readReport(json, { name: 'unit', failed: true }).failed).toBe(1);
});

test('the end of a run says what failed and why, a file without a failed test included', () => {
  const failed = {
    name: 'one.spec.ts',
    status: 'failed',
    assertionResults: [
      { status: 'passed', fullName: 'goes' },
      { status: 'failed', fullName: 'a bank is whole', failureMessages: ['Error: it is not\n    at there'] },
    ],
  };
  const broken = { name: 'two.spec.ts', status: 'failed', message: 'Error: no such module', assertionResults: [] };
  expect(failuresText(report(failed, broken, file('passed', 'passed')))).toBe(
    [
      '✘ one.spec.ts › a bank is whole',
      '    Error: it is not',
      '        at there',
      '✘ two.spec.ts',
      '    Error: no such module',
    ].join('\n'),
  );
});
