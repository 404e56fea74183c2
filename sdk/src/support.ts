/** Support: who of the platform asks to look into the bank's data, who may, how often they did, and the bank's word on it. */
import type { Client } from 'openapi-fetch';
import type { components, paths } from './generated/data-plane.ts';
import type { WriteOptions } from './munim.ts';
import { dataOf, signalOf, writeHeaders } from './operation.ts';
import { eachRow } from './pages.ts';

/** Who, why, what may be read, until when, and how often it was used. */
export type SupportGrant = components['schemas']['SupportGrant'];

/** One of the bank's own clients, with the operators of the platform who have seen its credentials. */
export type OwnClient = components['schemas']['OwnClient'];

/** Kept with the grant and in the audit log. */
export interface SupportDecision {
  readonly reason: string;
}

interface Waiting {
  readonly signal?: AbortSignal;
}

export interface Support {
  /** Newest first; `open` are those that wait for an answer or hold. Needs the scope `support:read`. */
  readonly list: (
    filter?: { readonly state?: 'open' | 'closed' },
    options?: Waiting,
  ) => AsyncGenerator<SupportGrant, void, undefined>;
  readonly get: (grantId: string, options?: Waiting) => Promise<SupportGrant>;
  /** Oldest first: which of them could approve whose question. Needs the scope `support:read`. */
  readonly clients: (options?: Waiting) => AsyncGenerator<OwnClient, void, undefined>;
  /** From now on, for as many hours as were asked for. Needs the scope `support:decide`, as the others below do. */
  readonly approve: (grantId: string, body: SupportDecision, options?: WriteOptions) => Promise<SupportGrant>;
  readonly refuse: (grantId: string, body: SupportDecision, options?: WriteOptions) => Promise<SupportGrant>;
  /** Ends what was approved: every pod refuses it within seconds, usually within one. */
  readonly revoke: (grantId: string, body: SupportDecision, options?: WriteOptions) => Promise<SupportGrant>;
}

export function supportOf(api: Client<paths>): Support {
  const one = '/v1/support-access/{grantId}';
  const decided = (grantId: string, body: SupportDecision, options?: WriteOptions) => ({
    params: { path: { grantId }, header: writeHeaders(options) },
    body,
    ...signalOf(options),
  });
  return {
    list: (filter, options) =>
      eachRow((cursor) =>
        dataOf(api.GET('/v1/support-access', { params: { query: { ...filter, ...cursor } }, ...signalOf(options) })),
      ),
    get: (grantId, options) => dataOf(api.GET(one, { params: { path: { grantId } }, ...signalOf(options) })),
    clients: (options) =>
      eachRow((cursor) =>
        dataOf(api.GET('/v1/support-access/clients', { params: { query: { ...cursor } }, ...signalOf(options) })),
      ),
    approve: (...given) => dataOf(api.POST(`${one}/approve`, decided(...given))),
    refuse: (...given) => dataOf(api.POST(`${one}/refuse`, decided(...given))),
    revoke: (...given) => dataOf(api.POST(`${one}/revoke`, decided(...given))),
  };
}
