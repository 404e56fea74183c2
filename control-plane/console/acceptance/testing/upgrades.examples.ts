/** Upgrades as the API tells of them, for pages whose look matters and not how the upgrade came about. */
import type { components } from '@munim/sdk/control-plane';

type UpgradeDetail = components['schemas']['UpgradeDetail'];

const at = '2026-03-01T12:00:00.000Z';

export const runningUpgrade: UpgradeDetail = {
  id: `upg_${'0'.repeat(25)}1`,
  release: '9001-0a1b2c3d',
  state: 'running',
  reason: 'quarterly release',
  requestedBy: 'bootstrap',
  policy: {
    canaries: 1,
    percentages: [50, 100],
    parallel: 2,
    soakSeconds: 60,
    onFailure: 'continue',
    failuresMax: 10,
  },
  wave: 1,
  soakUntil: null,
  note: null,
  progress: { total: 2, pending: 1, running: 0, upgraded: 0, quarantined: 1, skipped: 0 },
  createdAt: at,
  startedAt: at,
  endedAt: null,
  waves: [
    {
      number: 1,
      banks: [
        {
          tenantId: 'sick-bank',
          state: 'quarantined',
          fromRelease: '0041-3f9ac1d2',
          runId: `run_${'0'.repeat(26)}`,
          reason: 'a migration was refused',
          startedAt: at,
          endedAt: at,
        },
      ],
    },
    {
      number: 2,
      banks: [
        {
          tenantId: 'well-bank',
          state: 'pending',
          fromRelease: '0041-3f9ac1d2',
          runId: null,
          reason: null,
          startedAt: null,
          endedAt: null,
        },
      ],
    },
  ],
};

export const haltedUpgrade: UpgradeDetail = {
  ...runningUpgrade,
  id: `upg_${'0'.repeat(25)}2`,
  state: 'halted',
  note: 'sick-bank has failed',
};
