/** One bank in an upgrade: its wave, how far it is, and why it went no further. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const upgradeBankStates = ['pending', 'running', 'upgraded', 'quarantined', 'skipped'] as const;
export type UpgradeBankState = (typeof upgradeBankStates)[number];

export const UpgradeBank = defineEntity({
  name: 'UpgradeBank',
  tableName: 'upgrade_banks',
  indexes: [
    {
      name: 'upgrade_banks_running',
      expression: `create index upgrade_banks_running on upgrade_banks (upgrade_id) where state = 'running'`,
    },
  ],
  properties: {
    upgradeId: p.text().primary(),
    tenantId: p.text().primary(),
    wave: p.integer(),
    position: p.integer(),
    state: p.text().$type<UpgradeBankState>(),
    /** Null for a bank from before releases were written down. */
    fromRelease: p.text().nullable(),
    /** The last run that was to upgrade it. */
    runId: p.text().nullable(),
    /** Of `quarantined` and `skipped`. */
    reason: p.text().nullable(),
    /** Of its log when it was first seen on the new release: it may only grow. */
    logPosition: p.bigint('number').nullable(),
    startedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
  },
});
export type UpgradeBank = InferEntity<typeof UpgradeBank>;
