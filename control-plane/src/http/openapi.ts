/** The control plane's OpenAPI 3.1 document, made from the operations that serve it. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { type ProblemDefinition, platformProblems } from '@munim/kernel';
import {
  edgeProblems,
  type HeadersSent,
  headerReferences,
  idempotencyKeyHeader,
  problemResponses,
  problemSchema as anyProblemSchema,
  withComponents,
  z,
} from '@munim/platform/http';
import { controlProblems } from '../problems.ts';
import type { ControlOperation } from './operation.ts';
import { aboutTags } from './tags.ts';

const problemSchema = z
  .object({
    ...anyProblemSchema.shape,
    allowed: z
      .array(z.string())
      .optional()
      .openapi({ description: 'Of `transition-forbidden`: what an operator may ask for in the state of the bank.' }),
  })
  .openapi('Problem');

const idempotencyHeader = z.object(idempotencyKeyHeader);

const ifMatchHeader = z.object({
  'If-Match': z
    .string()
    .optional()
    .openapi({ description: 'ETag of the bank as it was read: when it has changed since, nothing is done.' }),
});

/** `streams` are routes that answer with Server-Sent Events instead of JSON. */
export function openApiOf(operations: readonly ControlOperation[], streams: readonly object[]): object {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent('securitySchemes', 'operator', {
    type: 'http',
    scheme: 'bearer',
    description: "The operator's token.",
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'munim_session',
    description: 'The session of a browser, from createSession; `__Host-munim_session` over HTTPS.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'bank', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: "An access token of one of the bank's clients, with the scope named in `x-munim-scope`.",
  });
  app.openAPIRegistry.register('Problem', problemSchema);
  for (const operation of operations) app.openAPIRegistry.registerPath(routeOf(operation) as never);
  for (const stream of streams) app.openAPIRegistry.registerPath(stream as never);
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Munim control plane',
      version: '1',
      description: 'Brings banks up and keeps them: tenants, provisioning runs, drift, API clients, sessions, audit.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: 'http://127.0.0.1:7101', description: 'The local installation.' }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name, description: aboutTags[name] })),
  });
  return withComponents(document);
}

/** Banks reach these operations through the gateway, as they reach everything. */
const whereBanksCall = [{ url: 'http://127.0.0.1:7100', description: 'The gateway of the local installation.' }];

/** A token, or a session. */
export const callers = [{ operator: [] }, { session: [] }];

const headersOf = ({ conditional }: ControlOperation) =>
  conditional ? idempotencyHeader.extend(ifMatchHeader.shape) : idempotencyHeader;

const routeOf = (operation: ControlOperation): object => ({
  method: operation.kind === 'change' ? 'post' : 'get',
  path: operation.path,
  operationId: operation.operationId,
  tags: [operation.tag],
  summary: operation.summary,
  ...(operation.description ? { description: operation.description } : {}),
  ...(operation.bankScope === undefined
    ? { 'x-roles': operation.roles, security: operation.tokenOnly ? [{ operator: [] }] : callers }
    : { 'x-munim-scope': operation.bankScope, security: [{ bank: [] }], servers: whereBanksCall }),
  request: {
    ...(operation.params ? { params: operation.params } : {}),
    ...(operation.query ? { query: operation.query } : {}),
    ...(operation.kind === 'change' ? { headers: headersOf(operation) } : {}),
    ...(operation.body
      ? { body: { required: true, content: { 'application/json': { schema: operation.body } } } }
      : {}),
  },
  responses: {
    [operation.success.status]: {
      description: operation.success.description,
      headers: headerReferences({ ...everyAnswer, ...ofChange(operation), ...operation.success.headers }),
      content: operation.success.media ?? { 'application/json': { schema: operation.success.body } },
    },
    ...problemResponses(problemsOf(operation)),
  },
});

export const everyAnswer: HeadersSent = { 'X-Request-Id': true, 'Cache-Control': true, 'Munim-Token-Expires': false };
const ofChange = ({ kind }: ControlOperation): HeadersSent =>
  kind === 'change' ? { 'Idempotency-Replayed': false } : {};

export function problemsOf(
  operation: Pick<ControlOperation, 'kind' | 'params' | 'problems' | 'conditional' | 'bankScope' | 'freshSignIn'>,
): ProblemDefinition[] {
  const p = platformProblems;
  return [
    ...new Set<ProblemDefinition>([
      ...edgeProblems,
      p.unauthenticated,
      // A parameter, or an If-Match, that it does not take.
      p.invalidRequest,
      ...(operation.bankScope === undefined
        ? [controlProblems.roleForbidden]
        : [p.insufficientScope, p.tenantSuspended]),
      ...(operation.params ? [p.notFound] : []),
      ...(operation.kind === 'change'
        ? [
            p.idempotencyKeyMissing,
            p.idempotencyKeyInvalid,
            p.idempotencyKeyReused,
            p.malformedJson,
            p.invalidText,
            p.bodyTooDeep,
            p.payloadTooLarge,
            p.unsupportedMediaType,
          ]
        : []),
      ...(operation.kind === 'change' && operation.bankScope === undefined ? [controlProblems.crossSiteRequest] : []),
      ...(operation.freshSignIn ? [controlProblems.signInTooOld] : []),
      ...(operation.conditional ? [controlProblems.staleVersion] : []),
      ...(operation.problems ?? []),
      p.internal,
      p.unavailable,
    ]),
  ];
}
