/** Turns operations into a Hono app: authenticate, parse, run in a transaction, answer; the same steps for every route. */
import { type IdKind, type Ids, type JsonValue, newId, platformProblems, ProblemError } from '@munim/kernel';
import {
  idempotencyKeyOf,
  invalidRequest,
  problemOf,
  problemResponse,
  readJsonBody,
  refuseQuery,
  singleValued,
  z,
} from '@munim/platform/http';
import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { assertRecorded, clientActor, operatorActor } from '../audit/record.ts';
import type { ControlDatabase, EntityManager } from '../database/orm.ts';
import { fingerprintOf, once, type StoredResponse } from './idempotency.ts';
import { ifMatchOf } from './if-match.ts';
import type { Authenticate } from '../operators/authenticate.ts';
import { assertRole } from '../operators/roles.ts';
import { isTokenNearItsEnd } from '../operators/token-life.ts';
import { controlProblems } from '../problems.ts';
import { freshSignInMs } from '../sessions/limits.ts';
import { type AuthenticateBank, noBanks } from './authenticate-bank.ts';
import {
  type Answer,
  type AnswerType,
  answerTypes,
  type BankCaller,
  type Caller,
  type ControlOperation,
  type OperationInput,
} from './operation.ts';

export interface RequestRecord {
  readonly operation: string;
  readonly method: string;
  readonly status: number;
  readonly durationMs: number;
  readonly requestId: string;
  /** Set when the error was not one of the closed list. */
  readonly error: unknown;
}

export interface ControlAppOptions {
  readonly operations: readonly ControlOperation[];
  readonly orm: ControlDatabase;
  /** Throws `unauthenticated`, `cross-site-request`. */
  readonly authenticate: Authenticate;
  /** Throws `unauthenticated`, `insufficient-scope`, `tenant-suspended`. Without it no bank is known. */
  readonly authenticateBank?: AuthenticateBank;
  /** After the commit of a change, before its answer: what it announced is on its way to the pods. */
  readonly committed: () => Promise<void>;
  readonly nowMs: () => number;
  readonly ids: Ids;
  readonly record: (record: RequestRecord) => void;
}

export function createControlApp(options: ControlAppOptions): Hono {
  const app = new Hono();
  const methodsByPath = new Map<string, string[]>();
  for (const operation of options.operations) {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const method = operation.kind === 'change' ? 'POST' : 'GET';
    methodsByPath.set(path, [...(methodsByPath.get(path) ?? []), method]);
    const run = operation.kind === 'change' ? runChange : runQuery;
    const { operationId, bankScope, roles } = operation;
    if (bankScope === undefined)
      app.on(method, path, (c) =>
        respond(c, operationId, options, (caller, requestId) => {
          assertRole(caller.role, operationId, roles);
          return run(c, operation, caller, requestId, options);
        }),
      );
    else {
      const authenticate = (request: Request) => (options.authenticateBank ?? noBanks)(request, bankScope);
      app.on(method, path, (c) =>
        respond(c, operationId, { ...options, authenticate }, (caller, requestId) =>
          run(c, operation, caller, requestId, options),
        ),
      );
    }
  }
  for (const [path, methods] of methodsByPath) app.all(path, (c) => refuseMethod(c, methods, options));
  return app;
}

/** What every route shares, the stream of a run's events included: caller, problems, record. */
export async function respond<Who = Caller>(
  c: Context,
  operation: string,
  options: Pick<ControlAppOptions, 'nowMs' | 'ids' | 'record'> & {
    authenticate: (request: Request, looking: { readonly requestId: string }) => Promise<Who>;
  },
  work: (caller: Who, requestId: string) => Promise<Response>,
): Promise<Response> {
  const startedMs = options.nowMs();
  const requestId = requestIdOf(c, options.ids);
  let failure: unknown;
  let response: Response;
  try {
    const caller = await options.authenticate(c.req.raw, { requestId });
    response = await work(caller, requestId);
    response.headers.set('x-request-id', requestId);
    tellOfTheEnd(response, caller as Partial<Caller>, startedMs);
  } catch (error) {
    const details = problemOf(error);
    if (details.unexpected) failure = error;
    response = problemResponse(details, requestId);
  }
  options.record({
    operation,
    method: c.req.method,
    status: response.status,
    durationMs: options.nowMs() - startedMs,
    requestId,
    error: failure,
  });
  return response;
}

/** A token that ends soon says so with every answer: programs show it to whoever runs them. */
function tellOfTheEnd({ headers }: Response, { tokenEndsAtMs }: Partial<Caller>, nowMs: number): void {
  if (tokenEndsAtMs !== undefined && isTokenNearItsEnd(tokenEndsAtMs, nowMs))
    headers.set('munim-token-expires', new Date(tokenEndsAtMs).toISOString());
}

