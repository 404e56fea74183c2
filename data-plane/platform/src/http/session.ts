/** GET /v1/session: who the token says you are. It touches no store, so it also measures the cost of HTTP and tokens alone. */
import { queryOperation } from './operation.ts';
import { z } from './schemas.ts';

export const sessionOperation = queryOperation({
  operationId: 'getSession',
  path: '/v1/session',
  context: 'session',
  summary: 'The bank, client and scopes of the access token',
  scope: null,
  success: {
    status: 200,
    description: 'What the token grants.',
    body: z.object({ tenant: z.string(), clientId: z.string(), scopes: z.array(z.string()) }).openapi('Session'),
  },
  handle: ({ caller }) =>
    Promise.resolve({ body: { tenant: caller.tenant, clientId: caller.clientId, scopes: [...caller.scopes] } }),
});
