/** What a schema found wrong, as the problem `invalid-request`: the members by JSON pointer, and nothing of what was sent. */
import { platformProblems, ProblemError } from '@munim/kernel';
import type { z } from './schemas.ts';

/** A caller mends a few at a time; thousands would only make a large answer to a small request. */
const errorsMax = 20;
/** No member of ours has a longer name. */
const nameCharsMax = 100;

type Issue = z.core.$ZodIssue;

/** `base` is put before every pointer. What fits its schema but for card numbers is the problem `card-number-refused`. */
export function invalidRequest(issues: readonly Issue[], base: string): ProblemError {
  const problem = issues.every(isCardNumber) ? platformProblems.cardNumberRefused : platformProblems.invalidRequest;
  const errors = issues
    .flatMap((issue) => placesOf(issue).map(({ path, detail }) => ({ pointer: base + pointerTo(path), detail })))
    .slice(0, errorsMax);
  return new ProblemError(problem, errors[0]?.detail ?? 'invalid', { errors });
}

const isCardNumber = (issue: Issue): boolean =>
  issue.code === 'custom' && issue.params?.['problem'] === platformProblems.cardNumberRefused;

/** Members that the schema does not know are each named where they stand; the schema names only what holds them. */
const placesOf = (issue: Issue): { path: readonly PropertyKey[]; detail: string }[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.slice(0, errorsMax).map((key) => ({ path: [...issue.path, key], detail: 'unknown' }))
    : [{ path: issue.path, detail: issue.message }];

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).slice(0, nameCharsMax).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
