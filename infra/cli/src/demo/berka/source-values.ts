/** The texts of the Berka format as values: CZK amounts, two-digit years, birth numbers; else undefined. */

import { type BusinessDate, isBusinessDate } from '@munim/kernel';

export const currency = 'CZK';

/** 16 digits before the point: what fits the 18 digits of minor units that an amount may have. */
const decimalPattern = /^(-?)(\d{1,16})(?:\.(\d{1,2}))?$/;

/** `1234.5` is 123450 haléř; exact, since no float is ever involved. */
export function parseDecimal(text: string): bigint | undefined {
  const match = decimalPattern.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const minor = BigInt(whole + fraction.padEnd(2, '0'));
  return sign ? -minor : minor;
}

/** The inverse of `parseDecimal`, for messages to people. */
export function decimalText(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** YYMMDD; the bank lived in one century, and its oldest client was born in 1911. */
export function parseDay(text: string): BusinessDate | undefined {
  const known = knownDays.get(text);
  if (known) return known;
  const [year, month, dayOfMonth] = pairsOf(text);
  const found = day(year, month, dayOfMonth);
  if (found) knownDays.set(text, found);
  return found;
}

/** A million rows fall on some thousand days; 36,524 is all that YYMMDD can say. */
const knownDays = new Map<string, BusinessDate>();

export interface Birth {
  readonly birthDate: BusinessDate;
  readonly sex: 'female' | 'male';
}

/** A Czech birth number is the birth date with 50 added to the month of women. */
export function parseBirthNumber(text: string): Birth | undefined {
  const [year, saidMonth, dayOfMonth] = pairsOf(text);
  const female = Number(saidMonth) > womensMonthOffset;
  const month = Number(saidMonth) - (female ? womensMonthOffset : 0);
  const birthDate = day(year, String(month).padStart(2, '0'), dayOfMonth);
  return birthDate && { birthDate, sex: female ? 'female' : 'male' };
}

const womensMonthOffset = 50;

/** Six characters in twos; more or fewer make no date. */
const pairsOf = (text: string): [string, string, string] => [text.slice(0, 2), text.slice(2, 4), text.slice(4)];

function day(year: string, month: string, dayOfMonth: string): BusinessDate | undefined {
  const text = `19${year}-${month}-${dayOfMonth}`;
  return isBusinessDate(text) ? text : undefined;
}
