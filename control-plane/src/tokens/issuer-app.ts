/** The token issuer's HTTP: a token for a client, the public keys, and where to find both. */
import { platformProblems, scopes, signingKeyLeadSeconds } from '@munim/kernel';
import { contractPage, documentation, problemResponse, requestIdOf } from '@munim/platform/http';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { issuerOpenApi } from './issuer-contract.ts';
import { authenticateClient, type ClientAuthentication } from './authenticate-client.ts';
import { type Issuing, issueToken } from './issue-token.ts';
import { TokenError } from './token-error.ts';
import { bodyBytesMax, readTokenRequest } from './token-request.ts';

export interface IssuerAppOptions extends Issuing, ClientAuthentication {
  readonly nowMs: () => number;
  readonly noteUse: (clientId: string) => void;
  /** What a client that is known was answered: `issued`, or the code of the refusal. */
  readonly noteAction: (clientId: string, outcome: string) => void;
  readonly record: (request: {
    operation: string;
    status: number;
    durationMs: number;
    clientId?: string;
    error?: unknown;
  }) => void;
}

/** Verifiers may keep the keys this long: a new key is published for twice the time before it signs. */
const keysMaxAgeSeconds = signingKeyLeadSeconds / 2;

export function createIssuerApp(options: IssuerAppOptions): Hono {
  const app = new Hono();
  const idOf = (c: Context): string => requestIdOf(c.req.header('x-request-id'), options);
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('x-request-id')) c.res.headers.set('x-request-id', idOf(c));
  });
  const refuseOthers = (path: string, allow: string): void => {
    app.all(path, (c) => {
      const detail = `${c.req.method} is not one of ${allow}`;
      return problemResponse({ problem: platformProblems.methodNotAllowed, detail, headers: { allow } }, idOf(c));
    });
  };
  app.post('/oauth/token', (c) => respondWithToken(c, options));
  refuseOthers('/oauth/token', 'POST');
  const cached = { 'cache-control': `public, max-age=${keysMaxAgeSeconds}` };
  const published: Record<string, () => object> = {
    '/.well-known/jwks.json': () => ({
      keys: options.signingKeys.published().map((key) => ({ ...key, use: 'sig' })),
    }),
    '/.well-known/oauth-authorization-server': () => metadata(options.issuer),
  };
  for (const [path, body] of Object.entries(published)) {
    app.get(path, (c) => c.json(body(), 200, cached));
    refuseOthers(path, 'GET');
  }
  documentation(app, { nowMs: options.nowMs, ids: options })(
    '/openapi.json',
    contractPage(() => issuerOpenApi('/')),
  );
  app.notFound((c) => problemResponse({ problem: platformProblems.notFound, detail: 'no such path' }, idOf(c)));
  return app;
}

export const tokenEndpoint = (issuer: string): string => `${issuer.replace(/\/$/, '')}/oauth/token`;

/** RFC 8414. */
const metadata = (issuer: string) => ({
  issuer,
  token_endpoint: tokenEndpoint(issuer),
  jwks_uri: `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`,
  grant_types_supported: ['client_credentials'],
  response_types_supported: [],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['EdDSA', 'ES256'],
  scopes_supported: scopes,
});

async function respondWithToken(c: Context, options: IssuerAppOptions): Promise<Response> {
  const startedMs = options.nowMs();
  const headers = { 'cache-control': 'no-store', pragma: 'no-cache' };
  const record = (status: number, more: { clientId?: string; error?: unknown } = {}): void =>
    options.record({ operation: 'issueToken', status, durationMs: options.nowMs() - startedMs, ...more });
  let clientId: string | undefined;
  try {
    const body = await readBody(c.req.raw);
    const request = readTokenRequest(c.req.header('content-type'), body, c.req.header('authorization'));
    const client = await authenticateClient(request.credentials, options, startedMs);
    clientId = client.clientId;
    const token = await issueToken(client, request.scopes, options, startedMs);
    options.noteUse(client.clientId);
    options.noteAction(client.clientId, 'issued');
    record(200, { clientId: client.clientId });
    return c.json(token, 200, headers);
  } catch (error) {
    const known =
      error instanceof TokenError
        ? error
        : new TokenError('temporarily_unavailable', 'something went wrong on our side');
    const refused = clientId ?? known.clientId;
    if (refused !== undefined) options.noteAction(refused, known.code);
    record(known.status, error instanceof TokenError ? {} : { error });
    return c.json({ error: known.code, error_description: known.message }, known.status, {
      ...headers,
      ...(known.status === 401 ? { 'www-authenticate': 'Basic realm="munim", charset="UTF-8"' } : {}),
      ...(known.status === 503 ? { 'retry-after': '1' } : {}),
    });
  }
}

/** Reading stops at the limit, whatever length was declared. */
async function readBody(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body)
    for await (const chunk of request.body as ReadableStream<Uint8Array>) {
      size += chunk.byteLength;
      if (size > bodyBytesMax)
        throw new TokenError('invalid_request', `the body may have ${bodyBytesMax} bytes at most`);
      chunks.push(chunk);
    }
  return Buffer.concat(chunks).toString('utf8');
}
