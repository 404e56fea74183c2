/** POST /v1/accounts/{accountId}/freeze: its customer can no longer move money; the bank's own duties go on. */
import { platformProblems } from '@munim/kernel';
import { commandCall, commandOperation, freeText, z } from '@munim/platform/http';
import { freezeAccount } from '../account/decide.ts';
import { textLengthMax } from '../public/events.ts';
import { problemsOf } from './problems.ts';
import { accountParams, standing } from './schemas.ts';

export const freezeAccountOperation = commandOperation({
  operationId: 'freezeAccount',
  path: '/v1/accounts/{accountId}/freeze',
  context: 'accounts',
  summary: 'Freeze an account',
  description: 'Interest, reversals, and the capture or release of holds placed before still go through.',
  scope: 'accounts:write',
  params: accountParams,
  body: z.strictObject({ reason: freeText(textLengthMax).openapi({ description: 'Why; kept in the log.' }) }),
  success: { status: 200, description: 'The account is frozen.', body: standing },
  reasons: problemsOf(freezeAccount),
  problems: [platformProblems.cardNumberRefused],
  prepare: ({ params, body, today }) =>
    commandCall({
      definition: freezeAccount,
      command: { accountId: params.accountId, reason: body.reason },
      businessDate: today,
    }),
});
