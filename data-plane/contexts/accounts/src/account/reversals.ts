/** Which transactions of an account were reversed: remembered so that none is twice, within a bound. */

export interface Reversals {
  /** Versions of reversed events, ascending. */
  readonly versions: readonly bigint[];
  /** Events up to this version can no longer be reversed: which of them were is forgotten. */
  readonly forgottenUpTo: bigint;
}

export const noReversals: Reversals = { versions: [], forgottenUpTo: 0n };

/** Mistakes are few; with this many remembered, only an account with hundreds of them forgets its oldest. */
const reversalsRememberedMax = 200;

export function rememberReversal(reversals: Reversals, version: bigint): Reversals {
  const versions = [...reversals.versions, version].sort((a, b) => (a < b ? -1 : 1));
  if (versions.length <= reversalsRememberedMax) return { ...reversals, versions };
  const [oldest = 0n, ...rest] = versions;
  return { versions: rest, forgottenUpTo: oldest };
}
