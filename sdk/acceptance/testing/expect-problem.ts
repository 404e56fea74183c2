/** The judge of refusals: the right problem, in the right form, saying nothing of our inside. */
import type { Problem } from '@munim/sdk';
import { expect } from 'vitest';
import type { Answer } from './raw-http.ts';

export interface Expected {
  readonly status: number;
  readonly code: Problem['code'];
  /** JSON pointer of a member that must be among `errors`. */
  readonly pointer?: string;
}

export function expectProblem(answer: Answer, { status, code, pointer }: Expected, what = ''): Problem {
  const problem = answer.body as Problem;
  expect({ status: answer.status, code: problem?.code }, `${what} ${answer.text.slice(0, 300)}`).toEqual({
    status,
    code,
  });
  expect(answer.headers.get('content-type'), what).toBe('application/problem+json');
  expect(answer.headers.get('x-request-id'), what).toBe(problem.requestId);
  expect(problem, what).toMatchObject({ status, type: `https://munim.example/problems/${code}` });
  expect(
    Object.keys(problem).filter((member) => !members.includes(member)),
    what,
  ).toEqual([]);
  expect(answer.text, what).not.toMatch(/node_modules|\.ts:\d|postgres|kafka|select .* from/i);
  if (pointer !== undefined)
    expect(
      problem.errors?.map((one) => one.pointer),
      what,
    ).toContain(pointer);
  return problem;
}

const members = ['type', 'title', 'status', 'detail', 'code', 'requestId', 'retryable', 'errors'];

/** What a caller can tell two refusals apart by. */
export const comparable = ({ status, headers, body }: Answer) => ({
  status,
  type: headers.get('content-type'),
  problem: { ...(body as object), requestId: '-' },
});
