/** A `fetch` that authenticates, keeps one Idempotency-Key across its retries, and gives up after a bounded number. */
import { MunimConnectionError, MunimError, problemFrom } from './problem.ts';
import type { TokenSource } from './tokens.ts';

export interface RetryPolicy {
  /** Sends in all, the first included. */
  readonly attemptsMax: number;
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** One attempt may take this long. */
  readonly timeoutMs: number;
  /** A server that asks for a longer pause than this is not waited for: the caller decides. */
  readonly retryAfterMaxMs: number;
}
export const defaultRetryPolicy: RetryPolicy = {
  attemptsMax: 5,
  baseDelayMs: 100,
  maxDelayMs: 5_000,
  timeoutMs: 20_000,
  retryAfterMaxMs: 30_000,
};

export interface RetryEnvironment {
  readonly fetch: typeof fetch;
  readonly tokens: TokenSource;
  readonly policy: RetryPolicy;
  /** Ends early, without an error, when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0 ≤ x < 1, for jitter. */
  readonly random: () => number;
  readonly uuid: () => string;
}

/** Statuses after which the same request may succeed. With an Idempotency-Key a repeated POST cannot act twice. */
const retryable = new Set([408, 429, 500, 502, 503, 504]);

/** Resolves with a 2xx response only; anything else throws `MunimError`, `MunimConnectionError`, or why the caller aborted. */
export function retryingFetch(environment: RetryEnvironment): (request: Request) => Promise<Response> {
  const { policy, tokens, sleep } = environment;
  return async (request) => {
    const sent = await prepared(request, environment);
    let renewed = false;
    for (let attempt = 1; ; attempt++) {
      const token = await tokenOr(environment);
      const answer = typeof token === 'string' ? await send(sent, token, request.signal, environment) : token;
      if (answer instanceof Response && answer.ok) return answer;
      if (answer instanceof Response && answer.status === 401 && !renewed && typeof token === 'string') {
        tokens.discard(token);
        renewed = true;
        continue;
      }
      if (!(answer instanceof Response)) request.signal.throwIfAborted();
      const asked = answer instanceof Response ? askedMs(answer.headers.get('retry-after')) : 0;
      if (request.signal.aborted || attempt >= policy.attemptsMax || !isWorthAnother(answer, asked, policy))
        throw await failure(answer, request, attempt);
      await sleep(asked + jitteredMs(environment, attempt), request.signal);
    }
  };
}

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}
/** Neither a response nor silence from which nothing follows: why there is none. */
interface NoAnswer {
  readonly error: unknown;
}

/** Read once: the same bytes and the same key go out on every attempt. */
async function prepared(request: Request, { uuid }: RetryEnvironment): Promise<Sent> {
  const headers = new Headers(request.headers);
  if (request.method === 'POST' && !headers.has('idempotency-key')) headers.set('idempotency-key', uuid());
  const body = request.method === 'GET' ? '' : await request.text();
  return { url: request.url, method: request.method, headers, body: body === '' ? undefined : body };
}

async function tokenOr({ tokens }: RetryEnvironment): Promise<string | NoAnswer> {
  try {
    return await tokens.token();
  } catch (error) {
    return { error };
  }
}

/** The body is part of the answer: one that breaks off is no answer, and is asked for again. */
async function send(
  sent: Sent,
  token: string,
  signal: AbortSignal,
  environment: RetryEnvironment,
): Promise<Response | NoAnswer> {
  const headers = new Headers(sent.headers);
  headers.set('authorization', `Bearer ${token}`);
  try {
    const response = await environment.fetch(sent.url, {
      method: sent.method,
      headers,
      ...(sent.body === undefined ? {} : { body: sent.body }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(environment.policy.timeoutMs)]),
    });
    const bytes = await response.arrayBuffer();
    return new Response(bytes.byteLength === 0 ? null : bytes, { status: response.status, headers: response.headers });
  } catch (error) {
    return { error };
  }
}

function isWorthAnother(answer: Response | NoAnswer, asked: number, policy: RetryPolicy): boolean {
  if (answer instanceof Response) return retryable.has(answer.status) && asked <= policy.retryAfterMaxMs;
  return !(answer.error instanceof MunimError) || answer.error.problem.retryable;
}

async function failure(answer: Response | NoAnswer, { method, url }: Request, attempts: number): Promise<Error> {
  if (answer instanceof Response) return new MunimError(await problemFrom(answer), attempts);
  const { error } = answer;
  if (error instanceof MunimError || error instanceof MunimConnectionError) return error;
  return new MunimConnectionError(`${method} ${url} got no answer`, attempts, error);
}

/**
 * Full jitter over an exponential ceiling. It comes on top of what the server asks for: clients that were all sent away
 * for one second must not all come back in the same instant.
 */
export const jitteredMs = ({ policy, random }: Pick<RetryEnvironment, 'policy' | 'random'>, attempt: number): number =>
  random() * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));

/** The other form of the header, a date, is none that Munim sends. */
function askedMs(retryAfter: string | null): number {
  const ms = retryAfter === null ? 0 : Number(retryAfter) * 1000;
  return Number.isFinite(ms) ? ms : 0;
}
