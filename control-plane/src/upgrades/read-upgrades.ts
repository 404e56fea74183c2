/** Operations listUpgrades and getUpgrade: how far the fleet is. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { LockMode } from '@mikro-orm/core';
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { Upgrade } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { presentUpgrade, presentUpgrades } from './present.ts';
import { upgradeDetailSchema, upgradeParams, upgradeSchema } from './schemas.ts';

export const listUpgrades = queryOperation({
  operationId: 'listUpgrades',
  path: '/v1/upgrades',
  tag: 'upgrades',
  roles: everyRole,
  summary: 'Upgrades, newest first',
  query: z.strictObject(pageQuery),
  success: { status: 200, description: 'One page of upgrades.', body: pageOf(upgradeSchema) },
  handle: async ({ query: { cursor, limit }, em }) => {
    const [before] = cursor === undefined ? [] : decodeCursor(cursor, 1);
    // Ids sort by the time of their making.
    const rows = await em.find(Upgrade, before === undefined ? {} : { id: { $lt: before } }, {
      orderBy: { id: 'desc' },
      limit: limit + 1,
    });
    return { body: page(await presentUpgrades(em, rows), limit, ({ id }) => [id]) };
  },
});

export const getUpgrade = queryOperation({
  operationId: 'getUpgrade',
  path: '/v1/upgrades/{upgradeId}',
  tag: 'upgrades',
  roles: everyRole,
  summary: 'One upgrade with its waves and banks',
  params: upgradeParams,
  success: { status: 200, description: 'The upgrade.', body: upgradeDetailSchema },
  handle: async ({ params, em }) => ({ body: await presentUpgrade(em, await findUpgrade(em, params.upgradeId)) }),
});

/** With `lock`, the driver and others who would change it wait until the transaction ends. */
export async function findUpgrade(em: EntityManager, id: string, lock = false): Promise<Upgrade> {
  const upgrade = await em.findOne(Upgrade, { id }, lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {});
  if (!upgrade) throw new ProblemError(platformProblems.notFound, 'there is no such upgrade');
  return upgrade;
}
