/** One upgrade of the fleet to a release: a row first, then work, so that a kill loses neither the plan nor what was reached. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { UpgradePolicy } from '../../upgrades/policy.ts';
import type { UpgradeState } from '../../upgrades/life.ts';

export const Upgrade = defineEntity({
  name: 'Upgrade',
  tableName: 'upgrades',
  indexes: [
    // Two open upgrades cannot exist, whoever asks and however fast.
    {
      name: 'upgrades_one_open',
      expression: `create unique index upgrades_one_open on upgrades ((true)) where state in ('queued', 'running', 'paused', 'halted')`,
    },
  ],
  properties: {
    id: p.text().primary(),
    release: p.text(),
    policy: p.json<UpgradePolicy>(),
    state: p.text().$type<UpgradeState>(),
    reason: p.text(),
    requestedBy: p.text(),
    /** The wave that is under way, from 1. */
    wave: p.integer().default(1),
    /** Set while the banks of the wave are left alone before they are looked at again. */
    soakUntil: p.datetime().nullable(),
    /** Quarantined banks that an operator has seen and gone on from. */
    failuresAccepted: p.integer().default(0),
    /** Why it halted. */
    note: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    startedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
  },
});
export type Upgrade = InferEntity<typeof Upgrade>;
