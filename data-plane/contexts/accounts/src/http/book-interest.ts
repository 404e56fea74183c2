/** POST /v1/accounts/{accountId}/interest: the bank pays interest, or charges it for an overdraft. */
import { platformProblems } from '@munim/kernel';
import { commandOperation, z } from '@munim/platform/http';
import { bookInterest } from '../account/decide.ts';
import { movementCall } from './movement-call.ts';
import { problemsOf } from './problems.ts';
import { accountParams, movementBody, standing } from './schemas.ts';

export const bookInterestOperation = commandOperation({
  operationId: 'bookInterest',
  path: '/v1/accounts/{accountId}/interest',
  context: 'accounts',
  summary: 'Book interest',
  scope: 'accounts:write',
  params: accountParams,
  body: movementBody.extend({
    direction: z
      .enum(['CREDIT', 'DEBIT'])
      .openapi({ description: 'CREDIT: the customer gets it. DEBIT: the customer pays it.' }),
  }),
  success: { status: 201, description: 'Booked.', body: standing },
  reasons: problemsOf(bookInterest),
  problems: [platformProblems.cardNumberRefused],
  prepare: (input) => movementCall(bookInterest, input),
});
