/** How a transfer looks over HTTP. */
import { currency, day, freeText, id, money, positiveAmount, text, z } from '@munim/platform/http';

/** An account number may be built like a card's: it is no free text. */
const creditorSchema = z
  .union([
    z.strictObject({ accountId: id('account') }),
    z.strictObject({
      bank: text(34).regex(/^[A-Za-z0-9]+$/, 'letters and digits'),
      account: text(34).regex(/^[A-Za-z0-9]+$/, 'letters and digits'),
    }),
  ])
  .openapi({ description: 'An account of this bank, or bank and account of another.' });

export const transferSchema = z
  .object({
    transferId: z.string(),
    status: z.enum(['PROCESSING', 'COMPLETED', 'FAILED']),
    failure: z.object({ reason: z.enum(['REFUSED_BY_CLEARING', 'DEADLINE_PASSED']), detail: z.string() }).optional(),
    debtorAccountId: z.string(),
    creditor: creditorSchema,
    amount: positiveAmount,
    currency,
    bookingDate: z.string(),
    requestedAt: z.string(),
    endedAt: z.string().nullable(),
    text: z.string().nullable(),
  })
  .openapi('Transfer');

export const requestBody = z.strictObject({
  debtorAccountId: id('account'),
  creditor: creditorSchema,
  ...money.shape,
  text: freeText(140).optional().openapi({ description: 'For both statements (140 characters, as in SEPA).' }),
  bookingDate: day.optional(),
  executeWithinSeconds: z
    .int()
    .min(1)
    .max(86_400)
    .optional()
    .openapi({ description: 'To another bank: recalled when clearing has not settled by then. Default 3600.' }),
});
