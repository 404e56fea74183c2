/**
 * The events of this context, as they stand in the log, on the topic `<tenant>.accounts` and in the archive. All are
 * public: what is published is the log's exact bytes. A type's shape is never changed: a new shape is a new version.
 */
import { z } from 'zod';

const accountId = z.string().regex(/^acc_[0-9a-hjkmnp-tv-z]{26}$/);
const customerId = z.string().regex(/^cus_[0-9a-hjkmnp-tv-z]{26}$/);
const holdId = z.string().regex(/^hld_[0-9a-hjkmnp-tv-z]{26}$/);
const transferId = z.string().regex(/^trf_[0-9a-hjkmnp-tv-z]{26}$/);
const postingId = z.string().regex(/^jrn_[0-9a-hjkmnp-tv-z]{26}$/);
const ledgerCode = z.string().regex(/^[1-9][0-9]{3,7}$/);
const ledgerRef = z.string().regex(/^gl:[1-9][0-9]{3,7}$/);
const currency = z.string().regex(/^[A-Z]{3}$/);
const day = z.iso.date();
/** Minor units, above zero. */
const amount = z.string().regex(/^[1-9][0-9]{0,17}$/);
const version = z.string().regex(/^[1-9][0-9]{0,17}$/);

/** A reference is for machines (an invoice number), a text for people; both end in the statement. */
export const referenceLengthMax = 64;
export const textLengthMax = 140;
const note = {
  reference: z.string().min(1).max(referenceLengthMax).optional(),
  text: z.string().min(1).max(textLengthMax).optional(),
};

/**
 * Money moved on the stream's account against `counter`. Both legs follow from this one amount and the event's type
 * (`journalEntryOf`), so an event whose legs differ cannot be written. `valueDate` is left out on the booking day.
 */
const movement = { amount, currency, counter: ledgerRef, valueDate: day.optional(), ...note };

export const accountEventSchemas = {
  'accounts.AccountOpened': z.strictObject({
    customerId,
    product: z.enum(['CURRENT', 'SAVINGS']),
    currency,
    /** Left out when there is none. */
    overdraftLimit: amount.optional(),
  }),
  'accounts.AccountFrozen': z.strictObject({ reason: z.string().min(1).max(textLengthMax) }),
  'accounts.AccountUnfrozen': z.strictObject({}),
  'accounts.AccountClosed': z.strictObject({}),

  'accounts.MoneyDeposited': z.strictObject(movement),
  'accounts.MoneyWithdrawn': z.strictObject(movement),
  'accounts.CardWithdrawalMade': z.strictObject(movement),
  'accounts.FeeCharged': z.strictObject(movement),
  'accounts.InterestCredited': z.strictObject(movement),
  'accounts.InterestDebited': z.strictObject(movement),

  'accounts.HoldPlaced': z.strictObject({
    holdId,
    amount,
    currency,
    expiresAt: z.iso.datetime().optional(),
    heldFor: transferId.optional(),
    ...note,
  }),
  /** `remaining` stays on hold; without it the hold is over. */
  'accounts.HoldCaptured': z.strictObject({
    ...movement,
    holdId,
    remaining: amount.optional(),
    heldFor: transferId.optional(),
  }),
  'accounts.HoldReleased': z.strictObject({ holdId, amount, currency }),
  'accounts.HoldExpired': z.strictObject({ holdId, amount, currency }),

  'accounts.TransferSent': z.strictObject({ ...movement, transferId, to: accountId }),
  'accounts.TransferReceived': z.strictObject({ ...movement, transferId, from: accountId }),
  'accounts.PostingDebited': z.strictObject({ ...movement, postingId }),
  'accounts.PostingCredited': z.strictObject({ ...movement, postingId }),
  /** `reverses` is the version, in this stream, of the event whose money goes back. */
  'accounts.DebitReversed': z.strictObject({ ...movement, reverses: version }),
  'accounts.CreditReversed': z.strictObject({ ...movement, reverses: version }),
} as const;

export const ledgerEventSchemas = {
  /** The legs of a posting on the bank's own accounts, each booked against transit (2900). */
  'accounts.PostingBooked': z.strictObject({
    legs: z.array(z.strictObject({ account: ledgerRef, side: z.enum(['DEBIT', 'CREDIT']), amount, currency })).max(100),
    /** Legs on customers' accounts, which are events of those accounts. */
    customerLegs: z.int().min(0).max(100),
    valueDate: day.optional(),
    ...note,
  }),
  'accounts.LedgerAccountOpened': z.strictObject({
    code: ledgerCode,
    name: z.string().min(1).max(80),
    type: z.enum(['ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE']),
  }),
} as const;

/** Every event of the context by type. Version 1 is the shape without the members that `schemaVersionOf` names. */
export const eventSchemas = { ...accountEventSchemas, ...ledgerEventSchemas };

/**
 * Version 2 of a hold and of its capture says by `heldFor` for what the money is set aside. Version 1 reads as it stands:
 * whoever knows the hold's id may end it. An event is written in the oldest version that can say it.
 */
export const schemaVersionOf = (data: object): 1 | 2 => ('heldFor' in data ? 2 : 1);

export type AccountEventType = keyof typeof accountEventSchemas;
export type AccountEventData<Type extends AccountEventType> = z.infer<(typeof accountEventSchemas)[Type]>;
/** An event of an `acc_…` stream. */
export type AccountEvent = {
  [Type in AccountEventType]: { type: Type; data: AccountEventData<Type> };
}[AccountEventType];

export type LedgerEventType = keyof typeof ledgerEventSchemas;
export type LedgerEventData<Type extends LedgerEventType> = z.infer<(typeof ledgerEventSchemas)[Type]>;
