/** POST /v1/postings: 2 to 100 legs on customers' accounts and the bank's own, booked together or not at all. */
import { platformProblems } from '@munim/kernel';
import { bookingDay, commandCall, commandOperation, currency, id, positiveAmount, z } from '@munim/platform/http';
import { bookPosting, postingLegsMax } from '../ledger/book-posting.ts';
import { ledgerRef } from '../ledger/chart.ts';
import type { BookAccount } from '../ledger/posting.ts';
import { problemsOf } from './problems.ts';
import { days, ledgerCode, note } from './schemas.ts';

const leg = z
  .strictObject({
    accountId: id('account').optional().openapi({ description: "A customer's account, or else:" }),
    ledgerAccount: ledgerCode.optional(),
    side: z.enum(['DEBIT', 'CREDIT']),
    amount: positiveAmount,
    currency,
  })
  .refine((one) => (one.accountId === undefined) !== (one.ledgerAccount === undefined), {
    error: 'name accountId or ledgerAccount, one of them',
    path: ['accountId'],
  });

const accountOf = ({ accountId, ledgerAccount }: z.infer<typeof leg>): BookAccount =>
  accountId === undefined ? ledgerRef(ledgerAccount ?? '') : (accountId as BookAccount);

export const bookPostingOperation = commandOperation({
  operationId: 'bookPosting',
  path: '/v1/postings',
  context: 'accounts',
  summary: 'Book a posting of many legs',
  description: 'Debits equal credits in every currency. All legs are booked in one transaction of the log, or none.',
  scope: 'accounts:write',
  body: z.strictObject({ legs: z.array(leg).min(2).max(postingLegsMax), ...days, ...note }),
  success: {
    status: 201,
    description: 'Booked.',
    body: z
      .object({
        postingId: z.string(),
        version: z.string(),
        accounts: z.array(z.object({ accountId: z.string(), version: z.string() })),
      })
      .openapi('Posting'),
  },
  reasons: problemsOf(bookPosting),
  problems: [platformProblems.cardNumberRefused],
  prepare: ({ body: { bookingDate, legs, ...order }, newId, today, nowMs }) =>
    commandCall({
      definition: bookPosting,
      command: {
        ...order,
        postingId: newId('journalEntry'),
        legs: legs.map((one) => ({
          account: accountOf(one),
          side: one.side,
          amount: one.amount,
          currency: one.currency,
        })),
      },
      businessDate: bookingDay(bookingDate, today, nowMs),
    }),
});
