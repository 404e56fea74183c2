/** Accounts of the bank's own books: the default chart, and those that it opens itself, each a stream of its own. */
import { accepted, type Aggregate, alreadyApplied, type StreamReader } from '@munim/kernel';
import { accountCommand, refuse, type Refusal } from '../account/rejection.ts';
import type { LedgerEventData } from '../public/events.ts';
import { defaultLedgerAccount, type LedgerAccount, type LedgerAccountType, ledgerRef } from './chart.ts';
import type { LedgerRef } from './posting.ts';
import type { Template } from './templates/index.ts';

export type LedgerAccountState =
  | { readonly status: 'none' }
  | { readonly status: 'open'; readonly account: LedgerAccount };

/** One stream per account, so that a decision loads the few that it names and never the whole chart. */
export const ledgerAccountAggregate: Aggregate<LedgerAccountState> = {
  category: 'gla',
  initial: { status: 'none' },
  evolve: (_state, event) => stateOf(event.data as LedgerEventData<'accounts.LedgerAccountOpened'>),
  encode: (state) =>
    state.status === 'open' ? { code: state.account.code, name: state.account.name, type: state.account.type } : {},
  decode: (stored) => stateOf(stored as LedgerEventData<'accounts.LedgerAccountOpened'>),
};
const stateOf = ({ code, name, type }: LedgerEventData<'accounts.LedgerAccountOpened'>): LedgerAccountState => ({
  status: 'open',
  account: { code, name, type, use: 'open' },
});

const streamOf = (code: string): string => `gla_${code}`;

/** Streams to name in a command that may name these accounts; those of the default chart have none. */
export const ledgerAccountStreams = (codes: readonly (string | undefined)[]): string[] => [
  ...new Set(codes.flatMap((code) => (code === undefined || defaultLedgerAccount(code) ? [] : [streamOf(code)]))),
];

export function findLedgerAccount(at: StreamReader, code: string): LedgerAccount | undefined {
  const known = defaultLedgerAccount(code);
  if (known) return known;
  const state = at.state(ledgerAccountAggregate, streamOf(code));
  return state.status === 'open' ? state.account : undefined;
}

export type CounterReason = 'unknown-ledger-account' | 'ledger-account-not-allowed';
export const counterReasons: readonly CounterReason[] = ['unknown-ledger-account', 'ledger-account-not-allowed'];

/** The account against which a template books: the one that the command names, if the template allows its type. */
export function counterOf(
  at: StreamReader,
  template: Template,
  code: string | undefined,
): LedgerRef | Refusal<CounterReason> {
  const { counter } = template;
  if (counter === 'of-original' || 'fixed' in counter)
    throw new Error(`${template.kind} leaves no choice of its counter account`);
  const account = findLedgerAccount(at, code ?? counter.default);
  if (!account) return refuse('unknown-ledger-account', `There is no ledger account ${code}.`);
  if (account.use !== 'open' || !counter.types.includes(account.type))
    return refuse(
      'ledger-account-not-allowed',
      `This books against an open account of type ${counter.types.join(' or ')}; ${account.code} is ${article(account)}.`,
    );
  return ledgerRef(account.code);
}
const article = ({ use, type }: LedgerAccount): string => (use === 'open' ? `of type ${type}` : `a ${use} account`);

export type OpenLedgerAccount = {
  readonly code: string;
  readonly name: string;
  readonly type: LedgerAccountType;
};

export const openLedgerAccount = accountCommand({
  name: 'accounts.openLedgerAccount',
  reasons: ['ledger-account-exists'],
  streams: ({ code }: OpenLedgerAccount) => [streamOf(code)],
  decide: ({ code, name, type }, at) => {
    const answer = { code, name, type };
    const existing = findLedgerAccount(at, code);
    if (!existing)
      return accepted([{ stream: streamOf(code), type: 'accounts.LedgerAccountOpened', data: answer }], answer);
    return existing.name === name && existing.type === type && existing.use === 'open'
      ? alreadyApplied(answer)
      : refuse('ledger-account-exists', `The ledger account ${code} exists as ${existing.name} (${existing.type}).`);
  },
});
