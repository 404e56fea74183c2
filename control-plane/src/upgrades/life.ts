/** The life of an upgrade as a pure state machine: what operators and the driver may do in which state. */

export const upgradeStates = ['queued', 'running', 'paused', 'halted', 'completed', 'aborted'] as const;
export type UpgradeState = (typeof upgradeStates)[number];

const upgradeTriggers = ['start', 'pause', 'resume', 'abort', 'halt', 'complete', 'retry'] as const;
export type UpgradeTrigger = (typeof upgradeTriggers)[number];
/** Those that people ask for; the others are the driver's. */
const forPeople: ReadonlySet<UpgradeTrigger> = new Set(['pause', 'resume', 'abort', 'retry']);

const table: Readonly<Record<UpgradeState, Readonly<Partial<Record<UpgradeTrigger, UpgradeState>>>>> = {
  queued: { start: 'running', pause: 'paused', abort: 'aborted' },
  running: { pause: 'paused', abort: 'aborted', halt: 'halted', complete: 'completed', retry: 'running' },
  paused: { resume: 'running', abort: 'aborted', retry: 'paused' },
  // A bank that is tried again is the way out of what halted it.
  halted: { resume: 'running', abort: 'aborted', retry: 'running' },
  // Complete but for its quarantined banks: each of them may still be tried again.
  completed: { retry: 'running' },
  aborted: {},
};

export type UpgradeMove =
  | { readonly allowed: true; readonly state: UpgradeState }
  | { readonly allowed: false; readonly triggers: readonly UpgradeTrigger[] };

/** A refusal names what people may do instead. */
export function moveOf(state: UpgradeState, trigger: UpgradeTrigger): UpgradeMove {
  const next = table[state][trigger];
  if (next !== undefined) return { allowed: true, state: next };
  return {
    allowed: false,
    triggers: upgradeTriggers.filter((one) => table[state][one] !== undefined && forPeople.has(one)),
  };
}

/** While one is open, no other may begin. */
export const isOpen = (state: UpgradeState): boolean => state !== 'completed' && state !== 'aborted';
