/** POST /v1/accounts/{accountId}/withdrawals: cash, or money to outside through a settlement account. */
import { platformProblems } from '@munim/kernel';
import { commandOperation } from '@munim/platform/http';
import { withdraw } from '../account/decide.ts';
import { movementCall } from './movement-call.ts';
import { problemsOf } from './problems.ts';
import { accountParams, movementBody, standing } from './schemas.ts';

export const withdrawOperation = commandOperation({
  operationId: 'withdraw',
  path: '/v1/accounts/{accountId}/withdrawals',
  context: 'accounts',
  summary: 'Pay money out of an account',
  scope: 'accounts:write',
  params: accountParams,
  body: movementBody,
  success: { status: 201, description: 'Booked.', body: standing },
  reasons: problemsOf(withdraw),
  problems: [platformProblems.cardNumberRefused],
  prepare: (input) => movementCall(withdraw, input),
});
