/** GET /v1/transfers/{transferId}: how a transfer stands. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { id, queryOperation, z } from '@munim/platform/http';
import { findTransfer, transferView } from '../read-models/transfers/query.ts';
import { transferSchema } from './schemas.ts';

export const getTransfer = queryOperation({
  operationId: 'getTransfer',
  path: '/v1/transfers/{transferId}',
  context: 'transfers',
  summary: 'A transfer as it stands',
  scope: 'transfers:read',
  params: z.object({ transferId: id('transfer') }),
  streamOf: ({ transferId }) => transferId,
  success: { status: 200, description: 'PROCESSING, or its outcome.', body: transferSchema },
  handle: async ({ params }, bank) => {
    const row = await findTransfer(bank.sql, params.transferId);
    if (!row) throw new ProblemError(platformProblems.notFound, 'no such resource');
    return { body: transferView(row), version: row.version };
  },
});
