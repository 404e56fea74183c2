/** Every error leaves as RFC 9457 `application/problem+json` with a code from the closed list. */
import { type ProblemDefinition, platformProblems, ProblemError } from '@munim/kernel';
import { z } from './schemas.ts';

/** Where a problem's type is explained; the gateway serves the same pages below /problems. */
export const problemTypeBase = 'https://munim.example/problems/';

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    retryable: z.boolean(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .openapi('Problem');

export interface ProblemDetails {
  readonly problem: ProblemDefinition;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Seconds after which a retryable problem is worth another try, unless its thrower says otherwise. */
const retryAfterSecondsDefault = '1';

export function problemResponse(of: ProblemDetails, requestId: string): Response {
  const { problem, detail, errors } = of;
  const body = {
    ...of.members,
    type: problemTypeBase + problem.code,
    title: problem.title,
    status: problem.status,
    detail,
    code: problem.code,
    requestId,
    retryable: problem.retryable,
    ...(errors && errors.length > 0 ? { errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'x-request-id': requestId,
      'cache-control': 'no-store',
      ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(problem.retryable && problem.status !== 500 ? { 'retry-after': retryAfterSecondsDefault } : {}),
      ...of.headers,
    },
  });
}

/** What an error means to the caller; an unknown one is a bug of ours and says nothing of the inside. */
export function problemOf(error: unknown): ProblemDetails & { readonly unexpected: boolean } {
  if (error instanceof ProblemError)
    return {
      problem: error.problem,
      detail: error.message,
      errors: error.errors,
      headers: error.headers,
      members: error.members,
      unexpected: false,
    };
  return {
    problem: platformProblems.internal,
    detail: 'the error is in our logs under the request id',
    unexpected: true,
  };
}
