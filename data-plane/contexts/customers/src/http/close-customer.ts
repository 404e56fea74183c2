/** POST /v1/customers/{customerId}/close: ends the relationship; the bank's books of it stay. */
import { commandCall, commandOperation } from '@munim/platform/http';
import { closeCustomer, closeReasons } from '../customer/decide.ts';
import { problemsOf } from './problems.ts';
import { customerParams, standingSchema } from './schemas.ts';

export const closeCustomerOperation = commandOperation({
  operationId: 'closeCustomer',
  path: '/v1/customers/{customerId}/close',
  context: 'customers',
  summary: 'Close a customer',
  description:
    'For good: no new account opens for a closed customer. Accounts that are open stay open and are closed on their own.',
  scope: 'customers:write',
  params: customerParams,
  success: { status: 200, description: 'Closed, now or before.', body: standingSchema },
  reasons: problemsOf(closeReasons),
  prepare: ({ params, today }) => commandCall({ definition: closeCustomer, command: params, businessDate: today }),
});
