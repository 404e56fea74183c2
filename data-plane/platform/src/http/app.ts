/** Turns operations into a Hono app: authenticate, authorise, parse, run, answer; the same steps for every route. */
import {
  businessDateOf,
  canonicalJson,
  contextOfScope,
  type IdKind,
  type Ids,
  type JsonValue,
  newId,
  platformProblems,
  ProblemError,
} from '@munim/kernel';
import { type Context as HonoContext, Hono } from 'hono';
import { hash } from 'node:crypto';
import { LogOverloadedError, LogUnavailableError, type Outcome } from '../log/index.ts';
import { readJsonBody, refuseBody } from './body.ts';
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
import { problemOf, problemResponse } from './problem-response.ts';
import { refuseQuery, singleValued } from './query.ts';

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
    app.on(operation.method.toUpperCase(), path, (c) => run(c, operation, options));
  }
  for (const [path, methods] of methodsByPath)
    app.all(path, (c) =>
      problemResponse(
        {
          problem: platformProblems.methodNotAllowed,
          detail: `${c.req.method} is not one of ${methods.join(', ')}`,
          headers: { allow: methods.join(', ') },
        },
        requestIdOf(c, options),
      ),
    );
  app.notFound((c) =>
    problemResponse({ problem: platformProblems.notFound, detail: 'no such path' }, requestIdOf(c, options)),
  );
  return app;
}

const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

async function run(c: HonoContext, operation: Operation, options: AppOptions): Promise<Response> {
  const startedMs = options.nowMs();
  const requestId = requestIdOf(c, options);
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
    durationMs: options.nowMs() - startedMs,
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
  const idempotencyKey = readIdempotencyKey(c);
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
    fingerprint: fingerprint(params, raw as JsonValue),
    actor: caller.clientId,
    correlation: requestId,
  });
  if (outcome.outcome === 'accepted' && !outcome.replayed) options.onAppended?.(caller.tenant, outcome.position);
  return commandResponse(outcome, operation, requestId);
}

/** Half of SHA-256 over what the caller sent, canonically: two requests differ if and only if this does. */
const fingerprint = (params: Record<string, string>, body: JsonValue): string =>
  hash('sha256', canonicalJson([params, body]), 'base64url').slice(0, 22);

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
  const minVersion = readMinVersion(c);
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

function readIdempotencyKey(c: HonoContext): string {
  const key = c.req.header('idempotency-key');
  if (key === undefined || key === '')
    throw new ProblemError(platformProblems.idempotencyKeyMissing, 'send the header Idempotency-Key');
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new ProblemError(platformProblems.idempotencyKeyInvalid, '1 to 200 visible ASCII characters');
  return key;
}

function readMinVersion(c: HonoContext): bigint | undefined {
  const text = c.req.header('if-min-version');
  if (text === undefined) return undefined;
  if (!/^[0-9]{1,18}$/.test(text))
    throw new ProblemError(platformProblems.invalidRequest, 'If-Min-Version is a version number', {
      errors: [{ pointer: '/header/If-Min-Version', detail: 'digits only' }],
    });
  return BigInt(text);
}

/** A caller's own request id is kept when it is harmless; logs and problems carry it. */
function requestIdOf(c: HonoContext, options: AppOptions): string {
  const given = c.req.header('x-request-id');
  return given !== undefined && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : newId('request', options.ids.uuid());
}
