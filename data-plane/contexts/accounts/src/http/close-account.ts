/** POST /v1/accounts/{accountId}/close: for good, when nothing is left on it. */
import { commandCall, commandOperation } from '@munim/platform/http';
import { closeAccount } from '../account/decide.ts';
import { problemsOf } from './problems.ts';
import { accountParams, standing } from './schemas.ts';

export const closeAccountOperation = commandOperation({
  operationId: 'closeAccount',
  path: '/v1/accounts/{accountId}/close',
  context: 'accounts',
  summary: 'Close an account',
  description: 'Its balance must be zero and nothing on hold. A closed account is never opened again.',
  scope: 'accounts:write',
  params: accountParams,
  success: { status: 200, description: 'The account is closed.', body: standing },
  reasons: problemsOf(closeAccount),
  prepare: ({ params: { accountId }, today }) =>
    commandCall({ definition: closeAccount, command: { accountId }, businessDate: today }),
});
