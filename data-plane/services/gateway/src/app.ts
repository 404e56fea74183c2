/** The gateway's app: who calls, within the plan, to the service that answers; and the pages that explain the API. */
import { contexts } from '@munim/contexts';
import { platformProblems, ProblemError, type Ids } from '@munim/kernel';
import {
  noOperation,
  type Operation,
  platformOperations,
  problemOf,
  problemResponse,
  type QueryOperation,
  requestIdOf,
  type RequestRecord,
  supportAccessOperations,
} from '@munim/platform/http';
import { inServerSpan } from '@munim/platform/telemetry';
import type { BankUseState, Metered, Registry, TokenVerifier } from '@munim/platform/tenancy';
import { type Context, Hono } from 'hono';
import type { IncomingMessage } from 'node:http';
import type { Upstream } from './forward.ts';
import { type Admission, createQuota } from './quota.ts';

type Service = 'command' | 'control-plane' | QueryOperation['servedBy'];

/** An operation of the contract, and who answers it. */
interface Route {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly service: Service;
  readonly counts?: Metered;
}

const serviceOf = (operation: Operation): Service => (operation.kind === 'command' ? 'command' : operation.servedBy);

function countsOf(operation: Operation): { readonly counts?: Metered } {
  if (operation.kind === 'command') return { counts: 'commands' };
  return operation.servedBy === 'analytics-export' ? { counts: 'exports' } : {};
}

const routes: readonly Route[] = [
  ...[...platformOperations, ...contexts.flatMap((context) => context.operations)].map((operation) => ({
    ...operation,
    service: serviceOf(operation),
    ...countsOf(operation),
  })),
  // What a bank says about support looking in is the control plane's, which verifies the token itself.
  ...supportAccessOperations.map((operation) => ({ ...operation, service: 'control-plane' as const })),
].map(({ operationId, method, ...route }) => ({ operation: operationId, method: method.toUpperCase(), ...route }));

export interface GatewayOptions {
  readonly registry: Registry;
  readonly verifier: TokenVerifier;
  /** What banks used of their day. */
  readonly use: Pick<BankUseState, 'note' | 'used' | 'storedBytes'>;
  readonly upstreams: Readonly<Record<Service, Upstream>>;
  /** A plan's day is a day of the calendar. */
  readonly nowMs: () => number;
  readonly ids: Ids;
  readonly record: (record: RequestRecord) => void;
  /** What an operator did under a support grant: the operation, `refused_` before one that was not answered. */
  readonly noteLook: (grantId: string, outcome: string) => void;
}

export function createGatewayApp(options: GatewayOptions): Hono {
  const app = new Hono();
  const admit = createQuota(options.use);

  const forward = (c: Context, path: string, known: readonly Route[]): Promise<Response> =>
    inServerSpan(
      path,
      (name) => c.req.header(name),
      { 'http.route': path },
      () => answer(c, () => routeTo(known, c.req.method)),
    );
  const answer = async (c: Context, routeOf: () => Route): Promise<Response> => {
    const startedMs = performance.now();
    const requestId = requestIdOf(c.req.header('x-request-id'), options.ids);
    let operation: string | undefined;
    let tenant: string | undefined;
    let grant: string | undefined;
    let failure: unknown;
    let response: Response;
    try {
      const route = routeOf();
      operation = route.operation;
      const caller = await options.verifier.authenticate(c.req.header('authorization'));
      tenant = caller.tenant;
      if (caller.claims.act) grant = caller.clientId;
      const entry = options.registry.tenant(tenant);
      // What an operator looks at under a grant is not the bank's use.
      const counts = grant === undefined ? route.counts : undefined;
      const admission = admit({ tenant, limits: entry?.limits ?? withdrawn, counts }, options.nowMs());
      const { incoming } = c.env as { incoming: IncomingMessage };
      response = await settled(
        options.upstreams[route.service].forward(incoming, requestId, entry?.cell.name ?? ''),
        admission,
      );
    } catch (error) {
      const details = problemOf(error);
      if (details.unexpected) failure = error;
      response = problemResponse(details, requestId);
    }
    if (grant !== undefined)
      options.noteLook(grant, `${response.status < 400 ? '' : 'refused_'}${operation ?? noOperation}`);
    const durationMs = performance.now() - startedMs;
    options.record({
      operation: operation ?? noOperation,
      method: c.req.method,
      status: response.status,
      durationMs,
      requestId,
      tenant,
      error: failure,
    });
    return response;
  };

  for (const [path, known] of Map.groupBy(routes, (route) => route.path))
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => forward(c, path, known));
  app.notFound((c) => answer(c, noSuchPath));
  return app;
}

/** Of a bank that went between its token and this line: the services behind refuse it. */
const withdrawn = { requestsPerSecond: 1 };

/** The answer with what is left of the plan. Neither a refusal nor the stored answer of an earlier use of the key counts. */
async function settled(answering: Promise<Response>, { settle }: Admission): Promise<Response> {
  const answer = await answering.catch((error: unknown) => {
    settle(false);
    throw error;
  });
  const quota = settle(answer.status < 400 && !answer.headers.has('idempotency-replayed'));
  for (const [name, value] of Object.entries(quota)) answer.headers.set(name, value);
  return answer;
}

function noSuchPath(): never {
  throw new ProblemError(platformProblems.notFound, 'no such path');
}

/** Throws `method-not-allowed`. */
function routeTo(known: readonly Route[], method: string): Route {
  const route = known.find((one) => one.method === method);
  if (route) return route;
  const allow = known.map((one) => one.method).join(', ');
  throw new ProblemError(platformProblems.methodNotAllowed, `${method} is not one of ${allow}`, { headers: { allow } });
}
