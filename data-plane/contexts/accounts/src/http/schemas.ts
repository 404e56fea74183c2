/** How accounts look over HTTP: bodies of movements, and what commands answer. */
import { currency, day, freeText, id, positiveAmount, signedMoney, z } from '@munim/platform/http';
import { ledgerCodePattern } from '../ledger/chart.ts';
import { referenceLengthMax, textLengthMax } from '../public/events.ts';

export const accountParams = z.object({ accountId: id('account') });
export const holdParams = z.object({ accountId: id('account'), holdId: id('hold') });

export const ledgerCode = z
  .string()
  .regex(ledgerCodePattern, 'a code of 4 to 8 digits')
  .openapi({ description: 'Code in the chart of accounts.', example: '1000' });

export const days = {
  bookingDate: day
    .optional()
    .openapi({ description: 'Day in the books; today (UTC) when left out. It may lie in the past.' }),
  valueDate: day.optional().openapi({
    description: 'Day from which interest counts; the booking date when left out, at most 366 days from it.',
  }),
};
export const note = {
  reference: freeText(referenceLengthMax)
    .optional()
    .openapi({ description: 'For machines: an invoice or payment number.' }),
  text: freeText(textLengthMax).optional().openapi({ description: 'For people; printed in the statement.' }),
};
export const counterAccount = {
  counterAccount: ledgerCode
    .optional()
    .openapi({ description: 'Ledger account on the other side, where not the default.' }),
};
export const money = { amount: positiveAmount, currency };

export const movementBody = z.strictObject({ ...money, ...days, ...note, ...counterAccount });

export const accountStatus = z.enum(['OPEN', 'FROZEN', 'CLOSED']);

const standingShape = {
  accountId: z.string(),
  version: z
    .string()
    .openapi({ description: 'Of the account after this; for If-Min-Version, and to name this booking.' }),
  status: accountStatus,
  balance: signedMoney,
  available: signedMoney.openapi({ description: 'Balance plus overdraft limit less what is on hold.' }),
};
export const standing = z.object(standingShape).openapi('AccountStanding');
export const holdStanding = z.object({ holdId: z.string(), ...standingShape }).openapi('HoldStanding');
export const reversalStanding = z
  .object({
    reverses: z.string().openapi({ description: 'Version of the booking reversed.' }),
    ...standingShape,
  })
  .openapi('ReversalStanding');
