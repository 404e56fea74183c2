/** POST /v1/accounts/{accountId}/unfreeze: its customer can move money again. */
import { commandCall, commandOperation } from '@munim/platform/http';
import { unfreezeAccount } from '../account/decide.ts';
import { problemsOf } from './problems.ts';
import { accountParams, standing } from './schemas.ts';

export const unfreezeAccountOperation = commandOperation({
  operationId: 'unfreezeAccount',
  path: '/v1/accounts/{accountId}/unfreeze',
  context: 'accounts',
  summary: 'Unfreeze an account',
  scope: 'accounts:write',
  params: accountParams,
  success: { status: 200, description: 'The account is open.', body: standing },
  reasons: problemsOf(unfreezeAccount),
  prepare: ({ params: { accountId }, today }) =>
    commandCall({ definition: unfreezeAccount, command: { accountId }, businessDate: today }),
});
