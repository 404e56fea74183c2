/** What a refused request throws: the RFC 9457 problem, typed, with what the caller can do about it. */
import type { ProblemCode } from './generated/problem-codes.ts';

export type { ProblemCode };

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** From the closed list in `openapi/problems.md`; the other two are this client's own. */
  readonly code: ProblemCode | 'unexpected-response' | 'token-refused';
  readonly requestId: string;
  readonly retryable: boolean;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

export class MunimError extends Error {
  readonly problem: Problem;
  /** How often the request was sent before this was given up on. */
  readonly attempts: number;
  constructor(problem: Problem, attempts: number) {
    super(`${problem.code} (${problem.status}): ${problem.detail}`);
    this.name = 'MunimError';
    this.problem = problem;
    this.attempts = attempts;
  }
  get code(): Problem['code'] {
    return this.problem.code;
  }
  get status(): number {
    return this.problem.status;
  }
}

/** No answer came: whether the request took effect is unknown. The same Idempotency-Key finds out. */
export class MunimConnectionError extends Error {
  readonly attempts: number;
  constructor(message: string, attempts: number, cause: unknown) {
    super(message, { cause });
    this.name = 'MunimConnectionError';
    this.attempts = attempts;
  }
}

/** The problem in a response, or one that says what came instead. */
export async function problemFrom(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as Partial<Problem> | null;
    if (typeof body?.code === 'string' && typeof body.title === 'string') return body as Problem;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return {
    type: 'about:blank',
    title: 'Not an answer of Munim',
    status: response.status,
    detail: text.slice(0, 200),
    code: 'unexpected-response',
    requestId: response.headers.get('x-request-id') ?? '',
    retryable: response.status >= 502,
  };
}
