/** Operations listSupportGrants and listSupportAccess: who may look in, as the platform sees it and as a bank does. */
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { isTenantId } from '@munim/kernel';
import { SupportGrant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { bankQuery, queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { findGrant, withOperator, withOperators } from './grants.ts';
import { grantParams, grantSchema } from './schemas.ts';

const listQuery = {
  ...pageQuery,
  state: z.enum(['open', 'closed']).optional().openapi({ description: 'Those that wait or hold, or all others.' }),
};

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
    ...listQuery,
    tenantId: z.string().refine(isTenantId).optional().openapi({ example: 'kaveri-bank' }),
  }),
  success: { status: 200, description: 'One page of grants.', body: pageOf(grantSchema) },
  handle: async ({ query, em, nowMs }) => ({ body: await grantsPage(em, query, nowMs) }),
});

export const listSupportAccess = bankQuery({
  operationId: 'listSupportAccess',
  path: '/v1/support-access',
  tag: 'support-access',
  bankScope: 'support:read',
  summary: 'Who of the platform asks, may or might look into this bank, newest first',
  query: z.strictObject(listQuery),
  success: { status: 200, description: 'One page of grants.', body: pageOf(grantSchema) },
  handle: async ({ query, caller: { tenant: tenantId }, em, nowMs }) => ({
    body: await grantsPage(em, { ...query, tenantId }, nowMs),
  }),
});

export const getSupportAccess = bankQuery({
  operationId: 'getSupportAccess',
  path: '/v1/support-access/{grantId}',
  tag: 'support-access',
  bankScope: 'support:read',
  summary: 'One grant: who, why, what, until when, and how often it was used',
  params: grantParams,
  success: { status: 200, description: 'The grant.', body: grantSchema },
  handle: async ({ params, caller, em, nowMs }) => ({
    body: await withOperator(em, await findGrant(em, { id: params.grantId, tenantId: caller.tenant }), nowMs),
  }),
});
