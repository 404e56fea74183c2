/** A posting: 2 to 100 legs on customers' accounts and the bank's own, balanced per currency, booked together or not at all. */
import { accepted, type DecisionContext, isAmountText, type StreamReader } from '@munim/kernel';
import { type Draft, draftOf } from '../account/draft.ts';
import {
  type AdmissionReason,
  admissionReasons,
  admit,
  datedNote,
  moveMoney,
  type MovementReason,
  movementReasonsOf,
  type Order,
  refuseAmount,
  refuseValueDate,
} from '../account/move-money.ts';
import { accountCommand, foremost, isRefusal, refuse, type Refusal } from '../account/rejection.ts';
import { inTransit, isLedgerRef, ledgerCodeOf } from './chart.ts';
import { type CounterReason, counterReasons, findLedgerAccount, ledgerAccountStreams } from './ledger-account.ts';
import { postingAggregate } from './posting-aggregate.ts';
import type { BookAccount, LedgerRef, Side } from './posting.ts';
import { templates } from './templates/index.ts';

/** Enough for a payroll or a day's card file of a small bank; it bounds the work under the log's lock. */
export const postingLegsMax = 100;
const postingLegsMin = 2;

export type PostingLeg = {
  readonly account: BookAccount;
  readonly side: Side;
  readonly amount: string;
  readonly currency: string;
};
export type BookPosting = Omit<Order, 'amount' | 'currency'> & {
  readonly postingId: string;
  readonly legs: readonly PostingLeg[];
};

type PostingReason =
  | AdmissionReason
  | CounterReason
  | MovementReason
  | 'posting-exists'
  | 'posting-size'
  | 'posting-unbalanced';

export const bookPosting = accountCommand({
  name: 'accounts.bookPosting',
  reasons: [
    ...admissionReasons,
    ...counterReasons,
    'posting-exists',
    'posting-size',
    ...movementReasonsOf('DEBIT', 'CREDIT'),
    'posting-unbalanced',
  ],
  streams: ({ postingId, legs }: BookPosting) => [postingId, ...streamsOf(legs.slice(0, postingLegsMax))],
  decide: (command, at, context) => {
    const { postingId, legs } = command;
    if (legs.length < postingLegsMin || legs.length > postingLegsMax)
      return refuse('posting-size', `A posting has ${postingLegsMin} to ${postingLegsMax} legs.`);
    const { drafts, refusals } = moveCustomers(command, at, context);
    const [refusal, ...others] = [...refusals, ...refusePosting(command, at, context)];
    if (refusal) return others.reduce<Refusal<PostingReason>>(foremost, refusal);
    const booked = {
      stream: postingId,
      type: 'accounts.PostingBooked',
      data: {
        legs: legs.filter((leg) => isLedgerRef(leg.account)),
        customerLegs: legs.filter((leg) => !isLedgerRef(leg.account)).length,
        ...datedNote(command, context.businessDate),
      },
    };
    const accounts = drafts.map(({ accountId, version }) => ({ accountId, version: version.toString() }));
    return accepted([booked, ...drafts.flatMap((draft) => draft.events)], {
      postingId,
      version: '1',
      accounts,
    });
  },
});

const streamsOf = (legs: readonly PostingLeg[]): string[] => {
  const accounts = legs.map((leg) => leg.account);
  return [
    ...new Set(accounts.filter((account) => !isLedgerRef(account))),
    ...ledgerAccountStreams(accounts.filter(isLedgerRef).map(ledgerCodeOf)),
  ];
};

/** Leg by leg, in the order given, so that an account's legs see those before them. */
function moveCustomers(command: BookPosting, at: StreamReader, context: DecisionContext) {
  const drafts = new Map<string, Draft>();
  const refusals: Refusal<AdmissionReason | MovementReason>[] = [];
  for (const leg of command.legs.filter(({ account }) => !isLedgerRef(account))) {
    const template = templates[leg.side === 'DEBIT' ? 'accounts.PostingDebited' : 'accounts.PostingCredited'];
    const draft = admit(drafts.get(leg.account) ?? draftOf(at, leg.account, context), template);
    const order = { ...command, amount: leg.amount, currency: leg.currency };
    const extra = { postingId: command.postingId };
    const moved = isRefusal(draft) ? draft : moveMoney(draft, { template, order, counter: inTransit, extra }, context);
    if (isRefusal(moved)) refusals.push(moved);
    else drafts.set(leg.account, moved);
  }
  return { drafts: [...drafts.values()], refusals };
}

/** What speaks against the posting beside its customers' legs. */
function refusePosting(
  { postingId, legs, valueDate }: BookPosting,
  at: StreamReader,
  context: DecisionContext,
): Refusal<PostingReason>[] {
  const exists =
    at.state(postingAggregate, postingId).status === 'booked'
      ? refuse('posting-exists', `The posting ${postingId} is booked.`)
      : undefined;
  const own = legs.filter((leg): leg is PostingLeg & { account: LedgerRef } => isLedgerRef(leg.account));
  return [
    exists,
    ...own.map((leg) => refuseLedgerAccount(at, ledgerCodeOf(leg.account))),
    ...own.map((leg) => refuseAmount(leg.amount)),
    refuseValueDate(valueDate, context.businessDate),
    refuseUnbalanced(legs),
  ].filter((refusal) => refusal !== undefined);
}

function refuseLedgerAccount(at: StreamReader, code: string): Refusal<CounterReason> | undefined {
  const account = findLedgerAccount(at, code);
  if (!account) return refuse('unknown-ledger-account', `There is no ledger account ${code}.`);
  if (account.use !== 'open')
    return refuse('ledger-account-not-allowed', `The ledger account ${code} is a ${account.use} account: name others.`);
  return undefined;
}

function refuseUnbalanced(legs: readonly PostingLeg[]): Refusal<'posting-unbalanced'> | undefined {
  const balances = new Map<string, bigint>();
  for (const { side, amount, currency } of legs.filter((leg) => isAmountText(leg.amount)))
    balances.set(currency, (balances.get(currency) ?? 0n) + (side === 'DEBIT' ? BigInt(amount) : -BigInt(amount)));
  const unbalanced = [...balances].find(([, difference]) => difference !== 0n);
  if (!unbalanced) return undefined;
  const [currency, difference] = unbalanced;
  return refuse('posting-unbalanced', `Debits less credits are ${difference} in ${currency}; they must be equal.`);
}
