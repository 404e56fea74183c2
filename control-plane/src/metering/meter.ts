/** Goes round the banks and counts what they used since the last round. A bank that cannot be read is tried in the next. */
import { tenantId } from '@munim/kernel';
import type { Logger } from '@munim/platform/telemetry';
import { cellAccess, openCell } from '@munim/tenant';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, cellOf } from '../cells/find-cell.ts';
import { Tenant, UsageCursor } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import { measureBank } from './measure-bank.ts';
import { recordUsage } from './record-usage.ts';

export interface MeterOptions {
  readonly orm: ControlDatabase;
  /** Settings by which cells are reached. */
  readonly environment: NodeJS.ProcessEnv;
  readonly everyMs: number;
  readonly nowMs: () => number;
  readonly log: Logger;
}

export function startMeter(options: MeterOptions): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await meterAll(options, stopping.signal).catch((error: unknown) =>
        options.log.warn('what banks use could not be counted, and is in the next round', { error }),
      );
      await sleep(options.everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const working = work();
  return {
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}

/** Banks with a log: those that serve, and those that leave, up to their end. */
async function meterAll(options: MeterOptions, stopping: AbortSignal): Promise<void> {
  const banks = await options.orm.em
    .fork()
    .find(Tenant, { state: { $in: ['active', 'suspended', 'offboarding'] } }, { orderBy: { id: 'asc' } });
  for (const bank of banks) {
    if (stopping.aborted) return;
    await meterBank(bank, options).catch((error: unknown) =>
      options.log.warn('what a bank uses could not be counted', { tenant: bank.id, error }),
    );
  }
}

/** Answers with whether it was counted: another process may have done so meanwhile. */
async function meterBank(
  bank: Tenant,
  { orm, environment, nowMs }: Pick<MeterOptions, 'orm' | 'environment' | 'nowMs'>,
): Promise<boolean> {
  const em = orm.em.fork();
  const after = (await em.findOne(UsageCursor, { tenantId: bank.id }))?.position ?? 0n;
  const access = await cellAccess(addressOf(await cellOf(em, bank)), environment);
  const cell = openCell(access, { nowMs });
  try {
    const measured = await measureBank(tenantId(bank.id), after, cell);
    return await em.transactional((tx) => recordUsage(tx, bank.id, after, measured, new Date(nowMs())));
  } finally {
    await cell.close();
  }
}
