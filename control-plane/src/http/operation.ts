/** One operation of the control plane, one definition: contract and handler; routes and OpenAPI come from it. */
import type { Id, IdKind, ProblemDefinition, Scope } from '@munim/kernel';
import type { HeadersSent, OperationContract, z } from '@munim/platform/http';
import type { EntityManager } from '../database/orm.ts';
import type { OperatorRole } from '../operators/roles.ts';
import type { ControlTag } from './tags.ts';

/** Who asks: always an operator whose token, or whose session, was verified. */
export interface Caller {
  readonly operator: string;
  readonly role: OperatorRole;
  /** Who allowed it, when it needed four eyes. */
  readonly approvedBy?: string;
  /** Hash of the session's cookie, when the request came with one instead of a token. */
  readonly session?: string;
  /** Of the session: when somebody last proved who they are. */
  readonly signedInAtMs?: number;
  /** Of the token, when it ends by itself. */
  readonly tokenEndsAtMs?: number;
  /** The request came with the token in the installation's file: whoever can read that is its root of trust. */
  readonly installation?: true;
}

/** A bank's own client, by its access token: what it asks about is its own bank and no other. */
export interface BankCaller {
  readonly tenant: string;
  readonly clientId: string;
}

export interface OperationInput<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
  readonly requestId: string;
  /** Of a conditional change: which version the caller had read; undefined when it does not say. */
  readonly ifMatch: string | undefined;
  /** Of a change: its one transaction, with the idempotency row and the audit entry. */
  readonly em: EntityManager;
  readonly nowMs: number;
  readonly newId: <K extends IdKind>(kind: K) => Id<K>;
  /** What the caller of a query would rather have; one that has no CSV answers with JSON. */
  readonly prefers?: AnswerType | undefined;
}

export const answerTypes = ['application/json', 'text/csv'] as const;
export type AnswerType = (typeof answerTypes)[number];

export interface Answer {
  readonly body: object;
  /** Of a query: sent as it comes, in place of `body`; `headers` say what it is. */
  readonly stream?: ReadableStream<Uint8Array>;
  /** What a retry with the same key gets, when that must not be all of `body` (a secret is shown once). */
  readonly replay?: object;
  /** Of the first answer to a change alone: a cookie is given once. */
  readonly headers?: Readonly<Record<string, string>>;
}

type Shape = z.ZodObject;
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

interface Contract {
  readonly operationId: string;
  readonly path: string;
  readonly tag: ControlTag;
  readonly summary: string;
  readonly description?: string;
  readonly params?: Shape;
  readonly query?: Shape;
  readonly body?: z.ZodType;
  readonly success: {
    readonly status: 200 | 201 | 202;
    readonly description: string;
    readonly body: z.ZodType;
    /** The contents of the answer by type, when JSON is not all of them. */
    readonly media?: Readonly<Record<string, { readonly schema: z.ZodType }>>;
    /** Besides those of every answer; see `Answer.headers`, which a repeated change does not get. */
    readonly headers?: HeadersSent;
  };
  readonly problems?: readonly ProblemDefinition[];
  /** Who may call it. */
  readonly roles: readonly OperatorRole[];
  /** Set of an operation that banks call, with a token of this scope; no operator can. */
  readonly bankScope?: Scope;
  /** A session is not enough. */
  readonly tokenOnly?: true;
  /** A session is enough only soon after its sign-in: what this gives out outlives the session. */
  readonly freshSignIn?: true;
  /** Takes `If-Match`: refused with `stale-version` when what it changes is not as it was read. */
  readonly conditional?: true;
}

export interface ControlOperation extends Contract {
  readonly kind: 'change' | 'query';
  readonly handle: (input: OperationInput<unknown, unknown, unknown>) => Promise<Answer>;
}

type Definition<Params, Query, Body> = Omit<Contract, 'params' | 'query' | 'body'> & {
  params?: Params;
  query?: Query;
  body?: Body;
  handle: (input: OperationInput<Parsed<Params>, Parsed<Query>, Parsed<Body>>) => Promise<Answer>;
};

/** A POST: needs an Idempotency-Key, runs in one transaction. */
export const changeOperation = <
  Params extends Shape | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  definition: Definition<Params, undefined, Body>,
): ControlOperation => ({ ...definition, kind: 'change' }) as unknown as ControlOperation;

export const queryOperation = <
  Params extends Shape | undefined = undefined,
  Query extends Shape | undefined = undefined,
>(
  definition: Definition<Params, Query, undefined>,
): ControlOperation => ({ ...definition, kind: 'query' }) as unknown as ControlOperation;

type BankDefinition<Params, Query, Body> = Omit<Definition<Params, Query, Body>, 'handle' | 'roles' | 'bankScope'> & {
  bankScope: Scope;
  handle: (
    input: Omit<OperationInput<Parsed<Params>, Parsed<Query>, Parsed<Body>>, 'caller'> & { caller: BankCaller },
  ) => Promise<Answer>;
};

/** The words of this plane for what banks see: a contract that the gateway documents beside everything else of theirs. */
export const bankContract = <const Published extends OperationContract>({ scope, context, ...rest }: Published) => ({
  ...rest,
  bankScope: scope as NonNullable<Published['scope']>,
  tag: context as Published['context'],
});

/** A POST of a bank. */
export const bankChange = <
  Params extends Shape | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  definition: BankDefinition<Params, undefined, Body>,
): ControlOperation => ({ ...definition, roles: [], kind: 'change' }) as unknown as ControlOperation;

export const bankQuery = <Params extends Shape | undefined = undefined, Query extends Shape | undefined = undefined>(
  definition: BankDefinition<Params, Query, undefined>,
): ControlOperation => ({ ...definition, roles: [], kind: 'query' }) as unknown as ControlOperation;
