/** The bank's own books: its chart of accounts, postings of several legs, and the proof that debits equal credits. */
import type { Client } from 'openapi-fetch';
import type { paths } from './generated/data-plane.ts';
import type { WriteOptions } from './munim.ts';
import { dataOf, signalOf, type Written, writeHeaders, writtenOf } from './operation.ts';
import type { Answer, Body } from './schema.ts';

type LedgerAccounts = Answer<'listLedgerAccounts', 200>['data'];

interface Waiting {
  readonly signal?: AbortSignal;
}

export interface Books {
  /** 2 to 100 legs on customers' and the bank's own accounts, all or none. */
  readonly post: (body: Body<'bookPosting'>, options?: WriteOptions) => Promise<Written<Answer<'bookPosting', 201>>>;
  readonly trialBalance: (options?: Waiting) => Promise<Answer<'getTrialBalance', 200>>;
  readonly openLedgerAccount: (
    body: Body<'openLedgerAccount'>,
    options?: WriteOptions,
  ) => Promise<Written<Answer<'openLedgerAccount', 201>>>;
  readonly ledgerAccounts: (options?: Waiting) => Promise<LedgerAccounts>;
}

export function booksOf(api: Client<paths>): Books {
  const write = (options?: WriteOptions) => ({ params: { header: writeHeaders(options) }, ...signalOf(options) });
  return {
    post: (body, options) => writtenOf(api.POST('/v1/postings', { ...write(options), body })),
    trialBalance: (options) => dataOf(api.GET('/v1/trial-balance', signalOf(options))),
    openLedgerAccount: (body, options) => writtenOf(api.POST('/v1/ledger-accounts', { ...write(options), body })),
    ledgerAccounts: async (options) => (await dataOf(api.GET('/v1/ledger-accounts', signalOf(options)))).data,
  };
}
