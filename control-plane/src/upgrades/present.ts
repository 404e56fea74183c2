/** Rows to what the API says of an upgrade. */
import type { z } from '@munim/platform/http';
import type { Upgrade, UpgradeBank } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import type { upgradeDetailSchema, upgradeSchema } from './schemas.ts';
import { banksOf } from './under-lock.ts';

export type PresentedUpgrade = z.infer<typeof upgradeSchema>;
type Progress = PresentedUpgrade['progress'];

const nothing: Progress = { total: 0, pending: 0, running: 0, upgraded: 0, quarantined: 0, skipped: 0 };

export async function presentUpgrades(em: EntityManager, upgrades: readonly Upgrade[]): Promise<PresentedUpgrade[]> {
  if (upgrades.length === 0) return [];
  const counts = await em.execute<{ id: string; state: UpgradeBank['state']; count: number }[]>(
    `select upgrade_id as id, state, count(*)::int as count from upgrade_banks
     where upgrade_id in (?) group by upgrade_id, state`,
    [upgrades.map(({ id }) => id)],
  );
  return upgrades.map((upgrade) => {
    const progress = { ...nothing };
    for (const { id, state, count } of counts) {
      if (id !== upgrade.id) continue;
      progress[state] = count;
      progress.total += count;
    }
    return { ...presentRow(upgrade), progress };
  });
}

export async function presentUpgrade(
  em: EntityManager,
  upgrade: Upgrade,
): Promise<z.infer<typeof upgradeDetailSchema>> {
  const [summary] = await presentUpgrades(em, [upgrade]);
  const banks = await banksOf(em, upgrade.id);
  const numbers = [...new Set(banks.map(({ wave }) => wave))];
  return {
    ...(summary as PresentedUpgrade),
    waves: numbers.map((number) => ({
      number,
      banks: banks.filter(({ wave }) => wave === number).map(presentBank),
    })),
  };
}

const presentRow = (upgrade: Upgrade): Omit<PresentedUpgrade, 'progress'> => {
  const { id, release, state, reason, requestedBy, policy, wave, soakUntil, note } = upgrade;
  return {
    id,
    release,
    state,
    reason,
    requestedBy,
    policy: {
      ...policy,
      canaries: typeof policy.canaries === 'number' ? policy.canaries : [...policy.canaries],
      percentages: [...policy.percentages],
    },
    wave,
    soakUntil: instant(soakUntil),
    note: note ?? null,
    createdAt: upgrade.createdAt.toISOString(),
    startedAt: instant(upgrade.startedAt),
    endedAt: instant(upgrade.endedAt),
  };
};

const presentBank = ({ tenantId, state, fromRelease, runId, reason, startedAt, endedAt }: UpgradeBank) => ({
  tenantId,
  state,
  fromRelease: fromRelease ?? null,
  runId: runId ?? null,
  reason: reason ?? null,
  startedAt: instant(startedAt),
  endedAt: instant(endedAt),
});

const instant = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;
