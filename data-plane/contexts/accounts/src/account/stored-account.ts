/** The account's state as it is stored: JSON, what is zero or empty left out, because every command rewrites it. */
import type { JsonObject } from '@munim/kernel';
import type { AccountState, ActiveAccount, Hold, Product } from './account.ts';
import { noReversals } from './reversals.ts';

/** Amount, when it expires, what it is held for. */
type StoredHold =
  | readonly [amount: string]
  | readonly [amount: string, expiresAt: string | null]
  | readonly [amount: string, expiresAt: string | null, heldFor: string];

/** `status` none is never stored: there is no stream then. */
type Stored = {
  readonly status: 'open' | 'frozen' | 'closed';
  readonly customerId: string;
  readonly product: Product;
  readonly currency: string;
  readonly overdraftLimit?: string;
  readonly balance?: string;
  readonly holds?: Readonly<Record<string, StoredHold>>;
  readonly reversed?: readonly string[];
  readonly forgottenUpTo?: string;
};

export function encodeAccount(account: AccountState): JsonObject {
  if (account.status === 'none') throw new Error('an account that was never opened has nothing to store');
  const { status, customerId, product, currency } = account;
  const terms = { status, customerId, product, currency };
  if (account.status === 'closed') return terms satisfies Stored;
  return { ...terms, ...encodeBooks(account) } satisfies Stored;
}

const encodeBooks = (account: ActiveAccount) => ({
  ...(account.overdraftLimitMinor === 0n ? {} : { overdraftLimit: account.overdraftLimitMinor.toString() }),
  ...(account.balanceMinor === 0n ? {} : { balance: account.balanceMinor.toString() }),
  ...(Object.keys(account.holds).length === 0 ? {} : { holds: mapHolds(account.holds, encodeHold) }),
  ...(account.reversals.versions.length === 0 ? {} : { reversed: account.reversals.versions.map(String) }),
  ...(account.reversals.forgottenUpTo === 0n ? {} : { forgottenUpTo: account.reversals.forgottenUpTo.toString() }),
});

export function decodeAccount(json: JsonObject): AccountState {
  const stored = json as Stored;
  const { status, customerId, product, currency } = stored;
  if (status === 'closed') return { status, customerId, product, currency };
  return {
    status,
    customerId,
    product,
    currency,
    overdraftLimitMinor: BigInt(stored.overdraftLimit ?? '0'),
    balanceMinor: BigInt(stored.balance ?? '0'),
    holds: mapHolds(stored.holds ?? {}, decodeHold),
    reversals: {
      versions: stored.reversed?.map(BigInt) ?? noReversals.versions,
      forgottenUpTo: BigInt(stored.forgottenUpTo ?? '0'),
    },
  };
}

const mapHolds = <From, To>(holds: Readonly<Record<string, From>>, map: (hold: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(holds).map(([holdId, hold]) => [holdId, map(hold)]));

const encodeHold = ({ amountMinor, expiresAt, heldFor }: Hold): StoredHold => {
  const amount = amountMinor.toString();
  if (heldFor !== undefined) return [amount, expiresAt ?? null, heldFor];
  return expiresAt === undefined ? [amount] : [amount, expiresAt];
};

const decodeHold = ([amount, expiresAt, heldFor]: StoredHold): Hold => ({
  amountMinor: BigInt(amount),
  ...(expiresAt == null ? {} : { expiresAt }),
  ...(heldFor === undefined ? {} : { heldFor }),
});
