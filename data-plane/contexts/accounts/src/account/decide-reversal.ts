/** Putting a mistake right: a reversal books the same money back, against the same counter account, once. */
import { accepted, type JsonObject, type StreamReader } from '@munim/kernel';
import type { LedgerRef } from '../ledger/posting.ts';
import { templateOf, templates } from '../ledger/templates/index.ts';
import { type ActiveDraft, activeDraft, draftOf, standingOf } from './draft.ts';
import { moveMoney, type MovementReason, type Order } from './move-money.ts';
import { accountCommand, isRefusal, refuse } from './rejection.ts';

/** The event to be reversed, as the log has it; the edge reads it there, because a decision loads no history. */
export type Original = { readonly type: string; readonly data: JsonObject };

export type ReverseTransaction = Omit<Order, 'amount' | 'currency'> & {
  readonly accountId: string;
  /** Version, in the account's stream, of the event to be reversed. */
  readonly version: string;
  /** Null when the log has no such event. */
  readonly original: Original | null;
};

/** A reversal takes its amount and currency from the original, so neither can be refused. */
const reversalReasons: readonly MovementReason[] = ['value-date-out-of-range', 'insufficient-funds', 'balance-limit'];

export const reverseTransaction = accountCommand({
  name: 'accounts.reverseTransaction',
  reasons: [
    'unknown-account',
    'account-closed',
    'unknown-transaction',
    'not-reversible',
    'too-old-to-reverse',
    'already-reversed',
    ...reversalReasons,
  ],
  streams: ({ accountId }: ReverseTransaction) => [accountId],
  decide: (command, at, context) => {
    const draft = activeDraft(draftOf(at, command.accountId, context));
    if (isRefusal(draft)) return draft;
    const original = originalOf(draft, command, at);
    if (isRefusal(original)) return original;
    const { template, amount, currency, counter } = original;
    const order = { ...command, amount, currency };
    const moved = moveMoney(draft, { template, order, counter, extra: { reverses: command.version } }, context);
    return isRefusal(moved) ? moved : accepted(moved.events, { reverses: command.version, ...standingOf(moved) });
  },
});

/** What is to be booked back, and by which template, if it may be. */
function originalOf({ account }: ActiveDraft, { accountId, version, original }: ReverseTransaction, at: StreamReader) {
  const template = original ? templateOf(original.type) : undefined;
  if (!original || BigInt(version) > at.version(accountId))
    return refuse('unknown-transaction', `The account ${accountId} has no transaction ${version}.`);
  if (!template) return refuse('not-reversible', `Version ${version} of ${accountId} moved no money.`);
  if (template.correction !== 'reversal')
    return refuse('not-reversible', `A ${template.kind} cannot be reversed; ${template.correction.instead}.`);
  if (original.data['heldFor'] !== undefined)
    return refuse(
      'not-reversible',
      `The booking settled ${original.data['heldFor'] as string}, which would still say that the money has left.`,
    );
  if (BigInt(version) <= account.reversals.forgottenUpTo)
    return refuse(
      'too-old-to-reverse',
      `Transactions up to ${account.reversals.forgottenUpTo} can no longer be reversed.`,
    );
  if (account.reversals.versions.includes(BigInt(version)))
    return refuse('already-reversed', `Transaction ${version} of ${accountId} is reversed.`);
  const { amount, currency, counter } = original.data as {
    amount: string;
    currency: string;
    counter: LedgerRef;
  };
  const back = template.side === 'CREDIT' ? templates['accounts.CreditReversed'] : templates['accounts.DebitReversed'];
  return { template: back, amount, currency, counter };
}
