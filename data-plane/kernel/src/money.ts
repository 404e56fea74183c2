/** Money is an integer count of minor units and an ISO 4217 code; it is never a `number`. */

export type Currency = string & { readonly __brand: 'Currency' };

export interface Money {
  readonly amountMinor: bigint;
  readonly currency: Currency;
}

/** As it travels: `{"amount":"12500","currency":"CZK"}`, amount in minor units. */
export interface WireMoney {
  readonly amount: string;
  readonly currency: string;
}

/** Minor-unit digits (ISO 4217, list one) of the currencies that a bank may keep accounts in. */
export const currencyDigits: Readonly<Record<string, number>> = {
  AUD: 2,
  BHD: 3,
  CAD: 2,
  CHF: 2,
  CNY: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  HUF: 2,
  INR: 2,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  NOK: 2,
  NZD: 2,
  PLN: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  USD: 2,
  ZAR: 2,
};

/** 18 digits: any amount fits a Postgres bigint, and no sum of a million of them overflows numeric(38). */
export const amountDigitsMax = 18;
const amountPattern = /^(?:0|[1-9][0-9]{0,17})$/;

export const isCurrency = (text: string): text is Currency => Object.hasOwn(currencyDigits, text);
export const isAmountText = (text: string): boolean => amountPattern.test(text);

/** Throws on text that is not a canonical non-negative integer of minor units. */
export function parseAmount(text: string): bigint {
  if (!isAmountText(text)) throw new Error(`not an amount of minor units: ${JSON.stringify(text.slice(0, 40))}`);
  return BigInt(text);
}

export const wireMoney = (amountMinor: bigint, currency: string): WireMoney => ({
  amount: amountMinor.toString(),
  currency,
});
