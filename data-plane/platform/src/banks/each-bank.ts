/** Keeps one worker running per bank of the registry: started when the bank appears, stopped when it goes. */
import { tenantId, type TenantEntry, type TenantId } from '@munim/kernel';
import type { Registry } from '../tenancy/index.ts';
import type { Logger } from '../telemetry/index.ts';

export interface BankWorker {
  readonly stop: () => Promise<void>;
}

/** A worker that cannot start is tried again after this pause; the other banks go on. */
const restartPauseMs = 5_000;

export interface EachBankOptions {
  readonly registry: Registry;
  readonly log: Logger;
  readonly wanted: (entry: TenantEntry) => boolean;
  readonly start: (tenant: TenantId) => Promise<BankWorker>;
}

export function eachBank(options: EachBankOptions): BankWorker {
  const running = new Map<string, Promise<BankWorker | undefined>>();
  let stopped = false;

  const start = (id: string): void => {
    const started = options.start(tenantId(id)).catch((error: unknown) => {
      options.log.error('the worker of a bank did not start; trying again', {
        tenant: id,
        error,
        waitMs: restartPauseMs,
      });
      running.delete(id);
      if (!stopped) setTimeout(follow, restartPauseMs).unref();
      return undefined;
    });
    running.set(id, started);
  };
  const follow = (): void => {
    if (stopped) return;
    const wanted = new Set(
      options.registry
        .tenants()
        .filter(options.wanted)
        .map((entry) => entry.id),
    );
    for (const id of wanted) if (!running.has(id)) start(id);
    for (const [id, worker] of running)
      if (!wanted.has(id)) {
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
      await Promise.all([...running.values()].map(async (worker) => (await worker)?.stop()));
    },
  };
}