async function runChange(
  c: Context,
  operation: ControlOperation,
  caller: Caller | BankCaller,
  requestId: string,
  options: ControlAppOptions,
): Promise<Response> {
  if (operation.tokenOnly && 'session' in caller && caller.session !== undefined)
    throw new ProblemError(
      platformProblems.unauthenticated,
      "this needs the operator's token: a session is not enough",
    );
  if (operation.freshSignIn && 'signedInAtMs' in caller) assertFresh(caller, options.nowMs());
  const ifMatch = ifMatchOf(c.req.header('if-match'), operation.conditional);
  const key = idempotencyKeyOf(c.req.header('idempotency-key'));
  const params = parseParams(c, operation);
  refuseQuery(c);
  const raw = operation.body ? ((await readJsonBody(c.req.raw)) as JsonValue) : null;
  if (!operation.body) await refuseAllButNothing(c.req.raw);
  const body = operation.body ? parse(operation.body, raw, '') : undefined;
  const who = 'operator' in caller ? caller.operator : caller.clientId;
  const actor = 'operator' in caller ? operatorActor(who) : clientActor(who);
  const scope = `${who}:${operation.operationId}:${key}`;
  let headers: Answer['headers'];
  const stored = await options.orm.em.fork().transactional((em) =>
    once(em, scope, fingerprintOf(params, raw), operation.success.status, async () => {
      const made = await operation.handle(inputOf({ params, body, caller, requestId, ifMatch }, em, options));
      headers = made.headers;
      assertRecorded(em, actor, operation.operationId);
      return made;
    }),
  );
  await options.committed();
  return answer(stored, requestId, headers);
}

function assertFresh({ signedInAtMs = 0 }: Caller, nowMs: number): void {
  if (nowMs - signedInAtMs < freshSignInMs) return;
  throw new ProblemError(
    controlProblems.signInTooOld,
    `whoever signed in did so ${Math.floor((nowMs - signedInAtMs) / 60_000)} minutes ago`,
  );
}

async function runQuery(
  c: Context,
  operation: ControlOperation,
  caller: Caller | BankCaller,
  requestId: string,
  options: ControlAppOptions,
): Promise<Response> {
  ifMatchOf(c.req.header('if-match'), operation.conditional);
  const params = parseParams(c, operation);
  const query = operation.query ? parse(operation.query, singleValued(c), '/query') : refuseQuery(c);
  const prefers = accepts(c, { header: 'Accept', supports: [...answerTypes], default: answerTypes[0] }) as AnswerType;
  const em = options.orm.em.fork();
  const { body, stream, headers }: Answer = await operation.handle(
    inputOf({ params, query, caller, requestId, prefers }, em, options),
  );
  if (stream !== undefined) return streamed(stream, requestId, headers);
  return answer({ status: operation.success.status, body: JSON.stringify(body), replayed: false }, requestId, headers);
}

/** Proxies that buffer would hold a long answer back until its end. */
const streamed = (stream: ReadableStream<Uint8Array>, requestId: string, headers: Answer['headers']): Response =>
  new Response(stream, {
    headers: { ...headers, 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-request-id': requestId },
  });

const answer = (
  { status, body, replayed }: StoredResponse,
  requestId: string,
  headers: Answer['headers'] = {},
): Response =>
  new Response(body, {
    status,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...(replayed ? { 'idempotency-replayed': 'true' } : {}),
    },
  });

function inputOf(
  of: {
    params: unknown;
    query?: unknown;
    body?: unknown;
    caller: Caller | BankCaller;
    requestId: string;
    ifMatch?: string | undefined;
    prefers?: AnswerType;
  },
  em: EntityManager,
  { nowMs, ids }: ControlAppOptions,
): OperationInput<unknown, unknown, unknown> {
  return {
    ...of,
    // A bank's operation was defined with a bank's caller.
    caller: of.caller as Caller,
    query: of.query,
    body: of.body,
    ifMatch: of.ifMatch,
    prefers: of.prefers,
    em,
    nowMs: nowMs(),
    newId: <K extends IdKind>(kind: K) => newId(kind, ids.uuid()),
  };
}

/** A malformed id names nothing that exists: the same 404 as an unknown one. */
function parseParams(c: Context, operation: ControlOperation): Record<string, string> {
  const params = c.req.param() as Record<string, string>;
  if (operation.params && !operation.params.safeParse(params).success)
    throw new ProblemError(platformProblems.notFound, 'no such resource');
  return params;
}

function parse(schema: NonNullable<ControlOperation['body']>, value: unknown, base: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidRequest(result.error.issues, base);
}

/** Many clients send `{}` where nothing is asked for; anything in it was meant to be understood. */
async function refuseAllButNothing(request: Request): Promise<void> {
  const declared = request.headers.get('content-length');
  if (declared === null ? !request.headers.has('transfer-encoding') : Number(declared) === 0) return;
  parse(nothing, await readJsonBody(request), '');
}
const nothing = z.strictObject({});

function refuseMethod(c: Context, methods: readonly string[], { ids }: ControlAppOptions): Response {
  const detail = `${c.req.method} is not one of ${methods.join(', ')}`;
  const headers = { allow: methods.join(', ') };
  return problemResponse({ problem: platformProblems.methodNotAllowed, detail, headers }, requestIdOf(c, ids));
}

export const noSuchPath = (c: Context, ids: Ids): Response =>
  problemResponse({ problem: platformProblems.notFound, detail: 'no such path' }, requestIdOf(c, ids));

/**
 * Always one of ours, so that no caller chooses what an audit entry or a log line is found by; a caller's own that is
 * harmless stands behind it, after a dot.
 */
function requestIdOf(c: Context, ids: Ids): string {
  const ours = newId('request', ids.uuid());
  const given = c.req.header('x-request-id');
  return given !== undefined && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? `${ours}.${given}` : ours;
}
