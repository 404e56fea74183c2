/** What an upgrade does next, pure: the driver asks after every change, and whoever asks gets the same answer. */
import type { UpgradeBankState } from '../database/entities/upgrade-bank.ts';
import type { UpgradeState } from './life.ts';
import { tolerated, type UpgradePolicy } from './policy.ts';

export interface UpgradeSituation {
  readonly state: UpgradeState;
  readonly policy: UpgradePolicy;
  readonly wave: number;
  readonly soakUntilMs: number | null;
  readonly failuresAccepted: number;
  /** In the order in which they are begun. */
  readonly banks: readonly { readonly id: string; readonly wave: number; readonly state: UpgradeBankState }[];
}

export type UpgradeStep =
  /** Nothing to do until a bank's run ends, the soak is over, or somebody asks. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'start' }
  | { readonly kind: 'halt'; readonly reason: string }
  | { readonly kind: 'begin-bank'; readonly id: string }
  | { readonly kind: 'soak' }
  /** Look at these again, then go on. */
  | { readonly kind: 'gate'; readonly ids: readonly string[] }
  | { readonly kind: 'next-wave' }
  | { readonly kind: 'complete' };

const wait: UpgradeStep = { kind: 'wait' };

export function nextStep(upgrade: UpgradeSituation, nowMs: number): UpgradeStep {
  const { state, policy, banks } = upgrade;
  if (state === 'queued') return { kind: 'start' };
  if (state !== 'running') return wait;
  const quarantined = banks.filter((bank) => bank.state === 'quarantined');
  const unaccepted = quarantined.length - upgrade.failuresAccepted;
  if (unaccepted > tolerated(policy))
    return {
      kind: 'halt',
      reason: `${unaccepted} failed, ${tolerated(policy)} may: ${quarantined.map(({ id }) => id).join(', ')}`,
    };
  const running = banks.filter((bank) => bank.state === 'running').length;
  const pending = banks.find((bank) => bank.wave <= upgrade.wave && bank.state === 'pending');
  if (pending) return running < policy.parallel ? { kind: 'begin-bank', id: pending.id } : wait;
  if (running > 0) return wait;
  return gateStep(upgrade, nowMs);
}

/** Every bank of the wave has come to its end. */
function gateStep({ banks, wave, soakUntilMs }: UpgradeSituation, nowMs: number): UpgradeStep {
  const upgraded = banks.filter((bank) => bank.wave === wave && bank.state === 'upgraded').map(({ id }) => id);
  if (upgraded.length > 0 && soakUntilMs === null) return { kind: 'soak' };
  if (soakUntilMs !== null) return nowMs < soakUntilMs ? wait : { kind: 'gate', ids: upgraded };
  return banks.some((bank) => bank.wave > wave) ? { kind: 'next-wave' } : { kind: 'complete' };
}
