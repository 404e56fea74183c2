/** POST /v1/accounts: an account for a customer. */
import {
  bookingDay,
  commandCall,
  commandOperation,
  currency,
  day,
  id,
  nonNegativeAmount,
  z,
} from '@munim/platform/http';
import { openAccount } from '../account/decide.ts';
import { problemsOf } from './problems.ts';
import { standing } from './schemas.ts';

export const openAccountOperation = commandOperation({
  operationId: 'openAccount',
  path: '/v1/accounts',
  context: 'accounts',
  summary: 'Open an account for a customer',
  scope: 'accounts:write',
  body: z.strictObject({
    customerId: id('customer'),
    product: z.enum(['CURRENT', 'SAVINGS']),
    currency,
    overdraftLimit: nonNegativeAmount.optional().openapi({
      description: 'How far below zero the balance may go, in minor units; current accounts only. None when left out.',
    }),
    bookingDate: day.optional().openapi({ description: 'Day of opening; today (UTC) when left out.' }),
  }),
  success: { status: 201, description: 'The account is open.', body: standing },
  reasons: problemsOf(openAccount),
  prepare: ({ body, newId, today, nowMs }) =>
    commandCall({
      definition: openAccount,
      command: {
        accountId: newId('account'),
        customerId: body.customerId,
        product: body.product,
        currency: body.currency,
        overdraftLimit: body.overdraftLimit ?? '0',
      },
      businessDate: bookingDay(body.bookingDate, today, nowMs),
    }),
});
