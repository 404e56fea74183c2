/** Operation getTenant: a bank with its resources. */
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { etagOf, findTenant } from './find-tenant.ts';
import { presentTenant } from './present.ts';
import { tenantParams, tenantSchema } from './schemas.ts';

export const getTenant = queryOperation({
  operationId: 'getTenant',
  path: '/v1/tenants/{tenantId}',
  tag: 'tenants',
  roles: everyRole,
  summary: 'One bank with its resources',
  params: tenantParams,
  success: { status: 200, description: 'The bank.', body: tenantSchema, headers: { ETag: true } },
  handle: async ({ params, em }) => {
    const tenant = await findTenant(em, params.tenantId);
    return { body: await presentTenant(em, tenant), headers: { etag: etagOf(tenant) } };
  },
});
