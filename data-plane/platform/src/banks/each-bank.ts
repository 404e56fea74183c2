/** Keeps one worker running per bank of the registry: started when the bank appears, anew when it changes, stopped when it goes. */
import { tenantId, type TenantEntry, type TenantId } from '@munim/kernel';
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
  /** What a worker was started with: when it changes, the worker is started anew. */
  readonly startedWith?: (entry: TenantEntry) => string;
  readonly start: (tenant: TenantId) => Promise<BankWorker>;
}

interface Running {
  readonly worker: Promise<BankWorker | undefined>;
  /** When it is another, the worker starts anew: the bank's cell always is a part of it. */
  readonly startedWith: unknown;
}

export function eachBank(options: EachBankOptions): BankWorker {
  const running = new Map<string, Running>();
  const startedWith = (entry: TenantEntry): unknown => [entry.cell, options.startedWith?.(entry)];
  let stopped = false;

  /** `before`: what ran until now. */
  const start = (entry: TenantEntry, before?: Promise<BankWorker | undefined>): void => {
    const { id } = entry;
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
    running.set(id, { worker, startedWith: startedWith(entry) });
  };
  const startAfter = async (before: Promise<BankWorker | undefined>, id: TenantId): Promise<BankWorker> => {
    await Promise.race([stopAfter(before), sleep(stopMs)]);
    return options.start(id);
  };
  const follow = (): void => {
    if (stopped) return;
    const wanted = options.registry.tenants().filter(options.wanted);
    for (const entry of wanted) {
      const known = running.get(entry.id);
      if (!known) start(entry);
      else if (!isDeepStrictEqual(known.startedWith, startedWith(entry))) {
        options.log.info('a bank has changed: its worker starts anew', { tenant: entry.id });
        start(entry, known.worker);
      }
    }
    const wantedIds = new Set(wanted.map((entry) => entry.id));
    for (const [id, { worker }] of running)
      if (!wantedIds.has(id)) {
        running.delete(id);
        void stopAfter(worker);
      }
  };

  const unsubscribe = options.registry.onChange(follow);
  follow();
  return {
    stop: async () => {
      stopped = true;
      unsubscribe();
      await Promise.all([...running.values()].map(({ worker }) => stopAfter(worker)));
    },
  };
}

const stopAfter = async (worker: Promise<BankWorker | undefined>): Promise<void> => (await worker)?.stop();
