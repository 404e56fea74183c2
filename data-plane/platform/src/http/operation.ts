/** One operation, one definition: contract, schemas and handler; nothing else knows the route. */
import type {
  BusinessDate,
  CommandDefinition,
  Id,
  IdKind,
  JsonObject,
  ProblemDefinition,
  Scope,
  TenantId,
} from '@munim/kernel';
import type { Sql } from 'postgres';
import type { Log } from '../log/index.ts';
import type { KeyService } from '../privacy/index.ts';
import type { z } from './schemas.ts';

/** Who calls: everything comes from the verified token. */
export interface Caller {
  readonly tenant: TenantId;
  readonly clientId: string;
  readonly scopes: ReadonlySet<string>;
  /** What the bank has switched on, as the registry says it now; undefined: everything. */
  readonly contexts?: readonly string[];
}

/** One bank as a service sees it. */
export interface Bank {
  readonly tenant: TenantId;
  /** Pool of the bank's own login. */
  readonly sql: Sql;
  readonly keys: KeyService;
}
export interface WritableBank extends Bank {
  readonly log: Log;
}
export interface ReadableBank extends Bank {
  /** Waits until the read models of `context` hold `stream` at `minVersion`; throws `projection-behind` in time. */
  readonly waitForVersion: (context: string, stream: string, minVersion: bigint) => Promise<void>;
}

export interface RequestInput<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
  readonly requestId: string;
  readonly nowMs: number;
  /** The bank's booking day when the caller names none. */
  readonly today: BusinessDate;
  readonly newId: <K extends IdKind>(kind: K) => Id<K>;
}

/** What a command operation hands to the log. */
export interface CommandCall<Command extends JsonObject = JsonObject> {
  readonly definition: CommandDefinition<Command>;
  readonly command: Command;
  readonly businessDate: BusinessDate;
  readonly occurredAt?: string;
}
export const commandCall = <Command extends JsonObject>(call: CommandCall<Command>): CommandCall =>
  call as unknown as CommandCall;

type Schema = z.ZodType;
type Shape = z.ZodObject;
type Parsed<S> = S extends Schema ? z.output<S> : undefined;

export interface OperationContract {
  readonly operationId: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** OpenAPI form: `/v1/accounts/{accountId}/deposits`. */
  readonly path: string;
  readonly context: string;
  readonly summary: string;
  readonly description?: string;
  readonly scope: Scope | null;
  readonly params?: Shape;
  readonly query?: Shape;
  readonly body?: Schema;
  readonly success: { readonly status: 200 | 201 | 202; readonly description: string; readonly body: Schema };
  /** Beyond the platform's own. */
  readonly problems?: readonly ProblemDefinition[];
}

export interface CommandOperation extends OperationContract {
  readonly kind: 'command';
  readonly reasons: Readonly<Record<string, ProblemDefinition>>;
  readonly prepare: (
    input: RequestInput<unknown, unknown, unknown>,
    bank: WritableBank,
  ) => CommandCall | Promise<CommandCall>;
  /** Status by answer where one operation has two outcomes (201 done, 202 under way). */
  readonly statusOf?: (answer: JsonObject) => 200 | 201 | 202;
  readonly otherSuccess?: OperationContract['success'];
}
export interface QueryOperation extends OperationContract {
  readonly kind: 'query';
  readonly handle: (input: RequestInput<unknown, unknown, unknown>, bank: ReadableBank) => Promise<QueryAnswer>;
  /** The one stream that `If-Min-Version` speaks of, from the path parameters. */
  readonly streamOf?: (params: Record<string, string>) => string;
  readonly servedBy: 'projection' | 'analytics-export';
}
export type Operation = CommandOperation | QueryOperation;

export interface QueryAnswer {
  readonly body: unknown;
  readonly version?: bigint;
}

/**
 * `reasons` maps every rejection reason of the command to its one problem: the compiler checks that none is missing.
 * `problems` are those that `prepare` throws.
 */
export function commandOperation<
  Params extends Shape | undefined = undefined,
  Body extends Schema | undefined = undefined,
  Reason extends string = string,
>(
  definition: Omit<OperationContract, 'params' | 'query' | 'body' | 'method'> & {
    method?: 'post' | 'put' | 'delete';
    params?: Params;
    body?: Body;
    reasons: Readonly<Record<Reason, ProblemDefinition>>;
    otherSuccess?: OperationContract['success'];
    statusOf?: (answer: JsonObject) => 200 | 201 | 202;
    prepare: (
      input: RequestInput<Parsed<Params>, undefined, Parsed<Body>>,
      bank: WritableBank,
    ) => CommandCall | Promise<CommandCall>;
  },
): CommandOperation {
  return {
    method: 'post',
    ...definition,
    kind: 'command',
    problems: [...new Set([...Object.values<ProblemDefinition>(definition.reasons), ...(definition.problems ?? [])])],
  } as unknown as CommandOperation;
}

export function queryOperation<
  Params extends Shape | undefined = undefined,
  Query extends Shape | undefined = undefined,
>(
  definition: Omit<OperationContract, 'params' | 'query' | 'body' | 'method'> & {
    params?: Params;
    query?: Query;
    streamOf?: (params: Parsed<Params>) => string;
    /** Default: the projection service. */
    servedBy?: QueryOperation['servedBy'];
    handle: (input: RequestInput<Parsed<Params>, Parsed<Query>, undefined>, bank: ReadableBank) => Promise<QueryAnswer>;
  },
): QueryOperation {
  return { servedBy: 'projection', ...definition, method: 'get', kind: 'query' } as unknown as QueryOperation;
}
