/** POST /v1/accounts/{accountId}/holds: sets money aside for a payment that may come. */
import { platformProblems } from '@munim/kernel';
import { commandCall, commandOperation, z } from '@munim/platform/http';
import { placeHold } from '../account/decide-holds.ts';
import { problemsOf } from './problems.ts';
import { accountParams, holdStanding, money, note } from './schemas.ts';

export const placeHoldOperation = commandOperation({
  operationId: 'placeHold',
  path: '/v1/accounts/{accountId}/holds',
  context: 'accounts',
  summary: 'Put money on hold',
  description: 'The balance stays; what is available falls. The hold ends by capture, release, or its own end.',
  scope: 'accounts:write',
  params: accountParams,
  body: z.strictObject({
    ...money,
    expiresAt: z.iso
      .datetime()
      .optional()
      .openapi({ description: 'UTC; without it the hold waits for capture or release.' }),
    ...note,
  }),
  success: { status: 201, description: 'On hold.', body: holdStanding },
  reasons: problemsOf(placeHold),
  problems: [platformProblems.cardNumberRefused],
  prepare: ({ params, body, newId, today }) =>
    commandCall({
      definition: placeHold,
      command: {
        ...body,
        accountId: params.accountId,
        holdId: newId('hold'),
        expiresAt: body.expiresAt === undefined ? undefined : new Date(body.expiresAt).toISOString(),
      },
      businessDate: today,
    }),
});
