/** POST /v1/accounts/{accountId}/fees: the bank takes a fee. */
import { platformProblems } from '@munim/kernel';
import { commandOperation } from '@munim/platform/http';
import { chargeFee } from '../account/decide.ts';
import { movementCall } from './movement-call.ts';
import { problemsOf } from './problems.ts';
import { accountParams, movementBody, standing } from './schemas.ts';

export const chargeFeeOperation = commandOperation({
  operationId: 'chargeFee',
  path: '/v1/accounts/{accountId}/fees',
  context: 'accounts',
  summary: 'Charge a fee',
  scope: 'accounts:write',
  params: accountParams,
  body: movementBody,
  success: { status: 201, description: 'Booked.', body: standing },
  reasons: problemsOf(chargeFee),
  problems: [platformProblems.cardNumberRefused],
  prepare: (input) => movementCall(chargeFee, input),
});
