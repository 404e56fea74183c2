/** Rows to what the API says of cells: with how many banks each has, and whether its services answer. */
import type { z } from '@munim/platform/http';
import type { Cell } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { addressOf } from './find-cell.ts';
import { banksByCell } from './occupancy.ts';
import type { cellSchema } from './schemas.ts';
import type { CellWatch } from './watch-cells.ts';

type PresentedCell = z.infer<typeof cellSchema>;

export async function presentCells(
  em: EntityManager,
  cells: readonly Cell[],
  health: CellWatch['health'],
): Promise<PresentedCell[]> {
  const banks = await banksByCell(em);
  return cells.map((cell) => {
    const { name, region, tier, state, capacityBanks, kafka, createdAt, updatedAt } = cell;
    const { postgres, objectStore } = addressOf(cell);
    return {
      name,
      region,
      tier,
      state,
      capacityBanks,
      banks: banks.get(name) ?? 0,
      postgres,
      kafka: { brokers: kafka.brokers, replicas: kafka.replicas },
      objectStore,
      health: health(name),
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    };
  });
}

export async function presentCell(em: EntityManager, cell: Cell, health: CellWatch['health']): Promise<PresentedCell> {
  const [presented] = await presentCells(em, [cell], health);
  return presented as PresentedCell;
}
