/** Turns operations into a Hono app: authenticate, authorise, parse, run, answer; the same steps for every route. */
import {
  businessDateOf,
  contextOfScope,
  type IdKind,
  type Ids,
  type JsonValue,
  newId,
  platformProblems,
  ProblemError,
} from '@munim/kernel';
import { type Context as HonoContext, Hono } from 'hono';
import { LogOverloadedError, LogUnavailableError, type Outcome } from '../log/index.ts';
import { inServerSpan } from '../telemetry/index.ts';
import { readJsonBody, refuseBody } from './body.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { invalidRequest } from './invalid-request.ts';
import type {
  Caller,
  CommandOperation,
  Operation,
  QueryOperation,
  ReadableBank,
  RequestInput,
  WritableBank,
} from './operation.ts';
import { type ProblemDetails, problemOf, problemResponse } from './problem-response.ts';
import { refuseQuery, singleValued } from './query.ts';
import { idempotencyKeyOf, minVersionOf } from './request-headers.ts';
import { requestIdOf } from './request-id.ts';

export interface RequestRecord {
  readonly operation: string;
  readonly method: string;
  readonly status: number;
  readonly durationMs: number;
  readonly requestId: string;
  readonly tenant: string | undefined;
  /** Set when the error was not one of the closed list. */
  readonly error: unknown;
}

export interface AppOptions {
  readonly operations: readonly Operation[];
  /** Verifies `Authorization`; throws the problem `unauthenticated`, `tenant-suspended`, … */
  readonly authenticate: (authorization: string | undefined) => Caller | Promise<Caller>;
  readonly writableBank?: (caller: Caller) => WritableBank | Promise<WritableBank>;
  readonly readableBank?: (caller: Caller) => ReadableBank | Promise<ReadableBank>;
  readonly nowMs: () => number;
  readonly ids: Ids;
  readonly record: (record: RequestRecord) => void;
  /** Told after every command that the log took. */
  readonly onAppended?: (tenant: string, position: bigint) => void;
}

export function createApp(options: AppOptions): Hono {
  const app = new Hono();
  const methodsByPath = new Map<string, string[]>();
  for (const operation of options.operations) {
    const path = honoPath(operation.path);
    methodsByPath.set(path, [...(methodsByPath.get(path) ?? []), operation.method.toUpperCase()]);
    const about = { 'http.request.method': operation.method.toUpperCase(), 'http.route': operation.path };
    app.on(operation.method.toUpperCase(), path, (c) =>
      inServerSpan(
        operation.operationId,
        (name) => c.req.header(name),
        about,
        () => run(c, operation, options),
      ),
    );
  }
  for (const [path, methods] of methodsByPath)
    app.all(path, (c) =>
      refuse(c, options, {
        problem: platformProblems.methodNotAllowed,
        detail: `${c.req.method} is not one of ${methods.join(', ')}`,
        headers: { allow: methods.join(', ') },
      }),
    );
  app.notFound((c) => refuse(c, options, { problem: platformProblems.notFound, detail: 'no such path' }));
  return app;
}

/** The name under which is counted what belongs to no operation: a path of the caller's would be a label without end. */
export const noOperation = 'none';

function refuse(c: HonoContext, options: AppOptions, details: ProblemDetails): Response {
  const startedMs = performance.now();
  const requestId = requestIdOf(c.req.header('x-request-id'), options.ids);
  const response = problemResponse(details, requestId);
  options.record({
    operation: noOperation,
    method: c.req.method,
    status: response.status,
    durationMs: performance.now() - startedMs,
    requestId,
    tenant: undefined,
    error: undefined,
  });
  return response;
}

const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

async function run(c: HonoContext, operation: Operation, options: AppOptions): Promise<Response> {
  const startedMs = performance.now();
  const requestId = requestIdOf(c.req.header('x-request-id'), options.ids);
  let caller: Caller | undefined;
  let failure: unknown;
  let response: Response;
  try {
    caller = await options.authenticate(c.req.header('authorization'));
    authorize(caller, operation);
    response =
      operation.kind === 'command'
        ? await runCommand(c, operation, caller, requestId, options)
        : await runQuery(c, operation, caller, requestId, options);
  } catch (error) {
    const details = problemOf(translate(error));
    if (details.unexpected) failure = error;
    response = problemResponse(details, requestId);
  }
  options.record({
    operation: operation.operationId,
    method: c.req.method,
    status: response.status,
    durationMs: performance.now() - startedMs,
    requestId,
    tenant: caller?.tenant,
    error: failure,
  });
  return response;
}

function authorize(caller: Caller, operation: Operation): void {
  if (operation.scope !== null && !caller.scopes.has(operation.scope))
    throw new ProblemError(platformProblems.insufficientScope, `this operation needs the scope ${operation.scope}`);
  const context = operation.scope === null ? null : contextOfScope(operation.scope);
  if (context !== null && caller.contexts?.includes(context) === false)
    throw new ProblemError(platformProblems.contextSwitchedOff, `the bank does not have ${context} switched on`);
}

