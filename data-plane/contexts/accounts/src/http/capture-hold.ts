/** POST /v1/accounts/{accountId}/holds/{holdId}/capture: money on hold goes out, all or part of it. */
import { platformProblems } from '@munim/kernel';
import { bookingDay, commandCall, commandOperation, currency, positiveAmount, z } from '@munim/platform/http';
import { captureHold } from '../account/decide-holds.ts';
import { problemsOf } from './problems.ts';
import { counterAccount, days, holdParams, holdStanding, note } from './schemas.ts';

export const captureHoldOperation = commandOperation({
  operationId: 'captureHold',
  path: '/v1/accounts/{accountId}/holds/{holdId}/capture',
  context: 'accounts',
  summary: 'Capture a hold, wholly or in part',
  scope: 'accounts:write',
  params: holdParams,
  body: z
    .strictObject({
      amount: positiveAmount.optional().openapi({ description: 'All that is on hold when left out.' }),
      currency: currency.optional(),
      keepRemainder: z
        .boolean()
        .optional()
        .openapi({ description: 'Keep what is not captured on hold; otherwise it is free again.' }),
      ...days,
      ...note,
      ...counterAccount,
    })
    .refine((body) => (body.amount === undefined) === (body.currency === undefined), {
      error: 'amount and currency come together',
      path: ['currency'],
    }),
  success: { status: 201, description: 'Booked.', body: holdStanding },
  reasons: problemsOf(captureHold),
  problems: [platformProblems.cardNumberRefused],
  prepare: ({ params, body: { bookingDate, ...order }, today, nowMs }) =>
    commandCall({
      definition: captureHold,
      command: { ...order, accountId: params.accountId, holdId: params.holdId },
      businessDate: bookingDay(bookingDate, today, nowMs),
    }),
});
