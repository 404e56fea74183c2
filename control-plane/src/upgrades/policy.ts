/** How careful an upgrade is: who goes first, how many at once, what a failure means. */

export interface UpgradePolicy {
  /** Banks of the first wave: so many, or these. */
  readonly canaries: number | readonly string[];
  /** The waves after it: how much of the fleet is done after each; ascending, the last is 100. */
  readonly percentages: readonly number[];
  /** Banks under way at a time. */
  readonly parallel: number;
  /** How long a wave's banks are left alone before they are looked at again and the next wave begins. */
  readonly soakSeconds: number;
  /** `halt`: the first bank that fails stops the upgrade. `continue`: the others go on, up to `failuresMax`. */
  readonly onFailure: 'halt' | 'continue';
  readonly failuresMax: number;
}

/** How many quarantined banks stop the upgrade. */
export const tolerated = ({ onFailure, failuresMax }: UpgradePolicy): number =>
  onFailure === 'halt' ? 0 : failuresMax;
