/** GET /v1/accounts: pages of accounts, newest first. */
import { decodeCursor, id, page, pageOf, pageQuery, queryOperation, z } from '@munim/platform/http';
import { accountView, listAccountRows } from '../read-models/account-details/query.ts';
import { account } from './account-schema.ts';
import { accountStatus } from './schemas.ts';

export const listAccountsOperation = queryOperation({
  operationId: 'listAccounts',
  path: '/v1/accounts',
  context: 'accounts',
  summary: 'Accounts, newest first',
  scope: 'accounts:read',
  query: z.strictObject({
    ...pageQuery,
    customerId: id('customer').optional(),
    status: accountStatus.optional(),
  }),
  success: { status: 200, description: 'One page.', body: pageOf(account) },
  handle: async ({ query: { cursor, limit, customerId, status }, nowMs }, bank) => {
    const before = cursor === undefined ? undefined : decodeCursor(cursor, 1)[0];
    const rows = await listAccountRows(bank.sql, { customerId, status, before, limit: limit + 1 }, nowMs);
    const { data, hasMore, nextCursor } = page(rows, limit, (row) => [row.accountId]);
    return { body: { data: data.map(accountView), hasMore, nextCursor } };
  },
});
