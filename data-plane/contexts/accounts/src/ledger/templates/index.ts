/** Every way in which money may move on a customer's account, by the event that records it. */
import { cardWithdrawal } from './card-withdrawal.ts';
import { creditReversal } from './credit-reversal.ts';
import { debitReversal } from './debit-reversal.ts';
import { deposit } from './deposit.ts';
import { fee } from './fee.ts';
import { holdCapture } from './hold-capture.ts';
import { interestCredit } from './interest-credit.ts';
import { interestDebit } from './interest-debit.ts';
import { postingCredit } from './posting-credit.ts';
import { postingDebit } from './posting-debit.ts';
import type { MovementType, Template } from './template.ts';
import { transferReceived } from './transfer-received.ts';
import { transferSent } from './transfer-sent.ts';
import { withdrawal } from './withdrawal.ts';

export type { MovementType, Template } from './template.ts';

/** Keyed by event type; the compiler refuses a movement event without its template. */
export const templates: { readonly [Type in MovementType]: Template<Type> } = {
  'accounts.MoneyDeposited': deposit,
  'accounts.MoneyWithdrawn': withdrawal,
  'accounts.CardWithdrawalMade': cardWithdrawal,
  'accounts.FeeCharged': fee,
  'accounts.InterestCredited': interestCredit,
  'accounts.InterestDebited': interestDebit,
  'accounts.HoldCaptured': holdCapture,
  'accounts.TransferSent': transferSent,
  'accounts.TransferReceived': transferReceived,
  'accounts.PostingDebited': postingDebit,
  'accounts.PostingCredited': postingCredit,
  'accounts.DebitReversed': debitReversal,
  'accounts.CreditReversed': creditReversal,
};

export const templateOf = (eventType: string): Template | undefined =>
  Object.hasOwn(templates, eventType) ? templates[eventType as MovementType] : undefined;
