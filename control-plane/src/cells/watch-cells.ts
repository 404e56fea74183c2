/** Knows whether the services of each cell answer and which of its banks are behind, so that operators see it before banks call. */
import { type Cell as CellAddress, type TenantId, tenantId } from '@munim/kernel';
import type { Logger } from '@munim/platform/telemetry';
import type { BankLag, ServiceCheck } from '@munim/tenant';
import { Cell, Tenant } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import { addressOf } from './find-cell.ts';

export interface CellHealth {
  readonly state: 'healthy' | 'failing' | 'unknown';
  readonly checkedAt: string | null;
  readonly services: { service: ServiceCheck['service']; reason: string | null }[];
}

export interface CellWatch {
  readonly health: (name: string) => CellHealth;
  /** Active banks of all cells whose events wait for longer than they should, or that have parked streams. */
  readonly behind: () => readonly BankLag[];
  readonly stop: () => void;
}

export interface CellWatchOptions {
  readonly orm: ControlDatabase;
  readonly look: (cell: CellAddress) => Promise<readonly ServiceCheck[]>;
  readonly lags: (cell: CellAddress, banks: readonly TenantId[]) => Promise<readonly BankLag[]>;
  readonly nowMs: () => number;
  readonly log: Logger;
}

/** A look costs each service one connection and one question, and Postgres one for each bank. */
const pauseMs = 10_000;
/** The first comes soon after the start. */
const firstPauseMs = 1_000;

/** The relay publishes within milliseconds; what waits for so long, waits for somebody. */
export const behindAfterMs = 5_000;

export const unknownHealth: CellHealth = { state: 'unknown', checkedAt: null, services: [] };

export function watchCells({ orm, look, lags, nowMs, log }: CellWatchOptions): CellWatch {
  const known = new Map<string, CellHealth>();
  const lagging = new Map<string, readonly BankLag[]>();
  let timer: NodeJS.Timeout;
  let stopped = false;

  const lookAt = async (row: Cell): Promise<void> => {
    const services = await look(addressOf(row)).then(
      (checks) => checks.map(({ service, reason }) => ({ service, reason })),
      (error: unknown) => everyService((error as Error).message),
    );
    const state = services.every(({ reason }) => reason === null) ? 'healthy' : 'failing';
    if (state !== (known.get(row.name)?.state ?? 'healthy'))
      log[state === 'failing' ? 'error' : 'info'](`a cell is ${state}`, {
        cell: row.name,
        reason: reasonsOf(services),
      });
    known.set(row.name, { state, checkedAt: new Date(nowMs()).toISOString(), services });
    lagging.set(row.name, services.some(isPostgresGone) ? [] : await lookAtBanks(row));
  };
  const lookAtBanks = async (row: Cell): Promise<readonly BankLag[]> => {
    const banks = await orm.em.fork().find(Tenant, { cell: row.name, state: 'active' }, { orderBy: { id: 'asc' } });
    const ids = banks.map(({ id }) => tenantId(id));
    try {
      return (await lags(addressOf(row), ids)).filter((lag) => isBehind(lag, nowMs()));
    } catch (error) {
      log.warn('the banks of a cell could not be looked at; what was seen last stands', { cell: row.name, error });
      return lagging.get(row.name) ?? [];
    }
  };
  const round = async (): Promise<void> => {
    try {
      const rows = await orm.em.fork().find(Cell, { state: { $ne: 'closed' } });
      for (const name of known.keys())
        if (rows.every((row) => row.name !== name)) for (const map of [known, lagging]) map.delete(name);
      await Promise.all(rows.map(lookAt));
    } catch (error) {
      log.warn('the cells could not be looked at', { error });
    }
    if (!stopped) timer = setTimeout(() => void round(), pauseMs).unref();
  };
  timer = setTimeout(() => void round(), firstPauseMs).unref();

  return {
    health: (name) => known.get(name) ?? unknownHealth,
    behind: () => [...lagging.values()].flat(),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

const isPostgresGone = ({ service, reason }: CellHealth['services'][number]): boolean =>
  service === 'postgres' && reason !== null;

export const isBehind = ({ waitingSince, parkedStreams }: BankLag, nowMs: number): boolean =>
  parkedStreams > 0 || (waitingSince !== null && nowMs - Date.parse(waitingSince) > behindAfterMs);

/** Without credentials none of them can be asked. */
const everyService = (reason: string): CellHealth['services'] =>
  (['postgres', 'kafka', 'object-store'] as const).map((service) => ({ service, reason }));

const reasonsOf = (services: CellHealth['services']): string =>
  services.flatMap(({ service, reason }) => (reason === null ? [] : [`${service}: ${reason}`])).join('; ');
