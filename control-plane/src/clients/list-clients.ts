/** Operation listClients: a bank's API clients, oldest first. */
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { Client } from '../database/entities/index.ts';
import { queryOperation } from '../http/operation.ts';
import { findTenant } from '../tenants/find-tenant.ts';
import { tenantParams } from '../tenants/schemas.ts';
import { everyRole } from '../operators/roles.ts';
import { presentClient } from './present.ts';
import { clientSchema } from './schemas.ts';

export const listClients = queryOperation({
  operationId: 'listClients',
  path: '/v1/tenants/{tenantId}/clients',
  tag: 'clients',
  roles: everyRole,
  summary: "A bank's API clients, oldest first",
  params: tenantParams,
  query: z.strictObject(pageQuery),
  success: { status: 200, description: 'One page of clients.', body: pageOf(clientSchema) },
  handle: async ({ params, query: { cursor, limit }, em, nowMs }) => {
    await findTenant(em, params.tenantId);
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, 1);
    const rows = await em.find(
      Client,
      { tenantId: params.tenantId, ...(after === undefined ? {} : { id: { $gt: after } }) },
      { orderBy: { id: 'asc' }, limit: limit + 1 },
    );
    return {
      body: page(
        rows.map((row) => presentClient(row, nowMs)),
        limit,
        ({ clientId }) => [clientId],
      ),
    };
  },
});
