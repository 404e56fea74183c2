/** Which bank is upgraded in which wave, pure: the same fleet and policy give the same plan. */
import type { TenantState } from '../tenants/life.ts';
import type { UpgradePolicy } from './policy.ts';

export interface FleetBank {
  readonly id: string;
  readonly state: TenantState;
  /** Null for a bank from before releases were written down. */
  readonly release: string | null;
  /** Its schema holds migrations that the target does not know. */
  readonly ahead: boolean;
}

export interface WavePlan {
  /** Ids of the banks of each wave, in the order in which they are begun; none is empty. */
  readonly waves: readonly (readonly string[])[];
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
}

/** Canaries that are no active bank with something to do are the asker's mistake: they are named. */
export type Planned =
  | { readonly ok: true; readonly plan: WavePlan }
  | { readonly ok: false; readonly notCanaries: readonly string[] };

export function planWaves(banks: readonly FleetBank[], target: string, policy: UpgradePolicy): Planned {
  const sorted = banks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const skipped = sorted.flatMap((bank) => {
    const reason = reasonToSkip(bank, target);
    return reason === undefined ? [] : [{ id: bank.id, reason }];
  });
  const left = sorted.filter((bank) => reasonToSkip(bank, target) === undefined);
  const active = left.filter(({ state }) => state === 'active').map(({ id }) => id);
  const canaries = typeof policy.canaries === 'number' ? active.slice(0, policy.canaries) : policy.canaries;
  const notCanaries = canaries.filter((id) => !active.includes(id));
  if (notCanaries.length > 0) return { ok: false, notCanaries };
  // Nobody calls a suspended bank, so it says least about the release: it goes last.
  const suspended = left.filter(({ state }) => state !== 'active').map(({ id }) => id);
  const others = [...active.filter((id) => !canaries.includes(id)), ...suspended];
  return {
    ok: true,
    plan: { waves: [canaries, ...shares(others, canaries.length, policy)].filter((wave) => wave.length > 0), skipped },
  };
}

/** Percentages are of all banks of the upgrade, canaries too; a share is rounded up, so that no wave is put off for ever. */
function shares(others: readonly string[], canaries: number, { percentages }: UpgradePolicy): string[][] {
  const total = others.length + canaries;
  let done = 0;
  return percentages.map((percentage) => {
    const until = Math.min(others.length, Math.max(done, Math.ceil((total * percentage) / 100) - canaries));
    const wave = others.slice(done, until);
    done = until;
    return wave;
  });
}

/** Undefined when it is to be upgraded. */
function reasonToSkip({ state, release, ahead }: FleetBank, target: string): string | undefined {
  if (release === target) return 'is on this release already';
  if (state === 'requested' || state === 'provisioning' || state === 'failed')
    return `is ${state}: its first run brings it to a release`;
  if (state !== 'active' && state !== 'suspended') return `is ${state}`;
  return ahead ? 'its schema holds migrations that this release does not' : undefined;
}
