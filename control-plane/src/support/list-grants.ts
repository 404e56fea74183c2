/** Operations listSupportGrants and listSupportAccess: who may look in, as the platform sees it and as a bank does. */
import { decodeCursor, grantSchema, grantsQuery, page, pageOf, supportAccess, z } from '@munim/platform/http';
import { isTenantId } from '@munim/kernel';
import { SupportGrant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { bankContract, bankQuery, queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { findGrant, withOperator, withOperators } from './grants.ts';

interface Wanted {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: 'open' | 'closed' | undefined;
  readonly tenantId?: string | undefined;
}

/** Newest first. */
async function grantsPage(em: EntityManager, { cursor, limit, state, tenantId }: Wanted, nowMs: number) {
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, 1);
  const open = { state: { $in: ['requested' as const, 'approved' as const] }, expiresAt: { $gt: new Date(nowMs) } };
  const rows = await em.find(
    SupportGrant,
    {
      ...(before === undefined ? {} : { id: { $lt: before } }),
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(state === 'open' ? open : {}),
      ...(state === 'closed' ? { $not: open } : {}),
    },
    { orderBy: { id: 'desc' }, limit: limit + 1 },
  );
  return page(await withOperators(em, rows, nowMs), limit, ({ id }) => [id]);
}

export const listSupportGrants = queryOperation({
  operationId: 'listSupportGrants',
  path: '/v1/support-grants',
  tag: 'support',
  roles: everyRole,
  summary: 'Support grants, newest first',
  query: z.strictObject({
    ...grantsQuery,
    tenantId: z.string().refine(isTenantId).optional().openapi({ example: 'kaveri-bank' }),
  }),
  success: { status: 200, description: 'One page of grants.', body: pageOf(grantSchema) },
  handle: async ({ query, em, nowMs }) => ({ body: await grantsPage(em, query, nowMs) }),
});

export const listSupportAccess = bankQuery({
  ...bankContract(supportAccess.list),
  handle: async ({ query, caller: { tenant: tenantId }, em, nowMs }) => ({
    body: await grantsPage(em, { ...query, tenantId }, nowMs),
  }),
});

export const getSupportAccess = bankQuery({
  ...bankContract(supportAccess.get),
  handle: async ({ params, caller, em, nowMs }) => ({
    body: await withOperator(em, await findGrant(em, { id: params.grantId, tenantId: caller.tenant }), nowMs),
  }),
});
