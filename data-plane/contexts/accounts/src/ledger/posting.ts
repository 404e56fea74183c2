/** Money moves by journal entries, and an unbalanced one cannot be made: both legs come from one amount. */

/** A customer's account or an account of the bank's chart. */
export type BookAccount = `acc_${string}` | LedgerRef;
export type LedgerRef = `gl:${string}`;
export type Side = 'DEBIT' | 'CREDIT';

export interface Leg {
  readonly account: BookAccount;
  readonly side: Side;
  readonly amountMinor: bigint;
  readonly currency: string;
}

declare const balanced: unique symbol;
/** Legs whose debits equal their credits per currency; only this file can make one. */
export interface JournalEntry {
  readonly legs: readonly Leg[];
  readonly [balanced]: true;
}

export interface Transferred {
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly debit: BookAccount;
  readonly credit: BookAccount;
}

/** One amount, debited here and credited there. */
export function entryOf({ amountMinor, currency, debit, credit }: Transferred): JournalEntry {
  if (amountMinor <= 0n) throw new Error(`a journal entry moves a positive amount, not ${amountMinor}`);
  if (debit === credit) throw new Error(`a journal entry moves money between two accounts, not within ${debit}`);
  return seal([
    { account: debit, side: 'DEBIT', amountMinor, currency },
    { account: credit, side: 'CREDIT', amountMinor, currency },
  ]);
}

/** The same amount on `account`'s given side and on the counter account's other side. */
export const entryAgainst = (leg: Leg, counter: BookAccount): JournalEntry =>
  entryOf({
    amountMinor: leg.amountMinor,
    currency: leg.currency,
    debit: leg.side === 'DEBIT' ? leg.account : counter,
    credit: leg.side === 'DEBIT' ? counter : leg.account,
  });

/** Balanced entries joined are balanced. */
export const joinEntries = (entries: readonly JournalEntry[]): JournalEntry => seal(entries.flatMap((one) => one.legs));

const seal = (legs: readonly Leg[]): JournalEntry => ({ legs }) as unknown as JournalEntry;
