/** POST /v1/accounts/{accountId}/card-withdrawals: cash from a machine, owed to the card scheme. */
import { platformProblems } from '@munim/kernel';
import { commandOperation } from '@munim/platform/http';
import { withdrawByCard } from '../account/decide.ts';
import { movementCall } from './movement-call.ts';
import { problemsOf } from './problems.ts';
import { accountParams, movementBody, standing } from './schemas.ts';

export const withdrawByCardOperation = commandOperation({
  operationId: 'withdrawByCard',
  path: '/v1/accounts/{accountId}/card-withdrawals',
  context: 'accounts',
  summary: 'Book cash taken from a machine by card',
  scope: 'accounts:write',
  params: accountParams,
  body: movementBody,
  success: { status: 201, description: 'Booked.', body: standing },
  reasons: problemsOf(withdrawByCard),
  problems: [platformProblems.cardNumberRefused],
  prepare: (input) => movementCall(withdrawByCard, input),
});
