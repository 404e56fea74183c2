/** Cells from their rows: the one that a path names, and what pods are told of a bank's cell. */
import { LockMode } from '@mikro-orm/core';
import { type Cell as CellAddress, platformProblems, ProblemError } from '@munim/kernel';
import { Cell } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';

/** With `lock`, whoever places a bank there waits until the transaction ends. */
export async function findCell(em: EntityManager, name: string, lock = false): Promise<Cell> {
  const cell = await em.findOne(Cell, { name }, lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {});
  if (!cell) throw new ProblemError(platformProblems.notFound, 'there is no such cell');
  return cell;
}

/** The row of a cell that a bank is on: there always is one, since cells are never deleted. */
export const cellOf = (em: EntityManager, tenant: { readonly cell: string }): Promise<Cell> =>
  em.findOneOrFail(Cell, { name: tenant.cell });

/** As pods are told of it: where its services are, and nothing secret. */
export const addressOf = ({ name, postgres, kafka, objectStore }: Cell): CellAddress => ({
  name,
  postgres: { host: postgres.host, port: postgres.port, database: postgres.database },
  kafka: { brokers: kafka.brokers },
  objectStore: { endpoint: objectStore.endpoint, region: objectStore.region },
});
