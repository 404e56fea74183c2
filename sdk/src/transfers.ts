/** Moving money to another account, of this bank or of another. */
import type { Client } from 'openapi-fetch';
import type { components, paths } from './generated/data-plane.ts';
import type { ListOptions, ReadOptions, WriteOptions } from './munim.ts';
import { dataOf, readHeaders, signalOf, type Written, writeHeaders, writtenOf } from './operation.ts';
import { awaiting, eachRow } from './pages.ts';
import type { Body, Filter } from './schema.ts';
import { sleep } from './sleep.ts';

export type Transfer = components['schemas']['Transfer'];
export type TransferAnswer = Written<components['schemas']['TransferAnswer']>;
export type TransferRequest = Body<'requestTransfer'>;

/** How often a transfer under way is asked for: soon at first, then no more than once a second. */
const pollMs = { first: 50, factor: 1.5, max: 1_000 } as const;
/** Clearing normally answers within seconds; whoever waits longer says how long. */
const waitMsDefault = 60_000;

export interface Transfers {
  readonly request: (body: TransferRequest, options?: WriteOptions) => Promise<TransferAnswer>;
  readonly get: (transferId: string, options?: ReadOptions) => Promise<Transfer>;
  readonly list: (filter?: Filter<'listTransfers'>, options?: ListOptions) => AsyncGenerator<Transfer, void, undefined>;
  /** Resolves when the transfer is COMPLETED or FAILED; throws after `timeoutMs`, a minute unless told, or what it was aborted with. */
  readonly waitFor: (transferId: string, options?: { timeoutMs?: number; signal?: AbortSignal }) => Promise<Transfer>;
}

export function transfersOf(api: Client<paths>): Transfers {
  const get: Transfers['get'] = (transferId, options) =>
    dataOf(
      api.GET('/v1/transfers/{transferId}', {
        params: { path: { transferId }, header: readHeaders(options) },
        ...signalOf(options),
      }),
    );
  return {
    request: (body, options) =>
      writtenOf(api.POST('/v1/transfers', { params: { header: writeHeaders(options) }, body, ...signalOf(options) })),
    get,
    list: (filter, options) =>
      eachRow(
        (cursor) =>
          dataOf(api.GET('/v1/transfers', { params: { query: { ...filter, ...cursor } }, ...signalOf(options) })),
        awaiting(get, options),
      ),
    waitFor: async (transferId, { timeoutMs = waitMsDefault, signal } = {}) => {
      const endMs = performance.now() + timeoutMs;
      const options = signalOf(signal ? { signal } : {});
      // Version 1 is the request itself: a read that does not know the transfer yet would be a 404.
      let transfer = await get(transferId, { minVersion: '1', ...options });
      for (let pauseMs: number = pollMs.first; transfer.status === 'PROCESSING'; pauseMs *= pollMs.factor) {
        const thisMs = Math.min(pollMs.max, pauseMs);
        if (performance.now() + thisMs > endMs) throw new Error(`transfer ${transferId} is still PROCESSING`);
        await sleep(thisMs, signal);
        signal?.throwIfAborted();
        transfer = await get(transferId, options);
      }
      return transfer;
    },
  };
}
