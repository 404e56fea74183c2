/** What people may ask of upgrades, in one list, so that none of it is left out of the API. */
import type { ControlOperation } from '../http/operation.ts';
import { getUpgrade, listUpgrades } from './read-upgrades.ts';
import { previewUpgrade, startUpgrade } from './start-upgrade.ts';
import { retryUpgradeBank, steerUpgrade } from './steer-upgrade.ts';

export const upgradeOperations: readonly ControlOperation[] = [
  previewUpgrade,
  startUpgrade,
  listUpgrades,
  getUpgrade,
  ...steerUpgrade,
  retryUpgradeBank,
];
