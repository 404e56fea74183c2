/** POST /v1/accounts/{accountId}/deposits: cash, or money from outside through a settlement account. */
import { platformProblems } from '@munim/kernel';
import { commandOperation } from '@munim/platform/http';
import { deposit } from '../account/decide.ts';
import { movementCall } from './movement-call.ts';
import { problemsOf } from './problems.ts';
import { accountParams, movementBody, standing } from './schemas.ts';

export const depositOperation = commandOperation({
  operationId: 'deposit',
  path: '/v1/accounts/{accountId}/deposits',
  context: 'accounts',
  summary: 'Pay money into an account',
  scope: 'accounts:write',
  params: accountParams,
  body: movementBody,
  success: { status: 201, description: 'Booked.', body: standing },
  reasons: problemsOf(deposit),
  problems: [platformProblems.cardNumberRefused],
  prepare: (input) => movementCall(deposit, input),
});
