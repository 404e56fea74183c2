/** The closed list of what can go wrong over HTTP: RFC 9457 problems, one code each, with what the caller can do. */

export interface ProblemDefinition {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  /** What the caller should do, for `openapi/problems.md` and the SDK. */
  readonly action: string;
  /** True when the same request may succeed later unchanged. */
  readonly retryable: boolean;
}

const define = <Code extends string>(
  code: Code,
  status: number,
  title: string,
  action: string,
  retryable = false,
): ProblemDefinition & { readonly code: Code } => ({ code, status, title, action, retryable });

/** Problems of the platform itself; each context adds one per rejection reason in its `http/problems.ts`. */
export const platformProblems = {
  malformedRequest: define(
    'malformed-request',
    400,
    'The request is not HTTP as it must be',
    'Correct what `detail` names: the request line, Host, or another header.',
  ),
  malformedJson: define(
    'malformed-json',
    400,
    'The body is not JSON',
    'Send one JSON object, UTF-8, without duplicate or over-deep members.',
  ),
  invalidRequest: define(
    'invalid-request',
    400,
    'The request does not fit its schema',
    'Correct the members named in `errors` (JSON pointers).',
  ),
  invalidText: define(
    'invalid-text',
    400,
    'A text holds NUL or a lone surrogate',
    'Send well-formed Unicode without U+0000.',
  ),
  bodyTooDeep: define(
    'body-too-deep',
    400,
    'The body is nested too deeply',
    'Flatten the body; the limit is in `detail`.',
  ),
  idempotencyKeyMissing: define(
    'idempotency-key-missing',
    400,
    'Idempotency-Key is required',
    'Send a fresh key per intended effect, and the same key on every retry of it.',
  ),
  idempotencyKeyInvalid: define(
    'idempotency-key-invalid',
    400,
    'Idempotency-Key is malformed',
    'Send 1 to 200 visible ASCII characters.',
  ),
  unauthenticated: define(
    'unauthenticated',
    401,
    'A valid access token is required',
    'Get a token from POST /oauth/token and send it as Bearer.',
  ),
  insufficientScope: define(
    'insufficient-scope',
    403,
    'The token lacks the scope of this operation',
    'Use a client that holds the scope named in `detail`.',
  ),
  contextSwitchedOff: define(
    'context-switched-off',
    403,
    'The bank does not have this switched on',
    'Ask the operator of the platform to switch on what `detail` names; nothing of it was lost.',
  ),
  storageUsedUp: define(
    'storage-used-up',
    403,
    "The bank's storage is used up",
    'Ask the operator of the platform for more; reads go on, and nothing that was accepted is lost.',
  ),
  tenantSuspended: define('tenant-suspended', 403, 'The bank is suspended', 'Ask the operator of the platform.'),
  notFound: define('not-found', 404, 'There is no such resource', 'Check the id and the path.'),
  methodNotAllowed: define(
    'method-not-allowed',
    405,
    'The path does not know this method',
    'Use a method named in the Allow header.',
  ),
  requestTimeout: define(
    'request-timeout',
    408,
    'The request did not arrive in time',
    'Send it again with the same Idempotency-Key, in one go.',
    true,
  ),
  payloadTooLarge: define(
    'payload-too-large',
    413,
    'The body exceeds its limit',
    'Send less; the limit is in `detail`.',
  ),
  unsupportedMediaType: define(
    'unsupported-media-type',
    415,
    'The body must be application/json',
    'Set Content-Type: application/json.',
  ),
  idempotencyKeyReused: define(
    'idempotency-key-reused',
    422,
    'The Idempotency-Key was used with another request',
    'Use a new key for a new effect.',
  ),
  cardNumberRefused: define(
    'card-number-refused',
    422,
    'A field holds a payment card number',
    'Leave card numbers out; begin a reference that only looks like one with a letter.',
  ),
  headersTooLarge: define(
    'headers-too-large',
    431,
    'The headers exceed their limit',
    'Send fewer or shorter headers; the limit is in `detail`.',
  ),
  rateLimited: define('rate-limited', 429, 'The quota is used up', 'Wait for Retry-After seconds.', true),
  internal: define(
    'internal',
    500,
    'Something went wrong on our side',
    'Retry with the same Idempotency-Key; give the request id to support.',
    true,
  ),
  projectionBehind: define(
    'projection-behind',
    503,
    'The read model has not reached the version asked for',
    'Retry after Retry-After seconds.',
    true,
  ),
  unavailable: define(
    'unavailable',
    503,
    'A service that this needs is not reachable',
    'Retry with the same Idempotency-Key after Retry-After seconds.',
    true,
  ),
} as const;

export const defineProblem = define;

/** An error that already knows its problem: thrown at the edges (parsing, authentication), never by deciders. */
export class ProblemError extends Error {
  readonly problem: ProblemDefinition;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
  readonly headers: Readonly<Record<string, string>>;
  /** Further members of the problem (RFC 9457, 3.2), for programs that act on it. */
  readonly members: Readonly<Record<string, unknown>>;
  constructor(
    problem: ProblemDefinition,
    detail: string,
    extra: {
      errors?: readonly { pointer: string; detail: string }[];
      headers?: Record<string, string>;
      members?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(detail);
    this.name = 'ProblemError';
    this.problem = problem;
    this.errors = extra.errors ?? [];
    this.headers = extra.headers ?? {};
    this.members = extra.members ?? {};
  }
}
