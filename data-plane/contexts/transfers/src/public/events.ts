/** The events of this context, as they stand in the log, on the topic `<tenant>.transfers` and in the archive. */
import { z } from 'zod';

const accountId = z.string().regex(/^acc_[0-9a-hjkmnp-tv-z]{26}$/);
const amount = z.string().regex(/^[1-9][0-9]{0,17}$/);
const currency = z.string().regex(/^[A-Z]{3}$/);
const text = z.string().min(1).max(140).optional();
const otherBank = z.strictObject({ bank: z.string().min(1).max(34), account: z.string().min(1).max(34) });

export const transferEventSchemas = {
  /** Inside the bank: both accounts were booked in the same decision. */
  'transfers.TransferBooked': z.strictObject({
    debtorAccountId: accountId,
    creditor: z.strictObject({ accountId }),
    amount,
    currency,
    text,
  }),
  /** To another bank: the amount is on hold. */
  'transfers.TransferRequested': z.strictObject({
    debtorAccountId: accountId,
    creditor: otherBank,
    amount,
    currency,
    text,
    holdId: z.string().regex(/^hld_[0-9a-hjkmnp-tv-z]{26}$/),
    deadlineMs: z.string().regex(/^[0-9]{1,16}$/),
    bookingDate: z.iso.date(),
  }),
  'transfers.TransferSubmitted': z.strictObject({}),
  'transfers.TransferCompleted': z.strictObject({}),
  'transfers.TransferFailed': z.strictObject({
    reason: z.enum(['REFUSED_BY_CLEARING', 'DEADLINE_PASSED']),
    detail: z.string().min(1).max(200),
  }),
} as const;
