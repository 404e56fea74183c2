/** Money set aside for a payment that may come: place a hold, then capture it wholly or in part, or release it. */
import { accepted, alreadyApplied } from '@munim/kernel';
import { counterOf, counterReasons, ledgerAccountStreams } from '../ledger/ledger-account.ts';
import { templates } from '../ledger/templates/index.ts';
import { type ActiveAccount, type Hold, openHoldsMax } from './account.ts';
import {
  type ActiveDraft,
  activeDraft,
  type Draft,
  draftOf,
  openDraft,
  standingOf,
  storedDraft,
  withEvent,
} from './draft.ts';
import {
  admissionReasons,
  moveMoney,
  noteOf,
  type Order,
  orderReasons,
  refuseAmount,
  refuseCurrency,
  refuseUnfunded,
  refuseValueDate,
} from './move-money.ts';
import { accountCommand, isRefusal, refuse } from './rejection.ts';

const holdOf = (account: ActiveAccount, holdId: string): Hold | undefined =>
  Object.hasOwn(account.holds, holdId) ? account.holds[holdId] : undefined;

/** Its time was up when this decision began. */
const hasJustExpired = (draft: Draft, holdId: string): boolean =>
  draft.events.some((event) => event.data['holdId'] === holdId);

const isSameHold = (hold: Hold, { amount, expiresAt, heldFor }: PlaceHold): boolean =>
  hold.amountMinor.toString() === amount && hold.expiresAt === expiresAt && hold.heldFor === heldFor;

/**
 * Money that is set aside for a transfer ends with it: released by hand it could be spent before clearing settles, and
 * captured by hand it would leave although clearing refuses. A hold of before (version 1) says nothing and refuses nobody.
 */
const refuseReserved = ({ heldFor }: Hold, holdId: string, endedBy: string | undefined) =>
  heldFor === undefined || heldFor === endedBy
    ? undefined
    : refuse('hold-reserved', `The hold ${holdId} is kept for ${heldFor}, which will capture or release it.`);

export type PlaceHold = Omit<Order, 'valueDate'> & {
  readonly accountId: string;
  readonly holdId: string;
  /** ISO instant; a hold without one waits for its capture or release. */
  readonly expiresAt?: string | undefined;
  /** Said by another context inside its own command, never over HTTP: see `refuseReserved`. */
  readonly heldFor?: string | undefined;
};
export const placeHold = accountCommand({
  name: 'accounts.placeHold',
  reasons: [
    ...admissionReasons,
    'hold-exists',
    'hold-expired',
    'currency-mismatch',
    'invalid-amount',
    'too-many-holds',
    'insufficient-funds',
  ],
  streams: ({ accountId }: PlaceHold) => [accountId],
  decide: (command, at, context) => {
    const { accountId, holdId, amount, currency, expiresAt, heldFor } = command;
    const draft = openDraft(draftOf(at, accountId, context));
    if (isRefusal(draft)) return draft;
    const existing = holdOf(draft.account, holdId);
    if (existing)
      return isSameHold(existing, command)
        ? alreadyApplied({ holdId, ...standingOf(storedDraft(at, accountId)) })
        : refuse('hold-exists', `The hold ${holdId} exists with another amount or end.`);
    if (expiresAt !== undefined && expiresAt <= context.recordedAt)
      return refuse('hold-expired', 'A hold must end in the future.');
    const refusal = refuseCurrency(draft, currency) ?? refuseAmount(amount);
    if (refusal) return refusal;
    if (Object.keys(draft.account.holds).length >= openHoldsMax)
      return refuse('too-many-holds', `An account has at most ${openHoldsMax} open holds; release or capture one.`);
    const unfunded = refuseUnfunded(draft, BigInt(amount));
    if (unfunded) return unfunded;
    const data = {
      holdId,
      amount,
      currency,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(heldFor === undefined ? {} : { heldFor }),
      ...noteOf(command),
    };
    const held = withEvent(draft, { type: 'accounts.HoldPlaced', data });
    return accepted(held.events, { holdId, ...standingOf(held) });
  },
});

