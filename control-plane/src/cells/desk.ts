/** What the operations on cells need of the world: how cells are, whether one could be used, where banks go by default. */
import type { Cell as CellAddress, Clock, TenantId } from '@munim/kernel';
import { cellAccess, checkCell, lagsOf, lookAtCell, type ServiceCheck } from '@munim/tenant';
import { type CellSettings, environmentOf } from './settings.ts';
import { type CellWatch, type CellWatchOptions, watchCells } from './watch-cells.ts';

export interface CellDesk {
  /** Of a bank whose region nobody said. */
  readonly homeRegion: string;
  readonly health: CellWatch['health'];
  readonly behind: CellWatch['behind'];
  /** Rejects when the credentials of the cell are not there. */
  readonly check: (
    cell: CellAddress,
    needs: { readonly kafkaReplicas: number; readonly bucket: string },
  ) => Promise<readonly ServiceCheck[]>;
}

/**
 * `environment`: where the home cell's credentials are, and the directory of those of the others. `checkWithinMs` where
 * a cell's services get another time to answer than somebody would wait for.
 */
export const openDesk = (
  { homeRegion, health, behind }: Omit<CellDesk, 'check'>,
  environment: NodeJS.ProcessEnv,
  clock: Clock,
  checkWithinMs?: number,
): CellDesk => ({
  homeRegion,
  health,
  behind,
  check: async (cell, needs) => checkCell(await cellAccess(cell, environment), clock, needs, checkWithinMs),
});

/** The desk of a process, with its eyes on the cells. */
export function openCells({
  orm,
  settings,
  clock,
  log,
}: Pick<CellWatchOptions, 'orm' | 'log'> & { readonly settings: CellSettings; readonly clock: Clock }) {
  const environment = environmentOf(settings);
  const look = async (cell: CellAddress) => lookAtCell(await cellAccess(cell, environment), clock);
  const lags = async (cell: CellAddress, banks: readonly TenantId[]) =>
    lagsOf(banks, await cellAccess(cell, environment), clock);
  const watch = watchCells({ orm, look, lags, nowMs: clock.nowMs, log });
  const desk = openDesk({ homeRegion: settings.MUNIM_CELL_REGION, ...watch }, environment, clock);
  return { desk, stop: watch.stop };
}
