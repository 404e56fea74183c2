/** The banks as a pod writes to them: each with its pool, its keys and one queue to its log, made when first needed. */
import { tenantId, type TenantId } from '@munim/kernel';
import { randomBytes } from 'node:crypto';
import type { Context } from '../context/index.ts';
import type { WritableBank } from '../http/index.ts';
import { createLog, type Log, type LogLimits } from '../log/index.ts';
import { createLocalKeystore } from '../privacy/index.ts';
import type { BankPools } from '../tenancy/index.ts';

export interface WritableBanksOptions {
  readonly pools: BankPools;
  readonly secretsDirectory: string;
  readonly contexts: readonly Context[];
  readonly nowMs: () => number;
  readonly limits?: Partial<LogLimits>;
}

export interface WritableBanks {
  readonly of: (tenant: TenantId) => WritableBank & { readonly log: Log };
  /** Waits until every queue is empty. */
  readonly close: () => Promise<void>;
}

export function createWritableBanks(options: WritableBanksOptions): WritableBanks {
  const banks = new Map<string, WritableBank>();
  const aggregates = options.contexts.flatMap((context) => context.aggregates);
  const open = (tenant: TenantId): WritableBank => {
    const sql = options.pools.of(tenant);
    return {
      tenant,
      sql,
      keys: createLocalKeystore({
        tenant,
        secretsDirectory: options.secretsDirectory,
        nowMs: options.nowMs,
        randomBytes,
      }),
      log: createLog({
        sql,
        tenant,
        aggregates,
        ...(options.limits ? { limits: options.limits } : {}),
      }),
    };
  };
  return {
    of: (tenant) => {
      const known = banks.get(tenant);
      // Another pool: its cell has moved, and what waits in the old queue can only fail.
      if (known && known.sql === options.pools.of(tenant)) return known;
      void known?.log.close();
      const bank = open(tenantId(tenant));
      banks.set(tenant, bank);
      return bank;
    },
    close: async () => {
      await Promise.all([...banks.values()].map((bank) => bank.log.close()));
    },
  };
}
