/** The data plane's OpenAPI 3.1 document, made from the same definitions that serve its operations. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { contextOfScope, type ProblemDefinition, platformProblems, type Scope } from '@munim/kernel';
import { edgeProblems, problemResponses, withComponents } from './contract-responses.ts';
import type { Operation, OperationContract } from './operation.ts';
import { platformOperations } from './platform-operations.ts';
import { problemSchema } from './problem-schema.ts';
import { idempotencyKeyHeader, minVersionHeader } from './request-headers.ts';
import { type HeadersSent, headerReferences } from './response-headers.ts';
import { z } from './schemas.ts';
import { supportAccessOperations } from './support-access.ts';

/** A business of the bank, as its contract tells of it. */
export interface DocumentedContext {
  readonly name: string;
  readonly about: string;
  readonly operations: readonly Operation[];
}

/** What the gateway passes on to the control plane. */
interface ForwardedOperation extends OperationContract {
  readonly kind: 'forwarded';
}
type Documented = Operation | ForwardedOperation;

const platformTags = {
  session: 'What an access token grants.',
  log: "The bank's own log: every event, in its order, as it was written.",
  'support-access': "Who of the platform's people may look into the bank's data: the bank decides.",
};

const aboutScopes: Readonly<Record<Scope, string>> = {
  'customers:read': 'Read customers.',
  'customers:write': 'Register, change and close customers.',
  'accounts:read': 'Read accounts, statements and the trial balance.',
  'accounts:write': 'Open accounts and move money on them.',
  'transfers:read': 'Read transfers.',
  'transfers:write': 'Request transfers.',
  'log:read': "Read the bank's whole log.",
  'support:read': 'See who of the platform asks to look in.',
  'support:decide': 'Approve, refuse and revoke looking in.',
};

/** As seen from the document. */
export interface Addresses {
  readonly serverUrl: string;
  readonly issuerUrl: string;
}

/** All that a bank reaches at the gateway. */
export function dataPlaneDocument(contexts: readonly DocumentedContext[], { serverUrl, issuerUrl }: Addresses): object {
  const operations = documentedOperations(contexts);
  const app = new OpenAPIHono();
  const issuer = issuerUrl.replace(/\/$/, '');
  app.openAPIRegistry.registerComponent('securitySchemes', 'accessToken', {
    type: 'oauth2',
    description: 'The bank is taken from the token, and from nowhere else.',
    flows: { clientCredentials: { tokenUrl: `${issuer}/oauth/token`, scopes: { ...aboutScopes } } },
  });
  app.openAPIRegistry.register('Problem', problemSchema);
  for (const operation of operations) app.openAPIRegistry.registerPath(pathOf(operation) as never);
  const about = { ...platformTags, ...Object.fromEntries(contexts.map((context) => [context.name, context.about])) };
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Munim data plane',
      version: '1.0.0',
      description:
        'Accounts, customers and transfers of one bank. The bank is taken from the access token, which the token ' +
        'issuer gives: its own contract is at the address of `externalDocs`.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    externalDocs: { description: 'The contract of the token issuer.', url: `${issuer}/openapi.json` },
    servers: [{ url: serverUrl }],
    tags: Object.entries(about)
      .filter(([name]) => operations.some((one) => one.context === name))
      .map(([name, description]) => ({ name, description })),
  });
  return withComponents(document, ofTheGatewayWhenKnown);
}

/** Every problem that the data plane answers with; those of the whole platform first. */
export const dataPlaneProblems = (contexts: readonly DocumentedContext[]): ProblemDefinition[] => [
  ...new Set([...Object.values(platformProblems), ...documentedOperations(contexts).flatMap(problemsOf)]),
];

const documentedOperations = (contexts: readonly DocumentedContext[]): readonly Documented[] => [
  ...platformOperations,
  ...contexts.flatMap((context) => context.operations),
  ...supportAccessOperations.map((contract) => ({ ...contract, kind: 'forwarded' as const })),
];

/** What the gateway adds to the answers to a bank that it knows. */
const ofTheGateway = { RateLimit: true, 'RateLimit-Policy': true } as const;
/** A problem may come before the bank is known. */
const ofTheGatewayWhenKnown = { RateLimit: false, 'RateLimit-Policy': false } as const;

function pathOf(operation: Documented) {
  const headers = z.object({
    ...(operation.method === 'get' ? {} : idempotencyKeyHeader),
    ...(operation.kind === 'query' && operation.streamOf ? minVersionHeader : {}),
  });
  return {
    method: operation.method,
    path: operation.path,
    operationId: operation.operationId,
    tags: [operation.context],
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    security: [{ accessToken: operation.scope === null ? [] : [operation.scope] }],
    'x-munim-scope': operation.scope,
    request: {
      ...(operation.params ? { params: operation.params } : {}),
      ...(operation.query ? { query: operation.query } : {}),
      ...(Object.keys(headers.shape).length > 0 ? { headers } : {}),
      ...(operation.body
        ? { body: { required: true, content: { 'application/json': { schema: operation.body } } } }
        : {}),
    },
    responses: {
      ...successes(operation),
      ...problemResponses(problemsOf(operation), {
        headers: ofTheGatewayWhenKnown,
        ...(operation.kind === 'command' ? { replayable: Object.values(operation.reasons) } : {}),
      }),
    },
  };
}

function successes(operation: Documented): Record<string, unknown> {
  const all: OperationContract['success'][] = [operation.success];
  if (operation.kind === 'command' && operation.otherSuccess) all.push(operation.otherSuccess);
  const headers = headerReferences({ ...sentWithSuccess(operation), ...ofTheGateway });
  return Object.fromEntries(
    all.map((one) => [
      one.status,
      { description: one.description, headers, content: { 'application/json': { schema: one.body } } },
    ]),
  );
}

function sentWithSuccess(operation: Documented): HeadersSent {
  const always = { 'X-Request-Id': true, 'Cache-Control': true };
  const replayable = { ...always, 'Idempotency-Replayed': false };
  if (operation.kind === 'command') return { ...replayable, 'Munim-Version': true, 'Munim-Position': true };
  if (operation.kind === 'forwarded') return operation.method === 'get' ? always : replayable;
  return operation.streamOf ? { ...always, 'Munim-Version': true } : always;
}

/** Every problem that this operation can answer with. */
export function problemsOf(operation: Documented): ProblemDefinition[] {
  const p = platformProblems;
  const { scope } = operation;
  return [
    ...new Set<ProblemDefinition>([
      ...edgeProblems,
      p.unauthenticated,
      ...(scope === null ? [] : [p.insufficientScope]),
      ...(scope === null || contextOfScope(scope) === null ? [] : [p.contextSwitchedOff]),
      p.tenantSuspended,
      p.invalidRequest,
      ...(operation.params ? [p.notFound] : []),
      ...(operation.method === 'get' ? [] : ofWrites),
      ...(operation.kind === 'command' ? [p.storageUsedUp] : []),
      ...(operation.kind === 'query' && operation.streamOf ? [p.projectionBehind] : []),
      ...(operation.body ? ofBodies : []),
      ...(operation.problems ?? []),
      p.rateLimited,
      p.internal,
      p.unavailable,
    ]),
  ];
}

const ofWrites = [
  platformProblems.idempotencyKeyMissing,
  platformProblems.idempotencyKeyInvalid,
  platformProblems.idempotencyKeyReused,
];

const ofBodies = [
  platformProblems.malformedJson,
  platformProblems.invalidText,
  platformProblems.bodyTooDeep,
  platformProblems.payloadTooLarge,
  platformProblems.unsupportedMediaType,
];
