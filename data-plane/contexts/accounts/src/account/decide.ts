/** What may be done with an account: open it, move money, freeze, unfreeze and close it. Checks stand in precedence. */
import { readCustomerStanding } from '@munim/customers/commands';
import { accepted, alreadyApplied } from '@munim/kernel';
import { counterOf, counterReasons, ledgerAccountStreams } from '../ledger/ledger-account.ts';
import { type Template, templates } from '../ledger/templates/index.ts';
import type { AccountEventData } from '../public/events.ts';
import { type AccountState, heldMinor, isActive, type Product } from './account.ts';
import { activeDraft, draftOf, openDraft, standingOf, storedDraft, withEvent } from './draft.ts';
import { admissionReasons, admit, moveMoney, movementReasonsOf, type Order } from './move-money.ts';
import { accountCommand, isRefusal, refuse } from './rejection.ts';

export type OpenAccount = {
  readonly accountId: string;
  readonly customerId: string;
  readonly product: Product;
  readonly currency: string;
  /** Minor units; `0` for none. */
  readonly overdraftLimit: string;
};
export const openAccount = accountCommand({
  name: 'accounts.openAccount',
  reasons: ['unknown-customer', 'customer-closed', 'account-exists', 'overdraft-not-allowed'],
  streams: ({ accountId, customerId }: OpenAccount) => [accountId, customerId],
  decide: ({ accountId, customerId, product, currency, overdraftLimit }, at) => {
    const draft = storedDraft(at, accountId);
    const terms = { customerId, product, currency, ...(overdraftLimit === '0' ? {} : { overdraftLimit }) };
    if (hasTerms(draft.account, terms)) return alreadyApplied(standingOf(draft));
    const customer = readCustomerStanding(at, customerId);
    if (customer === 'unknown') return refuse('unknown-customer', `There is no customer ${customerId}.`);
    if (customer === 'closed') return refuse('customer-closed', `The customer ${customerId} is closed.`);
    if (draft.account.status !== 'none')
      return refuse('account-exists', `The account ${accountId} exists with other terms.`);
    if (product === 'SAVINGS' && overdraftLimit !== '0')
      return refuse('overdraft-not-allowed', 'A savings account has no overdraft; leave the limit out.');
    const opened = withEvent(draft, { type: 'accounts.AccountOpened', data: terms });
    return accepted(opened.events, standingOf(opened));
  },
});
const hasTerms = (account: AccountState, terms: AccountEventData<'accounts.AccountOpened'>): boolean =>
  isActive(account) &&
  account.customerId === terms.customerId &&
  account.product === terms.product &&
  account.currency === terms.currency &&
  account.overdraftLimitMinor === BigInt(terms.overdraftLimit ?? '0');

export type MoveMoney = Order & {
  readonly accountId: string;
  /** Code of the counter account, where the template's default is not meant. */
  readonly counterAccount?: string | undefined;
};
/** Templates whose event says nothing beyond the movement itself. */
type PlainType =
  | 'accounts.MoneyDeposited'
  | 'accounts.MoneyWithdrawn'
  | 'accounts.CardWithdrawalMade'
  | 'accounts.FeeCharged'
  | 'accounts.InterestCredited'
  | 'accounts.InterestDebited';

/** `choices` are the templates that `choose` may choose from. */
const moneyCommand = <Command extends MoveMoney>(
  name: string,
  choices: readonly Template<PlainType>[],
  choose: (command: Command) => Template<PlainType>,
) =>
  accountCommand({
    name,
    reasons: [
      ...admissionReasons.filter((reason) => reason !== 'account-frozen' || choices.some(isRefusedWhenFrozen)),
      ...counterReasons,
      ...movementReasonsOf(...choices.map((template) => template.side)),
    ],
    streams: ({ accountId, counterAccount }: Command) => [accountId, ...ledgerAccountStreams([counterAccount])],
    decide: (command, at, context) => {
      const template = choose(command);
      const draft = admit(draftOf(at, command.accountId, context), template);
      if (isRefusal(draft)) return draft;
      const counter = counterOf(at, template, command.counterAccount);
      if (isRefusal(counter)) return counter;
      const moved = moveMoney(draft, { template, order: command, counter, extra: {} }, context);
      return isRefusal(moved) ? moved : accepted(moved.events, standingOf(moved));
    },
  });

