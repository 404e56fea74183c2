/** Operation listTenants: the banks, by id. */
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { Tenant } from '../database/entities/index.ts';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { tenantStates } from './life.ts';
import { presentTenants } from './present.ts';
import { tenantSchema } from './schemas.ts';

export const listTenants = queryOperation({
  operationId: 'listTenants',
  path: '/v1/tenants',
  tag: 'tenants',
  roles: everyRole,
  summary: 'All banks, by id',
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(tenantStates).optional(),
    cell: z.string().min(1).max(40).optional(),
    search: z.string().trim().min(1).max(120).optional().openapi({ description: 'In id or name, in any case.' }),
  }),
  success: { status: 200, description: 'One page of banks.', body: pageOf(tenantSchema) },
  handle: async ({ query: { cursor, limit, state, cell, search }, em }) => {
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, 1);
    const rows = await em.find(
      Tenant,
      {
        ...(after === undefined ? {} : { id: { $gt: after } }),
        ...(state === undefined ? {} : { state }),
        ...(cell === undefined ? {} : { cell }),
        ...(search === undefined
          ? {}
          : { $or: [{ id: { $ilike: within(search) } }, { name: { $ilike: within(search) } }] }),
      },
      { orderBy: { id: 'asc' }, limit: limit + 1 },
    );
    return { body: page(await presentTenants(em, rows), limit, ({ id }) => [id]) };
  },
});

/** A pattern that holds the text literally. */
const within = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
