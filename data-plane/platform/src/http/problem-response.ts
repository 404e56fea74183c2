/** Every error leaves as RFC 9457 `application/problem+json` with a code from the closed list. */
import { type ProblemDefinition, platformProblems, ProblemError } from '@munim/kernel';

/** Where a problem's type is explained; the gateway serves the same pages below /problems. */
export const problemTypeBase = 'https://munim.example/problems/';

export interface ProblemDetails {
  readonly problem: ProblemDefinition;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Seconds after which a retryable problem is worth another try, unless its thrower says otherwise. */
const retryAfterSecondsDefault = '1';

export const problemResponse = (of: ProblemDetails, requestId: string): Response => {
  const { status, headers, body } = problemMessage(of, requestId);
  return new Response(body, { status, headers });
};

export interface ProblemMessage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** For whoever has a socket and no `Response`. */
export function problemMessage(of: ProblemDetails, requestId: string): ProblemMessage {
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
  return {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'x-request-id': requestId,
      'cache-control': 'no-store',
      ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(problem.retryable && problem.status !== 500 ? { 'retry-after': retryAfterSecondsDefault } : {}),
      ...of.headers,
    },
    body: JSON.stringify(body),
  };
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
