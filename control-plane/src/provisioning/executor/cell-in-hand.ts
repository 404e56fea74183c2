/** The cell of the run in hand: an executor has one run at a time, its provider is one for all, so that one follows. */
import type { Clock } from '@munim/kernel';
import { type Cell, type CellAccess, openCell } from '@munim/tenant';
import { isDeepStrictEqual } from 'node:util';

export interface CellInHand {
  /** Whatever cell was taken last, for the provider. */
  readonly cell: Cell;
  /** Opens it, unless it is open already, with the same credentials; the one before is closed. */
  readonly take: (access: CellAccess) => Promise<Cell>;
}

export function createCellInHand(clock: Clock): CellInHand {
  let taken: Cell | undefined;
  const now = (): Cell => {
    if (!taken) throw new Error('no cell is in hand: no run has begun');
    return taken;
  };
  return {
    cell: {
      get access() {
        return now().access;
      },
      sql: () => now().sql(),
      kafka: () => now().kafka(),
      s3: () => now().s3(),
      objectStoreUsers: () => now().objectStoreUsers(),
      migrations: () => now().migrations(),
      close: () => now().close(),
    },
    take: async (access) => {
      if (taken && isDeepStrictEqual(taken.access, access)) return taken;
      await taken?.close();
      taken = openCell(access, clock);
      return taken;
    },
  };
}
