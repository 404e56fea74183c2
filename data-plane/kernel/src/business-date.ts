/** A day in the bank's books: ISO 8601 date text, which sorts as dates do. */

export type BusinessDate = string & { readonly __brand: 'BusinessDate' };

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a real calendar day from 1900 to 2199: core banks carry contracts that old and that long. */
export function isBusinessDate(text: string): text is BusinessDate {
  const match = pattern.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  if (year < 1900 || year > 2199) return false;
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Throws on text that is not a day. */
export function businessDate(text: string): BusinessDate {
  if (!isBusinessDate(text)) throw new Error(`not a business date: ${JSON.stringify(text.slice(0, 40))}`);
  return text;
}

export const businessDateOf = (instant: Date): BusinessDate => businessDate(instant.toISOString().slice(0, 10));
