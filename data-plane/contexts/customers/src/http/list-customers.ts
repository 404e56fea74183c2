/** GET /v1/customers: pages of customers, newest first; or the one that has a reference. */
import { decodeCursor, page, pageOf, pageQuery, queryOperation, z } from '@munim/platform/http';
import { listCustomerRows, listedCustomerView } from '../read-models/customer-details/query.ts';
import { listedCustomerSchema, reference } from './schemas.ts';

export const listCustomersOperation = queryOperation({
  operationId: 'listCustomers',
  path: '/v1/customers',
  context: 'customers',
  summary: 'Customers, newest first',
  description:
    'Personal data cannot be searched: it is ciphertext. Find a customer by the reference that the bank gave.',
  scope: 'customers:read',
  query: z.strictObject({
    ...pageQuery,
    reference: reference.optional(),
    status: z.enum(['ACTIVE', 'CLOSED']).optional(),
  }),
  success: { status: 200, description: 'One page.', body: pageOf(listedCustomerSchema) },
  handle: async ({ query }, bank) => {
    const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor, 1)[0];
    const { reference: wanted, status, limit } = query;
    const rows = await listCustomerRows(bank.sql, { reference: wanted, status, before, limit: limit + 1 });
    const { data, ...next } = page(rows, limit, (row) => [row.customerId]);
    return { body: { data: await Promise.all(data.map((row) => listedCustomerView(bank.keys, row))), ...next } };
  },
});
