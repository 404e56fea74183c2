/** The cell that the environment names registers itself at a start; when its addresses changed, its banks' pods hear of it. */
import type { Cell as CellAddress } from '@munim/kernel';
import { isDeepStrictEqual } from 'node:util';
import { Cell } from '../database/entities/index.ts';
import type { ControlDatabase, EntityManager } from '../database/orm.ts';
import type { Announcer } from '../registry/announcer.ts';
import { announceBanksOf } from './announce-banks.ts';
import { addressOf } from './find-cell.ts';
import { banksByCell } from './occupancy.ts';
import type { CellSettings } from './settings.ts';

type HomeSettings = CellSettings & { readonly MUNIM_KAFKA_BROKERS: readonly string[] };

/** Answers with where it is. Capacity and state are an operator's once it is registered: a start changes neither. */
export const registerHomeCell = (
  orm: ControlDatabase,
  announcer: Announcer,
  settings: HomeSettings,
  nowMs: number,
): Promise<CellAddress> =>
  orm.em.fork().transactional(async (em) => {
    await em.execute(`select pg_advisory_xact_lock(hashtextextended('munim cells', 0))`);
    const name = settings.MUNIM_CELL_NAME;
    const address = addressIn(settings);
    const known = await em.findOne(Cell, { name });
    if (!known) {
      const made = em.create(Cell, {
        ...address,
        name,
        tier: 'pool',
        state: 'open',
        capacityBanks: settings.MUNIM_CELL_CAPACITY_BANKS,
      });
      return addressOf(made);
    }
    await assertStays(em, known, address.region);
    const moved = !isDeepStrictEqual(addressOf(known), addressOf({ ...known, ...address }));
    em.assign(known, { ...address, ...(moved ? { updatedAt: new Date(nowMs) } : {}) });
    if (moved) await announceBanksOf(em, known, announcer, new Date(nowMs));
    return addressOf(known);
  });

/** The region of a bank's data is pinned: a cell does not take its banks to another one by a restart. */
async function assertStays(em: EntityManager, { name, region }: Cell, wanted: string): Promise<void> {
  const banks = (await banksByCell(em)).get(name) ?? 0;
  if (region === wanted || banks === 0) return;
  throw new Error(
    `the cell ${name} is in region ${region} with ${banks} banks, whose data stays there: ` +
      `set MUNIM_CELL_REGION to ${region}, and register another cell for ${wanted}`,
  );
}

const addressIn = (settings: HomeSettings) => ({
  region: settings.MUNIM_CELL_REGION,
  postgres: {
    host: settings.MUNIM_CELL_POSTGRES_HOST,
    port: settings.MUNIM_CELL_POSTGRES_PORT,
    database: settings.MUNIM_CELL_POSTGRES_DATABASE,
  },
  kafka: { brokers: [...settings.MUNIM_KAFKA_BROKERS], replicas: settings.MUNIM_CELL_KAFKA_REPLICAS },
  objectStore: { endpoint: settings.MUNIM_CELL_S3_ENDPOINT, region: settings.MUNIM_CELL_S3_REGION },
});
