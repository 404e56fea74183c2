/** GET /v1/transfers: pages of transfers, newest first. */
import { decodeCursor, id, page, pageOf, pageQuery, queryOperation, z } from '@munim/platform/http';
import { listTransferRows, transferView } from '../read-models/transfers/query.ts';
import { transferSchema } from './schemas.ts';

export const listTransfers = queryOperation({
  operationId: 'listTransfers',
  path: '/v1/transfers',
  context: 'transfers',
  summary: 'Transfers, newest first',
  scope: 'transfers:read',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['PROCESSING', 'COMPLETED', 'FAILED']).optional(),
    debtorAccountId: id('account').optional(),
  }),
  success: { status: 200, description: 'One page.', body: pageOf(transferSchema) },
  handle: async ({ query }, bank) => {
    const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor, 1)[0];
    const rows = await listTransferRows(bank.sql, {
      status: query.status,
      debtorAccountId: query.debtorAccountId,
      before,
      limit: query.limit + 1,
    });
    const { data, hasMore, nextCursor } = page(rows, query.limit, (row) => [row.transferId]);
    return { body: { data: data.map(transferView), hasMore, nextCursor } };
  },
});
