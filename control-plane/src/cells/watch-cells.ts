/** Knows whether the services of each cell answer, so that operators see a failing cell before its banks call. */
import type { Cell as CellAddress } from '@munim/kernel';
import type { Logger } from '@munim/platform/telemetry';
import type { ServiceCheck } from '@munim/tenant';
import { Cell } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import { addressOf } from './find-cell.ts';

export interface CellHealth {
  readonly state: 'healthy' | 'failing' | 'unknown';
  readonly checkedAt: string | null;
  readonly services: { service: ServiceCheck['service']; reason: string | null }[];
}

export interface CellWatch {
  readonly health: (name: string) => CellHealth;
  readonly stop: () => void;
}

export interface CellWatchOptions {
  readonly orm: ControlDatabase;
  readonly look: (cell: CellAddress) => Promise<readonly ServiceCheck[]>;
  readonly nowMs: () => number;
  readonly log: Logger;
}

/** A look costs each service one connection and one question. */
const pauseMs = 10_000;
/** The first comes soon after the start. */
const firstPauseMs = 1_000;

export const unknownHealth: CellHealth = { state: 'unknown', checkedAt: null, services: [] };

export function watchCells({ orm, look, nowMs, log }: CellWatchOptions): CellWatch {
  const known = new Map<string, CellHealth>();
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
  };
  const round = async (): Promise<void> => {
    try {
      const rows = await orm.em.fork().find(Cell, { state: { $ne: 'closed' } });
      for (const name of known.keys()) if (!rows.some((row) => row.name === name)) known.delete(name);
      await Promise.all(rows.map(lookAt));
    } catch (error) {
      log.warn('the cells could not be looked at', { error });
    }
    if (!stopped) timer = setTimeout(() => void round(), pauseMs).unref();
  };
  timer = setTimeout(() => void round(), firstPauseMs).unref();

  return {
    health: (name) => known.get(name) ?? unknownHealth,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Without credentials none of them can be asked. */
const everyService = (reason: string): CellHealth['services'] =>
  (['postgres', 'kafka', 'object-store'] as const).map((service) => ({ service, reason }));

const reasonsOf = (services: CellHealth['services']): string =>
  services.flatMap(({ service, reason }) => (reason === null ? [] : [`${service}: ${reason}`])).join('; ');