const isRefusedWhenFrozen = (template: Template): boolean => template.whenFrozen === 'refused';
const movesBy = (name: string, template: Template<PlainType>) =>
  moneyCommand<MoveMoney>(name, [template], () => template);

export const deposit = movesBy('accounts.deposit', templates['accounts.MoneyDeposited']);
export const withdraw = movesBy('accounts.withdraw', templates['accounts.MoneyWithdrawn']);
export const withdrawByCard = movesBy('accounts.withdrawByCard', templates['accounts.CardWithdrawalMade']);
export const chargeFee = movesBy('accounts.chargeFee', templates['accounts.FeeCharged']);

/** CREDIT: the bank pays; DEBIT: the customer pays for an overdraft. */
export type BookInterest = MoveMoney & { readonly direction: 'CREDIT' | 'DEBIT' };
const interest = {
  CREDIT: templates['accounts.InterestCredited'],
  DEBIT: templates['accounts.InterestDebited'],
};
export const bookInterest = moneyCommand<BookInterest>(
  'accounts.bookInterest',
  [interest.CREDIT, interest.DEBIT],
  ({ direction }) => interest[direction],
);

export type FreezeAccount = { readonly accountId: string; readonly reason: string };
export const freezeAccount = accountCommand({
  name: 'accounts.freezeAccount',
  reasons: ['unknown-account', 'account-closed'],
  streams: ({ accountId }: FreezeAccount) => [accountId],
  decide: ({ accountId, reason }, at, context) => {
    const draft = activeDraft(draftOf(at, accountId, context));
    if (isRefusal(draft)) return draft;
    if (draft.account.status === 'frozen') return alreadyApplied(standingOf(storedDraft(at, accountId)));
    const frozen = withEvent(draft, { type: 'accounts.AccountFrozen', data: { reason } });
    return accepted(frozen.events, standingOf(frozen));
  },
});

export type UnfreezeAccount = { readonly accountId: string };
export const unfreezeAccount = accountCommand({
  name: 'accounts.unfreezeAccount',
  reasons: ['unknown-account', 'account-closed'],
  streams: ({ accountId }: UnfreezeAccount) => [accountId],
  decide: ({ accountId }, at, context) => {
    const draft = activeDraft(draftOf(at, accountId, context));
    if (isRefusal(draft)) return draft;
    if (draft.account.status === 'open') return alreadyApplied(standingOf(storedDraft(at, accountId)));
    const open = withEvent(draft, { type: 'accounts.AccountUnfrozen', data: {} });
    return accepted(open.events, standingOf(open));
  },
});

export type CloseAccount = { readonly accountId: string };
export const closeAccount = accountCommand({
  name: 'accounts.closeAccount',
  reasons: ['unknown-account', 'account-frozen', 'holds-open', 'balance-not-zero'],
  streams: ({ accountId }: CloseAccount) => [accountId],
  decide: ({ accountId }, at, context) => {
    const draft = openDraft(draftOf(at, accountId, context));
    if (isRefusal(draft))
      return draft.reason === 'account-closed'
        ? alreadyApplied(standingOf(storedDraft(at, accountId)))
        : refuse(draft.reason, draft.detail);
    if (heldMinor(draft.account) > 0n) return refuse('holds-open', 'Capture or release what is on hold first.');
    if (draft.account.balanceMinor !== 0n) return refuse('balance-not-zero', 'Bring the balance to zero first.');
    const closed = withEvent(draft, { type: 'accounts.AccountClosed', data: {} });
    return accepted(closed.events, standingOf(closed));
  },
});
