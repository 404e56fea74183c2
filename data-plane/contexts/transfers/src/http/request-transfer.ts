/** POST /v1/transfers: inside the bank booked at once, to another bank reserved and handed to clearing. */
import { platformProblems } from '@munim/kernel';
import { bookingDay, commandCall, commandOperation, z } from '@munim/platform/http';
import { requestTransfer } from '../transfer/decide.ts';
import { transferProblems } from './problems.ts';
import { requestBody } from './schemas.ts';

/** Clearing normally answers within minutes; after an hour a customer wants the money back. */
const executeWithinSecondsDefault = 3_600;

const answer = z
  .object({
    transferId: z.string(),
    status: z.enum(['PROCESSING', 'COMPLETED']),
    debtorAccountId: z.string(),
    debtorVersion: z.string(),
    available: z.object({ amount: z.string(), currency: z.string() }),
  })
  .openapi('TransferAnswer');

export const requestTransferOperation = commandOperation({
  operationId: 'requestTransfer',
  path: '/v1/transfers',
  context: 'transfers',
  summary: 'Move money to another account, of this bank or of another',
  description:
    'Inside the bank both accounts are booked in one transaction (201, COMPLETED). To another bank the amount is held and the transfer goes to clearing (202, PROCESSING); GET gives the outcome.',
  scope: 'transfers:write',
  body: requestBody,
  success: { status: 201, description: 'Booked: the transfer stayed inside the bank.', body: answer },
  otherSuccess: { status: 202, description: 'Reserved and on its way to clearing.', body: answer },
  statusOf: (body) => (body['status'] === 'PROCESSING' ? 202 : 201),
  reasons: transferProblems,
  problems: [platformProblems.cardNumberRefused],
  prepare: ({ body, newId, nowMs, today }) =>
    commandCall({
      definition: requestTransfer,
      command: {
        transferId: newId('transfer'),
        holdId: newId('hold'),
        debtorAccountId: body.debtorAccountId,
        creditor: body.creditor,
        amount: body.amount,
        currency: body.currency,
        text: body.text,
        bookingDate: bookingDay(body.bookingDate, today, nowMs),
        deadlineMs: String(nowMs + (body.executeWithinSeconds ?? executeWithinSecondsDefault) * 1_000),
      },
      businessDate: bookingDay(body.bookingDate, today, nowMs),
    }),
});
