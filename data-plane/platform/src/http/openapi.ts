/** The OpenAPI 3.1 document of a set of operations, made from the same definitions that serve them. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { type ProblemDefinition, platformProblems } from '@munim/kernel';
import type { Operation, OperationContract } from './operation.ts';
import { problemSchema } from './problem-response.ts';
import { z } from './schemas.ts';

export interface DocumentInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly serverUrl: string;
}

export function openApiDocument(operations: readonly Operation[], info: DocumentInfo): unknown {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'at+jwt',
    description: 'Access token from POST /oauth/token; the bank is taken from it.',
  });
  for (const operation of operations) app.openAPIRegistry.registerPath(pathOf(operation) as never);
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: info.title,
      version: info.version,
      description: info.description,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: info.serverUrl }],
    tags: [...new Set(operations.map((one) => one.context))].map((name) => ({ name })),
  });
}

function pathOf(operation: Operation) {
  const headers = z.object({
    ...(operation.kind === 'command'
      ? {
          'Idempotency-Key': z
            .string()
            .min(1)
            .max(200)
            .openapi({ description: 'One per intended effect; the same on every retry.' }),
        }
      : {}),
    ...(operation.kind === 'query' && operation.streamOf
      ? {
          'If-Min-Version': z
            .string()
            .optional()
            .openapi({ description: 'Wait (at most 2 s) until the answer holds this stream version.' }),
        }
      : {}),
  });
  return {
    method: operation.method,
    path: operation.path,
    operationId: operation.operationId,
    tags: [operation.context],
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    security: [{ bearer: [] }],
    'x-munim-scope': operation.scope,
    request: {
      ...(operation.params ? { params: operation.params } : {}),
      ...(operation.query ? { query: operation.query } : {}),
      ...(Object.keys(headers.shape).length > 0 ? { headers } : {}),
      ...(operation.body
        ? { body: { required: true, content: { 'application/json': { schema: operation.body } } } }
        : {}),
    },
    responses: { ...successes(operation), ...failures(operation) },
  };
}

function successes(operation: Operation): Record<string, unknown> {
  const all: OperationContract['success'][] = [operation.success];
  if (operation.kind === 'command' && operation.otherSuccess) all.push(operation.otherSuccess);
  return Object.fromEntries(
    all.map((one) => [
      one.status,
      { description: one.description, content: { 'application/json': { schema: one.body } } },
    ]),
  );
}

/** Problems grouped by status, their codes named in the description. */
function failures(operation: Operation): Record<string, unknown> {
  const byStatus = new Map<number, ProblemDefinition[]>();
  for (const problem of problemsOf(operation))
    byStatus.set(problem.status, [...(byStatus.get(problem.status) ?? []), problem]);
  return Object.fromEntries(
    [...byStatus].map(([status, problems]) => [
      status,
      {
        description: problems.map((problem) => `\`${problem.code}\`: ${problem.title}.`).join(' '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}

/** Every problem that this operation can answer with. */
export function problemsOf(operation: Operation): ProblemDefinition[] {
  const p = platformProblems;
  return [
    ...new Set<ProblemDefinition>([
      p.unauthenticated,
      p.insufficientScope,
      p.contextSwitchedOff,
      p.tenantSuspended,
      p.invalidRequest,
      ...(operation.params ? [p.notFound] : []),
      ...(operation.kind === 'command'
        ? [p.idempotencyKeyMissing, p.idempotencyKeyInvalid, p.idempotencyKeyReused, p.storageUsedUp]
        : []),
      ...(operation.kind === 'query' && operation.streamOf ? [p.projectionBehind] : []),
      ...(operation.body
        ? [p.malformedJson, p.invalidText, p.bodyTooDeep, p.payloadTooLarge, p.unsupportedMediaType]
        : []),
      ...(operation.problems ?? []),
      p.rateLimited,
      p.internal,
      p.unavailable,
    ]),
  ];
}
