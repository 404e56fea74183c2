/** The rules that every movement on an account obeys, whatever its template. */
import { type DecisionContext, isAmountText } from '@munim/kernel';
import type { LedgerRef, Side } from '../ledger/posting.ts';
import type { MovementType, Template } from '../ledger/templates/index.ts';
import { isValueDateInRange, valueDateDaysMax } from '../ledger/value-date.ts';
import type { AccountEvent, AccountEventData } from '../public/events.ts';
import { availableMinor, balanceMinorMax } from './account.ts';
import { type ActiveDraft, activeDraft, type Draft, openDraft, withEvent } from './draft.ts';
import { refuse, type Refusal } from './rejection.ts';

/** What the caller of a movement says. */
export type Order = {
  readonly amount: string;
  readonly currency: string;
  readonly valueDate?: string | undefined;
  readonly reference?: string | undefined;
  readonly text?: string | undefined;
};

/** A template's account must be there, and open unless the movement is a duty of the bank. */
export const admit = (draft: Draft, template: Template): ReturnType<typeof openDraft> =>
  template.whenFrozen === 'refused' ? openDraft(draft) : activeDraft(draft);
export type AdmissionReason = 'unknown-account' | 'account-closed' | 'account-frozen';
export const admissionReasons: readonly AdmissionReason[] = ['unknown-account', 'account-closed', 'account-frozen'];

export type MovementReason =
  | 'currency-mismatch'
  | 'invalid-amount'
  | 'value-date-out-of-range'
  | 'insufficient-funds'
  | 'balance-limit';
/** Against what the caller says, whatever the template. */
export const orderReasons: readonly MovementReason[] = [
  'currency-mismatch',
  'invalid-amount',
  'value-date-out-of-range',
];
/** Taking money can lack funds, giving it can lack room. */
export const movementReasonsOf = (...sides: readonly Side[]): readonly MovementReason[] => [
  ...orderReasons,
  ...sides.map((side) => (side === 'DEBIT' ? ('insufficient-funds' as const) : ('balance-limit' as const))),
];

export interface MoneyMove<Type extends MovementType> {
  readonly template: Template<Type>;
  readonly order: Order;
  readonly counter: LedgerRef;
  /** What the event says beyond every movement's members, such as `holdId`. */
  readonly extra: Omit<AccountEventData<Type>, keyof Order | 'counter'>;
  /** Money that was set aside for this: a capture spends its hold, not what is available beside it. */
  readonly setAsideMinor?: bigint;
}

/** The draft with the movement's event, or the first reason against it. */
export function moveMoney<Type extends MovementType>(
  draft: ActiveDraft,
  { template, order, counter, extra, setAsideMinor = 0n }: MoneyMove<Type>,
  { businessDate }: DecisionContext,
): Draft | Refusal<MovementReason> {
  const refusal =
    refuseCurrency(draft, order.currency) ??
    refuseAmount(order.amount) ??
    refuseValueDate(order.valueDate, businessDate) ??
    (template.side === 'CREDIT'
      ? refuseOverfull(draft, BigInt(order.amount))
      : refuseUnfunded(draft, BigInt(order.amount) - setAsideMinor));
  if (refusal) return refusal;
  const { amount, currency } = order;
  const data = { amount, currency, counter, ...datedNote(order, businessDate), ...extra };
  return withEvent(draft, { type: template.eventType, data } as unknown as AccountEvent);
}

/** Members that an event leaves out when they say nothing. */
export const datedNote = ({ valueDate, ...order }: Omit<Order, 'amount' | 'currency'>, businessDate: string) => ({
  ...(valueDate === undefined || valueDate === businessDate ? {} : { valueDate }),
  ...noteOf(order),
});
export const noteOf = ({ reference, text }: Pick<Order, 'reference' | 'text'>) => ({
  ...(reference === undefined ? {} : { reference }),
  ...(text === undefined ? {} : { text }),
});

export const refuseCurrency = ({ accountId, account }: ActiveDraft, currency: string) =>
  account.currency === currency
    ? undefined
    : refuse('currency-mismatch', `The account ${accountId} is kept in ${account.currency}, not in ${currency}.`);

export const refuseAmount = (amount: string) =>
  isAmountText(amount) && amount !== '0'
    ? undefined
    : refuse('invalid-amount', 'An amount is 1 to 18 digits of minor units, above zero.');

export const refuseValueDate = (valueDate: string | undefined, businessDate: string) =>
  valueDate === undefined || isValueDateInRange(valueDate, businessDate)
    ? undefined
    : refuse(
        'value-date-out-of-range',
        `The value date may lie at most ${valueDateDaysMax} days from the booking date ${businessDate}.`,
      );

/** The detail names no figure: whoever may move money is not always allowed to see the balance. */
export const refuseUnfunded = ({ accountId, account }: ActiveDraft, amountMinor: bigint) =>
  availableMinor(account) < amountMinor
    ? refuse('insufficient-funds', `The account ${accountId} has less available than this needs.`)
    : undefined;

const refuseOverfull = ({ accountId, account }: ActiveDraft, amountMinor: bigint) =>
  account.balanceMinor + amountMinor > balanceMinorMax
    ? refuse('balance-limit', `The balance of ${accountId} would exceed ${balanceMinorMax} minor units.`)
    : undefined;