export type CaptureHold = Omit<Order, 'amount' | 'currency'> & {
  readonly accountId: string;
  readonly holdId: string;
  /** Without an amount, all that is on hold. */
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
  /** Keep what is not captured on hold for another capture; otherwise it is free again. */
  readonly keepRemainder?: boolean | undefined;
  readonly counterAccount?: string | undefined;
  readonly heldFor?: string | undefined;
};
export const captureHold = accountCommand({
  name: 'accounts.captureHold',
  reasons: [
    'unknown-account',
    'account-closed',
    ...counterReasons,
    'unknown-hold',
    'hold-reserved',
    'hold-expired',
    ...orderReasons,
    'hold-exceeded',
  ],
  streams: ({ accountId, counterAccount }: CaptureHold) => [accountId, ...ledgerAccountStreams([counterAccount])],
  decide: (command, at, context) => {
    const { accountId, holdId, keepRemainder = false } = command;
    const template = templates['accounts.HoldCaptured'];
    const draft = activeDraft(draftOf(at, accountId, context));
    if (isRefusal(draft)) return draft;
    const counter = counterOf(at, template, command.counterAccount);
    if (isRefusal(counter)) return counter;
    const hold = holdOf(draft.account, holdId);
    if (!hold)
      return hasJustExpired(draft, holdId)
        ? refuse('hold-expired', `The hold ${holdId} has expired.`)
        : refuse('unknown-hold', `There is no open hold ${holdId} on this account.`);
    const { amount = hold.amountMinor.toString(), currency = draft.account.currency } = command;
    const refusal =
      refuseReserved(hold, holdId, command.heldFor) ??
      refuseCurrency(draft, currency) ??
      refuseAmount(amount) ??
      refuseValueDate(command.valueDate, context.businessDate);
    if (refusal) return refusal;
    const remainingMinor = hold.amountMinor - BigInt(amount);
    if (remainingMinor < 0n) return refuse('hold-exceeded', `The hold ${holdId} is for less than this.`);
    const extra = {
      holdId,
      ...(keepRemainder && remainingMinor > 0n ? { remaining: remainingMinor.toString() } : {}),
      ...(command.heldFor === undefined ? {} : { heldFor: command.heldFor }),
    };
    const order = { ...command, amount, currency };
    const move = { template, order, counter, extra, setAsideMinor: hold.amountMinor };
    const captured = moveMoney(draft, move, context);
    return isRefusal(captured) ? captured : accepted(captured.events, { holdId, ...standingOf(captured) });
  },
});

export type ReleaseHold = {
  readonly accountId: string;
  readonly holdId: string;
  readonly heldFor?: string | undefined;
};
export const releaseHold = accountCommand({
  name: 'accounts.releaseHold',
  reasons: ['unknown-account', 'account-closed', 'unknown-hold', 'hold-reserved'],
  streams: ({ accountId }: ReleaseHold) => [accountId],
  decide: ({ accountId, holdId, heldFor }, at, context) => {
    const draft = activeDraft(draftOf(at, accountId, context));
    if (isRefusal(draft)) return draft;
    const hold = holdOf(draft.account, holdId);
    if (!hold && !hasJustExpired(draft, holdId))
      return refuse('unknown-hold', `There is no open hold ${holdId} on this account.`);
    const reserved = hold && refuseReserved(hold, holdId, heldFor);
    if (reserved) return reserved;
    const released = hold ? withRelease(draft, holdId, hold) : draft;
    return accepted(released.events, { holdId, ...standingOf(released) });
  },
});

const withRelease = (draft: ActiveDraft, holdId: string, { amountMinor }: Hold): Draft => {
  const data = { holdId, amount: amountMinor.toString(), currency: draft.account.currency };
  return withEvent(draft, { type: 'accounts.HoldReleased', data });
};
