/** Why this context refuses: a closed list, in order of precedence. */
import {
  type CommandDefinition,
  type Decision,
  type DecisionContext,
  type JsonObject,
  rejected,
  type StreamReader,
} from '@munim/kernel';

/** The first that applies is the answer, over all accounts that a command touches. */
export const accountRejections = [
  // The customer and the account come first.
  'unknown-customer',
  'customer-closed',
  'unknown-account',
  'account-exists',
  'account-closed',
  'account-frozen',
  // Then what else the command names.
  'unknown-ledger-account',
  'ledger-account-exists',
  'ledger-account-not-allowed',
  'unknown-hold',
  'hold-reserved',
  'hold-exists',
  'hold-expired',
  'unknown-transaction',
  'not-reversible',
  'too-old-to-reverse',
  'already-reversed',
  'posting-exists',
  'posting-size',
  'same-account',
  // Then what it says.
  'currency-mismatch',
  'invalid-amount',
  'value-date-out-of-range',
  'posting-unbalanced',
  'overdraft-not-allowed',
  // Last, whether there is room and money for it.
  'hold-exceeded',
  'too-many-holds',
  'insufficient-funds',
  'balance-limit',
  'holds-open',
  'balance-not-zero',
] as const;
export type AccountRejection = (typeof accountRejections)[number];

export type Refusal<Reason extends AccountRejection = AccountRejection> = Extract<
  Decision<Reason>,
  { outcome: 'rejected' }
>;

export const refuse = <Reason extends AccountRejection>(reason: Reason, detail: string): Refusal<Reason> =>
  rejected(reason, detail) as Refusal<Reason>;

export const isRefusal = <Reason extends AccountRejection, Other>(
  value: Refusal<Reason> | Other,
): value is Refusal<Reason> =>
  typeof value === 'object' && value !== null && 'outcome' in value && value.outcome === 'rejected';

/** Of two refusals the one whose reason stands first in the list; of equals the first given. */
export const foremost = <Reason extends AccountRejection>(
  one: Refusal<Reason>,
  other: Refusal<Reason>,
): Refusal<Reason> => (accountRejections.indexOf(other.reason) < accountRejections.indexOf(one.reason) ? other : one);

/** A command with the reasons that it can be refused for: the compiler holds `decide` to them. */
export interface AccountCommand<Command extends JsonObject, Reason extends AccountRejection>
  extends CommandDefinition<Command, Reason> {
  readonly reasons: readonly Reason[];
}

export const accountCommand = <Command extends JsonObject, const Reason extends AccountRejection>(
  definition: Omit<AccountCommand<Command, Reason>, 'decide'> & {
    readonly decide: (command: Command, at: StreamReader, context: DecisionContext) => Decision<NoInfer<Reason>>;
  },
): AccountCommand<Command, Reason> => definition;
