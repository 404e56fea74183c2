/** The banks as a pod reads them: each with its pool, its keys and the patience for your own writes. */
import { tenantId, type TenantId } from '@munim/kernel';
import { randomBytes } from 'node:crypto';
import type { ReadableBank } from '../http/index.ts';
import { createLocalKeystore, type KeyService } from '../privacy/index.ts';
import { waitForVersion } from '../projections/wait-for-version.ts';
import type { BankPools } from '../tenancy/index.ts';

export interface ReadableBanksOptions {
  readonly pools: BankPools;
  readonly secretsDirectory: string;
  readonly nowMs: () => number;
}

export function createReadableBanks(options: ReadableBanksOptions): {
  readonly of: (tenant: TenantId) => ReadableBank;
} {
  const keys = new Map<string, KeyService>();
  const keysOf = (tenant: TenantId): KeyService => {
    let service = keys.get(tenant);
    if (!service) {
      service = createLocalKeystore({
        tenant: tenantId(tenant),
        secretsDirectory: options.secretsDirectory,
        nowMs: options.nowMs,
        randomBytes,
      });
      keys.set(tenant, service);
    }
    return service;
  };
  return {
    of: (tenant) => {
      const sql = options.pools.of(tenant);
      return {
        tenant,
        sql,
        keys: keysOf(tenant),
        waitForVersion: (context, stream, minVersion) => waitForVersion(sql, context, stream, minVersion),
      };
    },
  };
}