const translate = (error: unknown): unknown =>
  error instanceof LogOverloadedError || error instanceof LogUnavailableError
    ? new ProblemError(
        platformProblems.unavailable,
        error instanceof LogOverloadedError ? 'too many commands wait' : 'the log did not answer',
      )
    : error;

async function runCommand(
  c: HonoContext,
  operation: CommandOperation,
  caller: Caller,
  requestId: string,
  options: AppOptions,
): Promise<Response> {
  const idempotencyKey = idempotencyKeyOf(c.req.header('idempotency-key'));
  const params = parseParams(c, operation);
  refuseQuery(c);
  const raw = operation.body ? await readJsonBody(c.req.raw) : null;
  if (!operation.body) refuseBody(c.req.raw);
  const body = operation.body ? parse(operation.body, raw, '') : undefined;
  if (!options.writableBank) throw new Error('this app has no bank to write to');
  const bank = await options.writableBank(caller);
  const input = requestInput(params, undefined, body, caller, requestId, options);
  const call = await operation.prepare(input, bank);
  const outcome = await bank.log.submit({
    ...call,
    idempotencyKey,
    ...(await fingerprintsOf(bank.keys, params, raw as JsonValue)),
    actor: caller.clientId,
    correlation: requestId,
  });
  if (outcome.outcome === 'accepted' && !outcome.replayed) options.onAppended?.(caller.tenant, outcome.position);
  return commandResponse(outcome, operation, requestId);
}

function commandResponse(outcome: Outcome, operation: CommandOperation, requestId: string): Response {
  if (outcome.outcome === 'key-reused')
    throw new ProblemError(platformProblems.idempotencyKeyReused, 'the first request with this key had other contents');
  if (outcome.outcome === 'rejected') {
    const problem = operation.reasons[outcome.reason];
    if (!problem) throw new Error(`${operation.operationId} has no problem for the reason ${outcome.reason}`);
    return problemResponse(
      { problem, detail: outcome.detail, ...(outcome.replayed ? { headers: { 'idempotency-replayed': 'true' } } : {}) },
      requestId,
    );
  }
  return new Response(JSON.stringify(outcome.answer), {
    status: operation.statusOf?.(outcome.answer) ?? operation.success.status,
    headers: {
      'content-type': 'application/json',
      'x-request-id': requestId,
      'cache-control': 'no-store',
      'munim-version': outcome.version.toString(),
      'munim-position': outcome.position.toString(),
      ...(outcome.replayed ? { 'idempotency-replayed': 'true' } : {}),
    },
  });
}

async function runQuery(
  c: HonoContext,
  operation: QueryOperation,
  caller: Caller,
  requestId: string,
  options: AppOptions,
): Promise<Response> {
  const params = parseParams(c, operation);
  const query = operation.query ? parse(operation.query, singleValued(c), '/query') : refuseQuery(c);
  const bank = operation.scope === null ? noBank : await bankToRead(options, caller);
  const minVersion = minVersionOf(c.req.header('if-min-version'));
  if (minVersion !== undefined && operation.streamOf)
    await bank.waitForVersion(operation.context, operation.streamOf(params), minVersion);
  const answer = await operation.handle(requestInput(params, query, undefined, caller, requestId, options), bank);
  return new Response(JSON.stringify(answer.body), {
    status: operation.success.status,
    headers: {
      'content-type': 'application/json',
      'x-request-id': requestId,
      'cache-control': 'no-store',
      ...(answer.version === undefined ? {} : { 'munim-version': answer.version.toString() }),
    },
  });
}

async function bankToRead(options: AppOptions, caller: Caller): Promise<ReadableBank> {
  if (!options.readableBank) throw new Error('this app has no bank to read from');
  return options.readableBank(caller);
}

/** An operation without a scope is about the token alone and has no bank to read. */
const noBank = undefined as unknown as ReadableBank;

function requestInput(
  params: unknown,
  query: unknown,
  body: unknown,
  caller: Caller,
  requestId: string,
  options: AppOptions,
): RequestInput<unknown, unknown, unknown> {
  const nowMs = options.nowMs();
  return {
    params,
    query,
    body,
    caller,
    requestId,
    nowMs,
    today: businessDateOf(new Date(nowMs)),
    newId: <K extends IdKind>(kind: K) => newId(kind, options.ids.uuid()),
  };
}

/** A malformed id names nothing that exists: the same 404 as an unknown or a foreign one. */
function parseParams(c: HonoContext, operation: Operation): Record<string, string> {
  const params = c.req.param() as Record<string, string>;
  if (!operation.params) return params;
  const result = operation.params.safeParse(params);
  if (!result.success) throw new ProblemError(platformProblems.notFound, 'no such resource');
  return params;
}

function parse(schema: NonNullable<Operation['body']>, value: unknown, base: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidRequest(result.error.issues, base);
}
