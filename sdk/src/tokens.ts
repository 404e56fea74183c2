/** Access tokens by client credentials (RFC 6749 section 4.4): fetched once, shared, renewed before they run out. */
import { type PrivateKey, signedAssertion } from './assertion.ts';
import { MunimConnectionError, MunimError } from './problem.ts';

interface Client {
  /** The issuer's token endpoint, e.g. `https://auth.example/oauth/token`. */
  readonly tokenUrl: string;
  readonly clientId: string;
}
export interface SecretCredentials extends Client {
  readonly clientSecret: string;
}
/** `private_key_jwt` (RFC 7523): nothing secret ever leaves the process. Needs the package `jose`. */
export interface PrivateKeyCredentials extends Client {
  readonly privateKey: PrivateKey;
}
export type Credentials = SecretCredentials | PrivateKeyCredentials;

/** Renewed this long before expiry, so that no request in flight carries an expired token. */
const renewBeforeMs = 60_000;
/** A token takes milliseconds; a request that waits for one should rather try again. */
const requestTimeoutMs = 10_000;
/** When the issuer does not say; it always does. */
const lifetimeSecondsDefault = 300;

export interface TokenSource {
  readonly token: () => Promise<string>;
  /** The server refused this token: the next call fetches another. */
  readonly discard: (token: string) => void;
}

export function clientCredentials(credentials: Credentials, fetchImpl: typeof fetch, nowMs: () => number): TokenSource {
  let current: { token: string; renewAtMs: number } | undefined;
  let pending: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    const { accessToken, expiresInSeconds } = await requestToken(credentials, fetchImpl, nowMs());
    const halfLifeMs = expiresInSeconds * 500;
    const renewAtMs = nowMs() + Math.max(halfLifeMs, expiresInSeconds * 1000 - renewBeforeMs);
    current = { token: accessToken, renewAtMs };
    return accessToken;
  };
  return {
    token: () => {
      if (current && nowMs() < current.renewAtMs) return Promise.resolve(current.token);
      pending ??= renew().finally(() => {
        pending = undefined;
      });
      return pending;
    },
    discard: (token) => {
      if (current?.token === token) current = undefined;
    },
  };
}

export const fixedToken = (token: string): TokenSource => ({
  token: () => Promise.resolve(token),
  discard: () => undefined,
});

async function requestToken(credentials: Credentials, fetchImpl: typeof fetch, nowMs: number) {
  const { tokenUrl } = credentials;
  const { form, headers } = await proofOf(credentials, nowMs);
  const response = await fetchImpl(tokenUrl, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString(),
    signal: AbortSignal.timeout(requestTimeoutMs),
  }).catch((error: unknown) => {
    throw new MunimConnectionError(`the token endpoint ${tokenUrl} did not answer`, 1, error);
  });
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (!response.ok || typeof body['access_token'] !== 'string') throw refusalOf(response, body);
  return {
    accessToken: body['access_token'],
    expiresInSeconds: Number(body['expires_in'] ?? lifetimeSecondsDefault),
  };
}

interface Proof {
  readonly form: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Who asks, and how that is shown: an assertion is good once, so each request has one of its own. */
async function proofOf(credentials: Credentials, nowMs: number): Promise<Proof> {
  const { clientId, tokenUrl } = credentials;
  if ('clientSecret' in credentials) {
    const pair = [clientId, credentials.clientSecret].map(encodeURIComponent).join(':');
    return { form: {}, headers: { authorization: `Basic ${btoa(pair)}` } };
  }
  const assertion = await signedAssertion({ clientId, audience: tokenUrl, nowMs }, credentials.privateKey);
  return {
    form: {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    },
    headers: {},
  };
}

/** The endpoint speaks OAuth's own error format; to the caller it is a problem like any other. */
function refusalOf(response: Response, body: Record<string, unknown>): MunimError {
  const said = [body['error'], body['error_description']].filter((part) => typeof part === 'string').join(': ');
  const problem = {
    type: 'about:blank',
    title: 'No access token',
    status: response.status,
    detail: said === '' ? 'the token endpoint gave none' : said,
    code: 'token-refused',
    requestId: response.headers.get('x-request-id') ?? '',
    retryable: response.status === 429 || response.status >= 500,
  } as const;
  return new MunimError(problem, 1);
}
