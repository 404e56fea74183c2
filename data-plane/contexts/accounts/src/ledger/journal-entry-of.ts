/** The balanced journal entry of an event: the one place where an event becomes debits and credits. */
import type { JsonObject } from '@munim/kernel';
import type { LedgerEventData } from '../public/events.ts';
import { inTransit } from './chart.ts';
import { type BookAccount, entryAgainst, joinEntries, type JournalEntry, type LedgerRef } from './posting.ts';
import { templateOf } from './templates/index.ts';

export interface BookedEvent {
  readonly stream: string;
  readonly type: string;
  readonly data: JsonObject;
}

/** Undefined for an event that moves no money. */
export function journalEntryOf(event: BookedEvent): JournalEntry | undefined {
  const template = templateOf(event.type);
  if (template) {
    const { amount, currency, counter } = event.data as {
      amount: string;
      currency: string;
      counter: LedgerRef;
    };
    const account = event.stream as BookAccount;
    return entryAgainst({ account, side: template.side, amountMinor: BigInt(amount), currency }, counter);
  }
  if (event.type === 'accounts.PostingBooked')
    return entryOfPosting(event.data as LedgerEventData<'accounts.PostingBooked'>);
  return undefined;
}

/** Each leg on the bank's own accounts against transit, so that this event balances without the customers' legs. */
const entryOfPosting = ({ legs }: LedgerEventData<'accounts.PostingBooked'>): JournalEntry =>
  joinEntries(
    legs.map(({ account, side, amount, currency }) =>
      entryAgainst({ account: account as LedgerRef, side, amountMinor: BigInt(amount), currency }, inTransit),
    ),
  );
