/** The gateway's app: who calls, within the plan, to the service that answers; and the pages that explain the API. */
import { contexts } from '@munim/contexts';
import { platformProblems, ProblemError, type Ids } from '@munim/kernel';
import {
  createQuota,
  type Operation,
  platformOperations,
  problemOf,
  problemResponse,
  type QueryOperation,
  requestIdOf,
  type RequestRecord,
  supportAccessOperations,
} from '@munim/platform/http';
import type { Registry, TokenVerifier } from '@munim/platform/tenancy';
import { type Context, Hono } from 'hono';
import type { IncomingMessage } from 'node:http';
import type { Upstream } from './forward.ts';

type Service = 'command' | 'control-plane' | QueryOperation['servedBy'];

/** An operation of the contract, and who answers it. */
interface Route {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly service: Service;
}

const serviceOf = (operation: Operation): Service => (operation.kind === 'command' ? 'command' : operation.servedBy);

const routes: readonly Route[] = [
  ...[...platformOperations, ...contexts.flatMap((context) => context.operations)].map((operation) => ({
    ...operation,
    service: serviceOf(operation),
  })),
  // What a bank says about support looking in is the control plane's, which verifies the token itself.
  ...supportAccessOperations.map((operation) => ({ ...operation, service: 'control-plane' as const })),
].map(({ operationId, method, path, service }) => ({
  operation: operationId,
  method: method.toUpperCase(),
  path: path.replaceAll(/\{(\w+)\}/g, ':$1'),
  service,
}));

export interface GatewayOptions {
  readonly registry: Registry;
  readonly verifier: TokenVerifier;
  readonly upstreams: Readonly<Record<Service, Upstream>>;
  readonly nowMs: () => number;
  readonly ids: Ids;
  readonly record: (record: RequestRecord) => void;
  /** What an operator did under a support grant: the operation, `refused_` before one that was not answered. */
  readonly noteLook: (grantId: string, outcome: string) => void;
}

export function createGatewayApp(options: GatewayOptions): Hono {
  const app = new Hono();
  const takeQuota = createQuota();

  const forward = async (c: Context, known: readonly Route[]): Promise<Response> => {
    const startedMs = options.nowMs();
    const requestId = requestIdOf(c.req.header('x-request-id'), options.ids);
    let operation: string | undefined;
    let tenant: string | undefined;
    let grant: string | undefined;
    let quota: Readonly<Record<string, string>> = {};
    let failure: unknown;
    let response: Response;
    try {
      const route = routeTo(known, c.req.method);
      operation = route.operation;
      const caller = await options.verifier.authenticate(c.req.header('authorization'));
      tenant = caller.tenant;
      if (caller.claims.act) grant = caller.clientId;
      const entry = options.registry.tenant(tenant);
      quota = takeQuota(tenant, entry?.limits.requestsPerSecond ?? 0, startedMs);
      const { incoming } = c.env as { incoming: IncomingMessage };
      response = await options.upstreams[route.service].forward(incoming, requestId, entry?.cell.name ?? '');
    } catch (error) {
      const details = problemOf(error);
      if (details.unexpected) failure = error;
      response = problemResponse(details, requestId);
    }
    for (const [name, value] of Object.entries(quota)) response.headers.set(name, value);
    if (grant !== undefined)
      options.noteLook(grant, `${response.status < 400 ? '' : 'refused_'}${operation ?? 'none'}`);
    const durationMs = options.nowMs() - startedMs;
    options.record({
      operation: operation ?? 'none',
      method: c.req.method,
      status: response.status,
      durationMs,
      requestId,
      tenant,
      error: failure,
    });
    return response;
  };

  for (const [path, known] of Map.groupBy(routes, (route) => route.path)) app.all(path, (c) => forward(c, known));
  app.notFound((c) => {
    const requestId = requestIdOf(c.req.header('x-request-id'), options.ids);
    return problemResponse({ problem: platformProblems.notFound, detail: 'no such path' }, requestId);
  });
  return app;
}

/** Throws `method-not-allowed`. */
function routeTo(known: readonly Route[], method: string): Route {
  const route = known.find((one) => one.method === method);
  if (route) return route;
  const allow = known.map((one) => one.method).join(', ');
  throw new ProblemError(platformProblems.methodNotAllowed, `${method} is not one of ${allow}`, { headers: { allow } });
}
