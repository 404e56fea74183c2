/** Accounts: what moves money on them, and what is read of them. */
import type { Client } from 'openapi-fetch';
import { type Books, booksOf } from './books.ts';
import type { paths } from './generated/data-plane.ts';
import type { ListOptions, ReadOptions, WriteOptions } from './munim.ts';
import { dataOf, readHeaders, signalOf, writeHeaders } from './operation.ts';
import { awaiting, eachRow } from './pages.ts';
import type { Answer, Body, Filter } from './schema.ts';

/** Its `version` is the account's after the write: give it as `minVersion`, or name the booking with it. */
export type AccountStanding = Answer<'deposit', 201>;
export type HoldStanding = Answer<'placeHold', 201>;
export type ReversalStanding = Answer<'reverseTransaction', 201>;
export type AccountWithHolds = Answer<'getAccount', 200>;
export type Account = Answer<'listAccounts', 200>['data'][number];
export type Booking = Answer<'getStatement', 200>['data'][number];

type Write<Of extends unknown[], Standing> = (...of: [...Of, options?: WriteOptions]) => Promise<Standing>;
type Move = Write<[accountId: string, body: Body<'deposit'>], AccountStanding>;

interface Movements {
  readonly deposit: Move;
  readonly withdraw: Move;
  readonly withdrawByCard: Move;
  readonly chargeFee: Move;
  readonly bookInterest: Write<[accountId: string, body: Body<'bookInterest'>], AccountStanding>;
  readonly placeHold: Write<[accountId: string, body: Body<'placeHold'>], HoldStanding>;
  readonly captureHold: Write<
    [accountId: string, holdId: string, body: Body<'captureHold'>],
    Answer<'captureHold', 201>
  >;
  readonly releaseHold: Write<[accountId: string, holdId: string], Answer<'releaseHold', 200>>;
  /** `version` names the booking, as its command answered and the statement shows it. */
  readonly reverse: Write<[accountId: string, version: string, body: Body<'reverseTransaction'>], ReversalStanding>;
}

interface Life {
  readonly open: Write<[body: Body<'openAccount'>], AccountStanding>;
  readonly freeze: Write<[accountId: string, body: Body<'freezeAccount'>], AccountStanding>;
  readonly unfreeze: Write<[accountId: string], AccountStanding>;
  readonly close: Write<[accountId: string], AccountStanding>;
}

interface Reads {
  readonly get: (accountId: string, options?: ReadOptions) => Promise<AccountWithHolds>;
  readonly list: (filter?: Filter<'listAccounts'>, options?: ListOptions) => AsyncGenerator<Account, void, undefined>;
  readonly statement: (
    accountId: string,
    filter?: Filter<'getStatement'>,
    options?: ReadOptions,
  ) => AsyncGenerator<Booking, void, undefined>;
}

export interface Accounts extends Movements, Life, Reads, Books {}

export const accountsOf = (api: Client<paths>): Accounts => ({
  ...movementsOf(api),
  ...lifeOf(api),
  ...readsOf(api),
  ...booksOf(api),
});

const write = <Path extends object>(path: Path, options?: WriteOptions) => ({
  params: { path, header: writeHeaders(options) },
  ...signalOf(options),
});

const movementsOf = (api: Client<paths>): Movements => {
  const at = '/v1/accounts/{accountId}';
  return {
    deposit: (accountId, body, options) =>
      dataOf(api.POST(`${at}/deposits`, { ...write({ accountId }, options), body })),
    withdraw: (accountId, body, options) =>
      dataOf(api.POST(`${at}/withdrawals`, { ...write({ accountId }, options), body })),
    withdrawByCard: (accountId, body, options) =>
      dataOf(api.POST(`${at}/card-withdrawals`, { ...write({ accountId }, options), body })),
    chargeFee: (accountId, body, options) => dataOf(api.POST(`${at}/fees`, { ...write({ accountId }, options), body })),
    bookInterest: (accountId, body, options) =>
      dataOf(api.POST(`${at}/interest`, { ...write({ accountId }, options), body })),
    placeHold: (accountId, body, options) =>
      dataOf(api.POST(`${at}/holds`, { ...write({ accountId }, options), body })),
    captureHold: (accountId, holdId, body, options) =>
      dataOf(api.POST(`${at}/holds/{holdId}/capture`, { ...write({ accountId, holdId }, options), body })),
    releaseHold: (accountId, holdId, options) =>
      dataOf(api.POST(`${at}/holds/{holdId}/release`, write({ accountId, holdId }, options))),
    reverse: (accountId, version, body, options) =>
      dataOf(api.POST(`${at}/transactions/{version}/reversal`, { ...write({ accountId, version }, options), body })),
  };
};

const lifeOf = (api: Client<paths>): Life => ({
  open: (body, options) =>
    dataOf(api.POST('/v1/accounts', { params: { header: writeHeaders(options) }, body, ...signalOf(options) })),
  freeze: (accountId, body, options) =>
    dataOf(api.POST('/v1/accounts/{accountId}/freeze', { ...write({ accountId }, options), body })),
  unfreeze: (accountId, options) =>
    dataOf(api.POST('/v1/accounts/{accountId}/unfreeze', write({ accountId }, options))),
  close: (accountId, options) => dataOf(api.POST('/v1/accounts/{accountId}/close', write({ accountId }, options))),
});

const readsOf = (api: Client<paths>): Reads => {
  const get: Reads['get'] = (accountId, options) =>
    dataOf(
      api.GET('/v1/accounts/{accountId}', {
        params: { path: { accountId }, header: readHeaders(options) },
        ...signalOf(options),
      }),
    );
  return {
    get,
    list: (filter, options) =>
      eachRow(
        (cursor) =>
          dataOf(api.GET('/v1/accounts', { params: { query: { ...filter, ...cursor } }, ...signalOf(options) })),
        awaiting(get, options),
      ),
    statement: (accountId, filter, options) =>
      eachRow((cursor) =>
        dataOf(
          api.GET('/v1/accounts/{accountId}/statement', {
            params: { path: { accountId }, query: { ...filter, ...cursor }, header: readHeaders(options) },
            ...signalOf(options),
          }),
        ),
      ),
  };
};
