/** GET /v1/customers/{customerId}: a customer as it stands, personal data opened. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { queryOperation } from '@munim/platform/http';
import { customerView, findCustomer } from '../read-models/customer-details/query.ts';
import { customerParams, customerSchema } from './schemas.ts';

export const getCustomerOperation = queryOperation({
  operationId: 'getCustomer',
  path: '/v1/customers/{customerId}',
  context: 'customers',
  summary: 'A customer as it stands',
  scope: 'customers:read',
  params: customerParams,
  streamOf: ({ customerId }) => customerId,
  success: { status: 200, description: 'The customer.', body: customerSchema },
  handle: async ({ params }, bank) => {
    const row = await findCustomer(bank.sql, params.customerId);
    if (!row) throw new ProblemError(platformProblems.notFound, 'no such resource');
    return { body: await customerView(bank.keys, row), version: row.version };
  },
});
