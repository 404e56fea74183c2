/** The contract of the token issuer: how a program gets an access token (RFC 6749, 7523, 8414, 9068), and whose keys verify it. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { accessTokenLifetimeSeconds, platformProblems } from '@munim/kernel';
import {
  edgeProblems,
  headerReferences,
  problemResponses,
  problemSchema,
  withComponents,
  z,
} from '@munim/platform/http';
import { assertionType } from './token-request.ts';
import { tokenErrorStatus, tokenErrorCodes } from './token-error.ts';

const tokenRequest = z
  .object({
    grant_type: z.enum(['client_credentials']),
    scope: z.string().optional().openapi({
      description: 'Some of the scopes of the client, parted by blanks; left out: all that it has.',
      example: 'accounts:read accounts:write',
    }),
    client_id: z.string().optional().openapi({ description: 'With `client_secret`, or beside an assertion.' }),
    client_secret: z.string().optional(),
    client_assertion_type: z.enum([assertionType]).optional(),
    client_assertion: z
      .string()
      .optional()
      .openapi({
        description:
          'A JWT signed with a key of the client (EdDSA or ES256): `iss` and `sub` its id, `aud` this endpoint or the ' +
          'issuer, `exp` five minutes away at most, `iat`, and a `jti` that is used once.',
      }),
  })
  .openapi('TokenRequest');

const token = z
  .object({
    access_token: z.string().openapi({ description: 'A JWT of type `at+jwt`, for one bank.' }),
    token_type: z.enum(['Bearer']),
    expires_in: z.int().openapi({ description: 'Seconds.', example: accessTokenLifetimeSeconds }),
    scope: z.string(),
  })
  .openapi('Token');

const tokenError = z
  .object({ error: z.enum(tokenErrorCodes), error_description: z.string() })
  .openapi('TokenError', { description: 'RFC 6749 section 5.2.' });

const keys = z
  .object({
    keys: z.array(
      z.object({
        kty: z.string(),
        crv: z.string(),
        x: z.string(),
        kid: z.string(),
        alg: z.string(),
        use: z.enum(['sig']),
      }),
    ),
  })
  .openapi('JsonWebKeySet', { description: 'RFC 7517.' });

const metadata = z
  .object({
    issuer: z.url(),
    token_endpoint: z.url(),
    jwks_uri: z.url(),
    grant_types_supported: z.array(z.string()),
    response_types_supported: z.array(z.string()),
    token_endpoint_auth_methods_supported: z.array(z.string()),
    token_endpoint_auth_signing_alg_values_supported: z.array(z.string()),
    scopes_supported: z.array(z.string()),
  })
  .openapi('AuthorizationServerMetadata', { description: 'RFC 8414.' });

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const notCached = { 'X-Request-Id': true, 'Cache-Control': true, Pragma: true } as const;
const edges = () => problemResponses([...edgeProblems, platformProblems.unavailable]);

const meaningOf = (status: number): string =>
  tokenErrorCodes
    .filter((code) => tokenErrorStatus[code] === status)
    .map((code) => `\`${code}\``)
    .join(', ');

/** Refusals are in OAuth's own form; what this server cannot read at all, and what it cannot answer yet, is a problem. */
const refusals = {
  400: {
    description: `The token request is refused: ${meaningOf(400)}; or it is no HTTP: \`malformed-request\`.`,
    headers: headerReferences({ 'X-Request-Id': true, 'Cache-Control': true, Pragma: false }),
    content: { ...json(tokenError), 'application/problem+json': { schema: problemSchema } },
  },
  401: {
    description: `Who asks is not known, or not believed: ${meaningOf(401)}.`,
    headers: headerReferences({ ...notCached, 'WWW-Authenticate': true }),
    content: json(tokenError),
  },
  503: {
    description: `No token just now: ${meaningOf(503)}; or the issuer is starting: \`unavailable\`.`,
    headers: headerReferences({ 'X-Request-Id': true, 'Cache-Control': true, Pragma: false, 'Retry-After': true }),
    content: { ...json(tokenError), 'application/problem+json': { schema: problemSchema } },
  },
};

const issueToken = {
  method: 'post',
  path: '/oauth/token',
  operationId: 'issueToken',
  tags: ['tokens'],
  summary: 'An access token for a client of a bank',
  description:
    'Client credentials (RFC 6749 section 4.4). The client authenticates in one way: HTTP Basic, `client_secret` in the ' +
    'body, or `private_key_jwt` (RFC 7523).',
  security: [{ basic: [] }, {}],
  request: { body: { required: true, content: { 'application/x-www-form-urlencoded': { schema: tokenRequest } } } },
  responses: {
    200: { description: 'The token.', headers: headerReferences(notCached), content: json(token) },
    ...edges(),
    ...refusals,
  },
};

const open = (path: string, operationId: string, summary: string, schema: z.ZodType) => ({
  method: 'get',
  path,
  operationId,
  tags: ['discovery'],
  summary,
  security: [],
  responses: {
    200: {
      description: 'Public; may be kept as long as Cache-Control says.',
      headers: headerReferences({ 'X-Request-Id': true, 'Cache-Control': true }),
      content: json(schema),
    },
    ...edges(),
  },
});

export function issuerOpenApi(serverUrl = 'http://127.0.0.1:7102'): object {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent('securitySchemes', 'basic', {
    type: 'http',
    scheme: 'basic',
    description: 'Client id and secret, both form-encoded.',
  });
  app.openAPIRegistry.register('Problem', problemSchema);
  for (const path of [
    issueToken,
    open('/.well-known/jwks.json', 'getKeys', 'The public keys that verify access tokens', keys),
    open(
      '/.well-known/oauth-authorization-server',
      'getMetadata',
      'Where everything is, for OAuth libraries',
      metadata,
    ),
  ])
    app.openAPIRegistry.registerPath(path as never);
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Munim token issuer',
      version: '1.0.0',
      description: 'Gives access tokens to the programs of banks, and publishes the keys that verify them.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: serverUrl, description: 'The local installation.' }],
    tags: [
      { name: 'tokens', description: 'From credentials to an access token.' },
      { name: 'discovery', description: 'What verifiers and OAuth libraries read.' },
    ],
  });
  return withComponents(document);
}
