/** A day in the bank's books: ISO 8601 date text, which sorts as dates do. */

export type BusinessDate = string & { readonly __brand: 'BusinessDate' };

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a real calendar day from 1900 to 2199: core banks carry contracts that old and that long. */
export function isBusinessDate(text: string): text is BusinessDate {
  const match = pattern.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Day 0 of the next month is the last day of this one. */
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Throws on text that is not a day. */
export function businessDate(text: string): BusinessDate {
  if (!isBusinessDate(text)) throw new Error(`not a business date: ${JSON.stringify(text.slice(0, 40))}`);
  return text;
}

const dayMs = 86_400_000;
/** Every request asks for its day, and nearly always it is the day of the last one. */
let last: { readonly day: number; readonly date: BusinessDate } | undefined;

/** The day in UTC. Throws on an instant that is none, or is outside of the years above. */
export function businessDateOf(instant: Date): BusinessDate {
  const day = Math.floor(instant.getTime() / dayMs);
  if (last?.day !== day) last = { day, date: businessDate(instant.toISOString().slice(0, 10)) };
  return last.date;
}
