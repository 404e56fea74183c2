/** Keeps one worker running per bank of the registry: started when the bank appears, anew when its cell moves, stopped when it goes. */
import { type Cell, tenantId, type TenantEntry, type TenantId } from '@munim/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Registry } from '../tenancy/index.ts';
import type { Logger } from '../telemetry/index.ts';

export interface BankWorker {
  readonly stop: () => Promise<void>;
}

/** A worker that cannot start is tried again after this pause; the other banks go on. */
const restartPauseMs = 5_000;

/** Where a bank was before may hang: the new worker waits no longer for the old one; two at once only repeat work. */
const stopMs = 5_000;

export interface EachBankOptions {
  readonly registry: Registry;
  readonly log: Logger;
  readonly wanted: (entry: TenantEntry) => boolean;
  readonly start: (tenant: TenantId) => Promise<BankWorker>;
}

export function eachBank(options: EachBankOptions): BankWorker {
  const running = new Map<string, { readonly cell: Cell; readonly worker: Promise<BankWorker | undefined> }>();
  let stopped = false;

  /** `before`: what ran where the bank was until now. */
  const start = ({ id, cell }: TenantEntry, before?: Promise<BankWorker | undefined>): void => {
    const starting = before === undefined ? options.start(tenantId(id)) : startAfter(before, tenantId(id));
    const worker: Promise<BankWorker | undefined> = starting.catch((error: unknown) => {
      options.log.error('the worker of a bank did not start; trying again', {
        tenant: id,
        error,
        waitMs: restartPauseMs,
      });
      if (running.get(id)?.worker === worker) running.delete(id);
      if (!stopped) setTimeout(follow, restartPauseMs).unref();
      return undefined;
    });
    running.set(id, { cell, worker });
  };
  const startAfter = async (before: Promise<BankWorker | undefined>, id: TenantId): Promise<BankWorker> => {
    await Promise.race([before.then((one) => one?.stop()), sleep(stopMs)]);
    return options.start(id);
  };
  const follow = (): void => {
    if (stopped) return;
    const wanted = options.registry.tenants().filter(options.wanted);
    for (const entry of wanted) {
      const known = running.get(entry.id);
      if (!known) start(entry);
      else if (known.cell !== entry.cell && !isDeepStrictEqual(known.cell, entry.cell)) {
        options.log.info('the cell of a bank is elsewhere now: its worker starts anew', { tenant: entry.id });
        start(entry, known.worker);
      }
    }
    const wantedIds = new Set(wanted.map((entry) => entry.id));
    for (const [id, { worker }] of running)
      if (!wantedIds.has(id)) {
        running.delete(id);
        void worker.then((one) => one?.stop());
      }
  };

  const unsubscribe = options.registry.onChange(follow);
  follow();
  return {
    stop: async () => {
      stopped = true;
      unsubscribe();
      await Promise.all([...running.values()].map(async ({ worker }) => (await worker)?.stop()));
    },
  };
}
