/** Goes round the banks and counts what they used since the last round. A bank that cannot be read is tried in the next. */
import { type BankUse, type Cell as CellAddress, meterSource, tenantId } from '@munim/kernel';
import type { BrokerConnection } from '@munim/platform/broker';
import type { Logger } from '@munim/platform/telemetry';
import { type Cell, cellAccess, openCell } from '@munim/tenant';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, cellOf } from '../cells/find-cell.ts';
import { Tenant, UsageCursor, UsageDay } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import { measureBank } from './measure-bank.ts';
import { recordUsage } from './record-usage.ts';
import { createUseTeller } from './tell-use.ts';

export interface Metering {
  readonly orm: ControlDatabase;
  /** Settings by which cells are reached. */
  readonly environment: NodeJS.ProcessEnv;
  readonly nowMs: () => number;
}

export interface MeterOptions extends Metering {
  readonly broker: BrokerConnection;
  readonly everyMs: number;
  readonly log: Logger;
  readonly topic?: string;
}

export function startMeter(options: MeterOptions): { stop: () => Promise<void> } {
  const { log } = options;
  const stopping = new AbortController();
  const gateways = createUseTeller(options.broker, log, options.topic);
  /** Banks with a log: those that serve, and those that leave, up to their end. */
  const round = async (): Promise<void> => {
    const banks = await options.orm.em
      .fork()
      .find(Tenant, { state: { $in: ['active', 'suspended', 'offboarding'] } }, { orderBy: { id: 'asc' } });
    await withCells(options, async (cellAt) => {
      for (const { id } of banks) {
        if (stopping.signal.aborted) return;
        try {
          const use = await countBank(id, options, cellAt);
          if (use) await gateways.tell(use);
        } catch (error) {
          log.warn('what a bank uses could not be counted', { tenant: id, error });
        }
      }
    });
  };
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await round().catch((error: unknown) =>
        log.warn('what banks use could not be counted, and is in the next round', { error }),
      );
      await sleep(options.everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    await gateways.stop();
  };
  const working = work();
  return {
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}

/** What it used today; undefined when another process has counted it meanwhile. */
async function countBank(id: string, { orm, nowMs }: Metering, cellAt: CellAt): Promise<BankUse | undefined> {
  const em = orm.em.fork();
  const bank = await em.findOneOrFail(Tenant, { id });
  const after = (await em.findOne(UsageCursor, { tenantId: id }))?.position ?? 0n;
  const measured = await measureBank(tenantId(id), after, await cellAt(addressOf(await cellOf(em, bank))));
  const at = new Date(nowMs());
  if (!(await em.transactional((tx) => recordUsage(tx, id, after, measured, at)))) return undefined;
  const day = at.toISOString().slice(0, 10);
  const { commands, exports } = await orm.em.fork().findOneOrFail(UsageDay, { tenantId: id, day });
  return {
    tenant: id,
    day,
    source: meterSource,
    commands: Number(commands),
    exports: Number(exports),
    storedBytes: Number(measured.databaseBytes + measured.archiveBytes),
  };
}

type CellAt = (address: CellAddress) => Promise<Cell>;

/** Each cell is opened once for all of its banks: a connection costs its server more than a count does. */
async function withCells({ environment, nowMs }: Metering, work: (cellAt: CellAt) => Promise<void>): Promise<void> {
  const opened = new Map<string, Cell>();
  try {
    await work(async (address) => {
      const cell = opened.get(address.name) ?? openCell(await cellAccess(address, environment), { nowMs });
      opened.set(address.name, cell);
      return cell;
    });
  } finally {
    await Promise.all([...opened.values()].map((cell) => cell.close()));
  }
}

/** Each time it is too late, another process has counted what there was; a log that is sealed ends that. */
const lastCountTries = 5;

/** Before a bank's log goes: what is counted now is all that it ever used. */
export async function countForTheLastTime(id: string, metering: Metering): Promise<void> {
  await withCells(metering, async (cellAt) => {
    for (let tries = 1; !(await countBank(id, metering, cellAt)); tries++)
      if (tries === lastCountTries) throw new Error(`others counted what ${id} used ${tries} times meanwhile`);
  });
}
