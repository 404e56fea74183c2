/** One account inside a decision: its state so far, and the events that the decision adds to it. */
import { type DecisionContext, type JsonObject, type NewEvent, type StreamReader, wireMoney } from '@munim/kernel';
import { type AccountEvent, schemaVersionOf } from '../public/events.ts';
import { accountAggregate, type AccountState, type ActiveAccount, availableMinor, isActive } from './account.ts';
import { refuse, type Refusal } from './rejection.ts';

export interface Draft {
  readonly accountId: string;
  readonly account: AccountState;
  /** Version after `events`. */
  readonly version: bigint;
  readonly events: readonly NewEvent[];
}
export interface ActiveDraft extends Draft {
  readonly account: ActiveAccount;
}

/** The account as the log has it. */
export const storedDraft = (at: StreamReader, accountId: string): Draft => ({
  accountId,
  account: at.state(accountAggregate, accountId),
  version: at.version(accountId),
  events: [],
});

/** The account as it is now: holds whose time is up end first, so that no rule needs to know the hour. */
export function draftOf(at: StreamReader, accountId: string, context: DecisionContext): Draft {
  const draft = storedDraft(at, accountId);
  const { account } = draft;
  if (!isActive(account)) return draft;
  return Object.entries(account.holds)
    .filter(([, hold]) => hold.expiresAt !== undefined && hold.expiresAt <= context.recordedAt)
    .reduce<Draft>((before, [holdId, hold]) => {
      const data = { holdId, amount: hold.amountMinor.toString(), currency: account.currency };
      return withEvent(before, { type: 'accounts.HoldExpired', data });
    }, draft);
}

export function withEvent(draft: Draft, event: AccountEvent): Draft {
  const schema = schemaVersionOf(event.data);
  return {
    accountId: draft.accountId,
    account: accountAggregate.evolve(draft.account, event),
    version: draft.version + 1n,
    events: [...draft.events, { stream: draft.accountId, ...(schema === 1 ? {} : { schema }), ...event }],
  };
}

/** The draft if its account has books, frozen or not. */
export function activeDraft(draft: Draft): ActiveDraft | Refusal<'unknown-account' | 'account-closed'> {
  const { account, accountId } = draft;
  if (isActive(account)) return { ...draft, account };
  return account.status === 'closed'
    ? refuse('account-closed', `The account ${accountId} is closed.`)
    : refuse('unknown-account', `There is no account ${accountId}.`);
}

/** The draft if its account serves its customer. */
export function openDraft(
  draft: Draft,
): ActiveDraft | Refusal<'unknown-account' | 'account-closed' | 'account-frozen'> {
  if (draft.account.status !== 'frozen') return activeDraft(draft);
  return refuse('account-frozen', `The account ${draft.accountId} is frozen; unfreeze it first.`);
}

/** What a command answers about its account. */
export function standingOf({ accountId, account, version }: Draft): JsonObject {
  if (account.status === 'none') throw new Error(`${accountId} has no standing: it was never opened`);
  const money = (amountMinor: bigint): JsonObject => ({ ...wireMoney(amountMinor, account.currency) });
  return {
    accountId,
    version: version.toString(),
    status: account.status.toUpperCase(),
    balance: money(isActive(account) ? account.balanceMinor : 0n),
    available: money(isActive(account) ? availableMinor(account) : 0n),
  };
}
