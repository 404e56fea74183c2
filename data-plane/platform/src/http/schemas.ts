/** Zod schemas that every operation uses for money, days, texts and pages; `z` carries OpenAPI metadata. */
import { z } from '@hono/zod-openapi';
import {
  amountDigitsMax,
  type IdKind,
  idPrefixes,
  isAmountText,
  isBusinessDate,
  isCurrency,
  isId,
  platformProblems,
} from '@munim/kernel';
import { holdsCardNumber } from '../privacy/card-number.ts';

export { z };

/** Minor units as a string of 1 to 18 digits, above zero. */
export const positiveAmount = z
  .string()
  .refine((text) => isAmountText(text) && text !== '0', {
    error: `a string of minor units: 1 to ${amountDigitsMax} digits, no sign, no leading zero, above zero`,
  })
  .openapi({
    description: 'Minor units as a string of digits, above zero.',
    pattern: '^[1-9][0-9]{0,17}$',
    example: '12500',
  });

/** Minor units as a string, zero allowed. */
export const nonNegativeAmount = z
  .string()
  .refine(isAmountText, { error: `a string of minor units: 1 to ${amountDigitsMax} digits, no sign, no leading zero` })
  .openapi({ description: 'Minor units as a string of digits.', pattern: '^(0|[1-9][0-9]{0,17})$', example: '0' });

/** Minor units as a string with sign, as balances have. */
export const signedAmount = z.string().openapi({
  description: 'Minor units as a string, negative when overdrawn.',
  pattern: '^-?[0-9]+$',
  example: '-4200',
});

export const currency = z
  .string()
  .refine(isCurrency, { error: 'an ISO 4217 code that the bank can keep, in capitals' })
  .openapi({ description: 'ISO 4217 code.', pattern: '^[A-Z]{3}$', example: 'CZK' });

export const money = z
  .strictObject({ amount: positiveAmount, currency })
  .openapi({ description: 'An amount above zero.' });
export const signedMoney = z.object({ amount: signedAmount, currency: z.string() });

export const day = z
  .string()
  .refine(isBusinessDate, { error: 'a calendar day, YYYY-MM-DD' })
  .openapi({ description: 'Calendar day, ISO 8601.', format: 'date', example: '2026-03-31' });

/** A text for people. Counted in UTF-16 units, so the limit also bounds the event's size. */
export const text = (max: number) => z.string().min(1).max(max);

/**
 * A text that is stored in clear, for good: whoever sends a payment card number in it is refused, so that none enters a log
 * that nobody can change. Fields that are sealed, and numbers of other kinds that are built alike, are `text`.
 */
export const freeText = (max: number) =>
  text(max).refine((value) => !holdsCardNumber(value), {
    error: 'holds a card number',
    params: { problem: platformProblems.cardNumberRefused },
  });

export const id = (kind: IdKind) =>
  z
    .string()
    .refine((value) => isId(kind, value), { error: `an id that starts with ${idPrefixes[kind]}_` })
    .openapi({ pattern: `^${idPrefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$` });

/** Pages are at most 200 rows: a page is answered from one index range in a few ms. */
export const pageLimitMax = 200;
const pageLimitDefault = 50;
export const pageQuery = {
  cursor: z.string().min(1).max(400).optional().openapi({ description: 'nextCursor of the page before.' }),
  limit: z
    .string()
    .regex(/^[1-9][0-9]{0,2}$/)
    .transform(Number)
    .refine((n) => n <= pageLimitMax, { error: `1 to ${pageLimitMax}` })
    .default(pageLimitDefault)
    .openapi({ type: 'integer', minimum: 1, maximum: pageLimitMax, default: pageLimitDefault }),
};
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), hasMore: z.boolean(), nextCursor: z.string().nullable() });
