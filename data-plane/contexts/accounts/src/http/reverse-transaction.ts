/** POST /v1/accounts/{accountId}/transactions/{version}/reversal: books a mistaken transaction back, once. */
import { platformProblems } from '@munim/kernel';
import { bookingDay, commandCall, commandOperation, id, z } from '@munim/platform/http';
import { readStream } from '@munim/platform/log';
import { reverseTransaction } from '../account/decide-reversal.ts';
import { problemsOf } from './problems.ts';
import { days, note, reversalStanding } from './schemas.ts';

export const reverseTransactionOperation = commandOperation({
  operationId: 'reverseTransaction',
  path: '/v1/accounts/{accountId}/transactions/{version}/reversal',
  context: 'accounts',
  summary: 'Reverse a transaction',
  description:
    'Books the same money back against the same ledger account. A transfer is put right by one in the other direction, a posting by its opposite.',
  scope: 'accounts:write',
  params: z.object({
    accountId: id('account'),
    version: z
      .string()
      .regex(/^[1-9][0-9]{0,17}$/)
      .openapi({ description: "The booking's version, as its command answered and the statement shows it." }),
  }),
  body: z.strictObject({ ...days, ...note }),
  success: { status: 201, description: 'Booked back.', body: reversalStanding },
  reasons: problemsOf(reverseTransaction),
  problems: [platformProblems.cardNumberRefused],
  prepare: async ({ params: { accountId, version }, body: { bookingDate, ...order }, today, nowMs }, bank) => {
    const [event] = await readStream(bank.sql, accountId, BigInt(version) - 1n, 1);
    const original = event ? { type: event.type, data: event.data } : null;
    return commandCall({
      definition: reverseTransaction,
      command: { ...order, accountId, version, original },
      businessDate: bookingDay(bookingDate, today, nowMs),
    });
  },
});
