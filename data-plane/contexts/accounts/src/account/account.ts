/** A customer's account: the states it can be in, and how each event changes them. */
import type { Aggregate, StoredEvent } from '@munim/kernel';
import { templateOf } from '../ledger/templates/index.ts';
import type { AccountEvent, AccountEventData } from '../public/events.ts';
import { rememberReversal, type Reversals, noReversals } from './reversals.ts';
import { decodeAccount, encodeAccount } from './stored-account.ts';

export type Product = 'CURRENT' | 'SAVINGS';

export interface Hold {
  readonly amountMinor: bigint;
  /** ISO instant; without one the hold stays until it is captured or released. */
  readonly expiresAt?: string;
  /** What the money is set aside for, such as a transfer: only that may capture or release it. */
  readonly heldFor?: string;
}

interface Terms {
  readonly customerId: string;
  readonly product: Product;
  readonly currency: string;
}
interface Books extends Terms {
  readonly overdraftLimitMinor: bigint;
  /** Never below `-overdraftLimitMinor`. */
  readonly balanceMinor: bigint;
  readonly holds: Readonly<Record<string, Hold>>;
  readonly reversals: Reversals;
}

export interface NoAccount {
  readonly status: 'none';
}
export interface OpenAccount extends Books {
  readonly status: 'open';
}
export interface FrozenAccount extends Books {
  readonly status: 'frozen';
}
/** Its balance is zero and nothing is on hold: that is what closing asks for. */
export interface ClosedAccount extends Terms {
  readonly status: 'closed';
}
export type ActiveAccount = OpenAccount | FrozenAccount;
export type AccountState = NoAccount | ActiveAccount | ClosedAccount;

/**
 * The state is rewritten with every event of its account, so it stays below some 10 kB: a cardholder on a long journey
 * has a few dozen holds open.
 */
export const openHoldsMax = 100;
/** 18 digits, as amounts have: balance and running balance fit a Postgres bigint. */
export const balanceMinorMax = 999_999_999_999_999_999n;

export const isActive = (account: AccountState): account is ActiveAccount =>
  account.status === 'open' || account.status === 'frozen';

export const heldMinor = (account: ActiveAccount): bigint =>
  Object.values(account.holds).reduce((sum, hold) => sum + hold.amountMinor, 0n);

/** What may be spent now. */
export const availableMinor = (account: ActiveAccount): bigint =>
  account.balanceMinor + account.overdraftLimitMinor - heldMinor(account);

export const accountAggregate: Aggregate<AccountState> = {
  category: 'acc',
  initial: { status: 'none' },
  evolve,
  encode: encodeAccount,
  decode: decodeAccount,
};

function evolve(account: AccountState, stored: StoredEvent): AccountState {
  const event = stored as AccountEvent;
  if (event.type === 'accounts.AccountOpened') return opened(event.data);
  if (!isActive(account)) throw new Error(`${event.type} on an account that is ${account.status}`);
  const moved = afterMovement(account, event);
  switch (event.type) {
    case 'accounts.AccountFrozen':
      return { ...account, status: 'frozen' };
    case 'accounts.AccountUnfrozen':
      return { ...account, status: 'open' };
    case 'accounts.AccountClosed':
      return {
        status: 'closed',
        customerId: account.customerId,
        product: account.product,
        currency: account.currency,
      };
    case 'accounts.HoldPlaced':
      return { ...account, holds: { ...account.holds, [event.data.holdId]: holdOf(event.data) } };
    case 'accounts.HoldReleased':
    case 'accounts.HoldExpired':
      return { ...account, holds: without(account.holds, event.data.holdId) };
    case 'accounts.HoldCaptured':
      return { ...moved, holds: afterCapture(account.holds, event.data) };
    case 'accounts.DebitReversed':
    case 'accounts.CreditReversed':
      return { ...moved, reversals: rememberReversal(account.reversals, BigInt(event.data.reverses)) };
    case 'accounts.MoneyDeposited':
    case 'accounts.MoneyWithdrawn':
    case 'accounts.CardWithdrawalMade':
    case 'accounts.FeeCharged':
    case 'accounts.InterestCredited':
    case 'accounts.InterestDebited':
    case 'accounts.TransferSent':
    case 'accounts.TransferReceived':
    case 'accounts.PostingDebited':
    case 'accounts.PostingCredited':
      return moved;
  }
}

const opened = (data: AccountEventData<'accounts.AccountOpened'>): OpenAccount => ({
  status: 'open',
  customerId: data.customerId,
  product: data.product,
  currency: data.currency,
  overdraftLimitMinor: BigInt(data.overdraftLimit ?? '0'),
  balanceMinor: 0n,
  holds: {},
  reversals: noReversals,
});

/** The same account where the event moves no money. */
function afterMovement(account: ActiveAccount, event: AccountEvent): ActiveAccount {
  const template = templateOf(event.type);
  if (!template) return account;
  const amountMinor = BigInt((event.data as { amount: string }).amount);
  const change = template.side === 'CREDIT' ? amountMinor : -amountMinor;
  return { ...account, balanceMinor: account.balanceMinor + change };
}

const holdOf = (data: AccountEventData<'accounts.HoldPlaced'>): Hold => ({
  amountMinor: BigInt(data.amount),
  ...(data.expiresAt === undefined ? {} : { expiresAt: data.expiresAt }),
  ...(data.heldFor === undefined ? {} : { heldFor: data.heldFor }),
});

function afterCapture(
  holds: ActiveAccount['holds'],
  { holdId, remaining }: AccountEventData<'accounts.HoldCaptured'>,
): ActiveAccount['holds'] {
  const hold = holds[holdId];
  if (!hold || remaining === undefined) return without(holds, holdId);
  return { ...holds, [holdId]: { ...hold, amountMinor: BigInt(remaining) } };
}

function without(holds: ActiveAccount['holds'], holdId: string): ActiveAccount['holds'] {
  const { [holdId]: _gone, ...rest } = holds;
  return rest;
}
