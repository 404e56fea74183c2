/**
 * One short transaction that holds an upgrade's row. Every decision about an upgrade is made and written in one, so any
 * number of drivers and operators take turns, and a kill leaves it as it was before the step or after it. A driver that is
 * frozen inside its step gives the row back: see the idle limit of the control database's connections.
 */
import { LockMode } from '@mikro-orm/core';
import { Upgrade, UpgradeBank } from '../database/entities/index.ts';
import type { ControlDatabase, EntityManager } from '../database/orm.ts';

export interface Locked {
  readonly em: EntityManager;
  readonly upgrade: Upgrade;
  /** In the order in which they are begun. */
  readonly banks: readonly UpgradeBank[];
  /** The database's clock: one for all processes. */
  readonly nowMs: number;
}

export const underLock = <T>(orm: ControlDatabase, id: string, work: (locked: Locked) => Promise<T>): Promise<T> =>
  orm.em.fork().transactional(async (em) => {
    const upgrade = await em.findOneOrFail(Upgrade, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return work({ em, upgrade, banks: await banksOf(em, id), nowMs: await databaseMs(em) });
  });

export const banksOf = (em: EntityManager, upgradeId: string): Promise<UpgradeBank[]> =>
  em.find(UpgradeBank, { upgradeId }, { orderBy: { wave: 'asc', position: 'asc' } });

async function databaseMs(em: EntityManager): Promise<number> {
  const [row] = await em.execute<{ ms: string }[]>('select extract(epoch from clock_timestamp()) * 1000 as ms');
  return Math.floor(Number(row?.ms));
}
