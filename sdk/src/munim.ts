/** The client of one bank: typed operations, one Idempotency-Key across retries, reads that see your own writes. */
import createFetchClient, { type Client } from 'openapi-fetch';
import { type Accounts, accountsOf } from './accounts.ts';
import { type Customers, customersOf } from './customers.ts';
import type { paths } from './generated/data-plane.ts';
import { type LogEntry, logEntries } from './log.ts';
import { defaultRetryPolicy, type RetryPolicy, retryingFetch } from './retry.ts';
import { sleep } from './sleep.ts';
import { type Support, supportOf } from './support.ts';
import { clientCredentials, type Credentials, fixedToken } from './tokens.ts';
import { type Transfers, transfersOf } from './transfers.ts';

export interface MunimOptions {
  /** The gateway, e.g. `https://api.bank.example`. */
  readonly baseUrl: string;
  readonly auth: Credentials | { readonly accessToken: string };
  readonly retry?: Partial<RetryPolicy>;
  readonly fetch?: typeof globalThis.fetch;
}

/** One intended effect. The SDK makes a key where none is given; give your own to survive your process's restart. */
export interface WriteOptions {
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}
/** `minVersion`: the `version` a write answered with; the read then shows that write, or throws `projection-behind`. */
export interface ReadOptions {
  readonly minVersion?: string;
  readonly signal?: AbortSignal;
}

/**
 * `minVersion`: the id of a thing, and the `version` a write of it answered with; the list then shows that write, or
 * throws `projection-behind`.
 */
export interface ListOptions {
  readonly minVersion?: { readonly id: string; readonly version: string };
  readonly signal?: AbortSignal;
}

export interface Munim {
  readonly customers: Customers;
  readonly accounts: Accounts;
  readonly transfers: Transfers;
  /** Who of the platform's people may look into the bank's data: the bank decides. */
  readonly support: Support;
  /** The bank's events in order, from the first one after `after` to the last there is. */
  readonly log: (after?: string, options?: { signal?: AbortSignal }) => AsyncGenerator<LogEntry, void, undefined>;
  /** Every operation of the contract by path, for what has no method of its own. */
  readonly api: Client<paths>;
}

export function createMunim(options: MunimOptions): Munim {
  const fetchImpl = options.fetch ?? globalThis.fetch;
  const { auth } = options;
  const fetch = retryingFetch({
    fetch: fetchImpl,
    tokens: 'accessToken' in auth ? fixedToken(auth.accessToken) : clientCredentials(auth, fetchImpl, Date.now),
    policy: { ...defaultRetryPolicy, ...options.retry },
    sleep,
    random: Math.random,
    uuid: () => crypto.randomUUID(),
  });
  const api = createFetchClient<paths>({ baseUrl: options.baseUrl, fetch });
  return {
    customers: customersOf(api),
    accounts: accountsOf(api),
    transfers: transfersOf(api),
    support: supportOf(api),
    log: (after, options) => logEntries(api, after, options),
    api,
  };
}
