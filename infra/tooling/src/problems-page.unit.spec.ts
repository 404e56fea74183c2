/** The closed list holds what callers can meet, and nothing that nobody answers with. */
import { controlProblems } from '@munim/control-plane';
import { platformProblems } from '@munim/kernel';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problemsPage } from './problems-page.ts';

const root = join(import.meta.dirname, '../../..');
/** They only tell of problems. */
const aboutContracts = /(?:openapi|contract-responses|issuer-contract|problems?)\.ts$/;

const sources = ['data-plane', 'control-plane/src']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
  .filter((file) => !file.endsWith('.spec.ts') && !aboutContracts.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'));

/** Thrown, answered, or the meaning of a reason; what stands in a list of an operation's problems is only told. */
const isAnswered = (name: string): boolean => {
  const use = new RegExp(
    `(?:ProblemError\\(\\s*|problem: |\\? |: |return |=> )(?:platform|control|supportAccess)Problems\\.${name}\\b`,
  );
  return sources.some((source) => use.test(source));
};

test.each([...Object.keys(platformProblems), ...Object.keys(controlProblems)])('%s is answered somewhere', (name) => {
  expect(isAnswered(name)).toBe(true);
});

test('the page has one row a code, by status', () => {
  const rows = problemsPage([platformProblems.internal, platformProblems.notFound, platformProblems.notFound])
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows.map((row) => row.split(' | ').slice(0, 2))).toEqual([
    ['| `not-found`', '404'],
    ['| `internal`', '500'],
  ]);
});
