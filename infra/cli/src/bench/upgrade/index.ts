/** `bench upgrade`: a fleet under load is brought to another release in waves, and one bank's migration fails. */
import { type Platform, startPlatform } from '@munim/local';
import type { components } from '@munim/sdk/control-plane';
import { makeNextRelease, nextVersion } from '@munim/tenant-schema/sample-release';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBankDatabase } from '../../demo/bank-access.ts';
import { withCleanup } from '../../interrupt.ts';
import { bootstrapOperatorClient, type OperatorClient } from '../../operator-client.ts';
import { showProgress } from '../../progress-display.ts';
import { say } from '../../terminal.ts';
import { loadFleet, type LoadedBank, onboardLoadedBank } from './command-load.ts';

type UpgradeDetail = components['schemas']['UpgradeDetail'];

export interface UpgradeFigures {
  readonly banks: number;
  readonly waves: readonly number[];
  readonly state: string;
  readonly upgraded: number;
  readonly quarantined: number;
  /** Read back from each bank's own schema. */
  readonly onNewVersion: number;
  readonly onOldVersion: number;
  readonly quarantineReason: string | null;
  /** Of the quarantined bank, sent after it was. */
  readonly acceptedInQuarantine: number;
  readonly accepted: number;
  readonly failed: number;
  readonly failures: readonly string[];
  readonly slowestCommandMs: number;
  readonly upgradeSeconds: number;
}

const neededProcesses = ['control-plane', 'issuer', 'provisioner', 'command', 'projection', 'relay', 'gateway'];
/** Seconds that a wave serves before the next begins. */
const soakSeconds = 2;
const onboardedAtOnce = 2;
const pollMs = 300;
/** The load goes on for so long before the upgrade and after it. */
const marginMs = 2_000;
/** Commands by which a bank in quarantine is seen to serve; a machine that pauses is waited for. */
const servedMin = 4;
const servesWithinMs = 60_000;

export async function benchUpgrade(stateDir: string, banks: number): Promise<UpgradeFigures> {
  const display = showProgress();
  const platform = await startPlatform({
    stateDir: join(stateDir, 'bench'),
    processes: neededProcesses,
    onProgress: display.onProgress,
  }).finally(display.close);
  return withCleanup(platform.stop, () => upgradeUnderLoad(platform, banks, say));
}

/** The last bank's data is what its migration cannot stand. */
export async function upgradeUnderLoad(
  platform: Platform,
  count: number,
  tell: (text: string) => void,
): Promise<UpgradeFigures> {
  const control = bootstrapOperatorClient(platform.urls.controlPlane, platform.operatorTokenFile);
  tell(`onboarding ${count} banks`);
  const banks = await onboardFleet(platform, count);
  await banks.at(-1)?.client.customers.register({ kind: 'PERSON', country: 'CZ', fullName: 'Eva Malá' });
  const folder = await makeNextRelease();
  try {
    await platform.start('provisioner', { MUNIM_TENANT_MIGRATIONS_DIR: folder });
    return await measure(platform, control, banks, tell);
  } finally {
    await platform.start('provisioner');
    await rm(folder, { recursive: true });
  }
}

async function measure(
  platform: Platform,
  control: OperatorClient,
  banks: readonly LoadedBank[],
  tell: (text: string) => void,
): Promise<UpgradeFigures> {
  const load = loadFleet(platform, banks);
  await sleep(marginMs);
  const startedMs = performance.now();
  const { id } = await control.change<UpgradeDetail>('/v1/upgrades', {
    only: banks.map((bank) => bank.id),
    canaries: [banks[0]?.id],
    percentages: [50, 100],
    parallel: 2,
    soakSeconds,
    onFailure: 'continue',
    failuresMax: 1,
    reason: 'benchmark',
  });
  const upgrade = await ended(control, id, tell);
  const upgradeSeconds = Math.round((performance.now() - startedMs) / 100) / 10;
  const sick = upgrade.waves.flatMap((wave) => wave.banks).find(({ state }) => state === 'quarantined');
  const acceptedNow = (): number => load.acceptedBy(sick?.tenantId ?? '');
  const before = acceptedNow();
  await sleep(marginMs);
  const endMs = performance.now() + servesWithinMs;
  while (sick && acceptedNow() - before < servedMin && performance.now() < endMs) await sleep(pollMs);
  const acceptedInQuarantine = acceptedNow() - before;
  const { accepted, failed, failures, slowestMs } = await load.stop();
  const versions = await Promise.all(banks.map((bank) => hasNewVersion(platform, bank)));
  return {
    banks: banks.length,
    waves: upgrade.waves.map((wave) => wave.banks.length),
    state: upgrade.state,
    upgraded: upgrade.progress.upgraded,
    quarantined: upgrade.progress.quarantined,
    onNewVersion: versions.filter(Boolean).length,
    onOldVersion: versions.filter((isNew) => !isNew).length,
    quarantineReason: sick?.reason ?? null,
    acceptedInQuarantine,
    accepted,
    failed,
    failures,
    slowestCommandMs: slowestMs,
    upgradeSeconds,
  };
}

async function onboardFleet(platform: Platform, count: number): Promise<LoadedBank[]> {
  const run = crypto.randomUUID().slice(0, 6);
  const ids = Array.from({ length: count }, (_, index) => `up-${run}-${String(index).padStart(2, '0')}`);
  const banks: LoadedBank[] = [];
  const left = [...ids];
  const lane = async (): Promise<void> => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) banks.push(await onboardLoadedBank(platform, id));
  };
  await Promise.all(Array.from({ length: onboardedAtOnce }, lane));
  return banks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function ended(control: OperatorClient, id: string, tell: (text: string) => void): Promise<UpgradeDetail> {
  const told = new Set<string>();
  for (;;) {
    const upgrade = await control.get<UpgradeDetail>(`/v1/upgrades/${id}`);
    for (const { number, banks } of upgrade.waves)
      for (const { tenantId, state } of banks) {
        if (state === 'pending' || state === 'running' || told.has(tenantId)) continue;
        told.add(tenantId);
        tell(`wave ${number}: ${tenantId} ${state}`);
      }
    if (upgrade.state !== 'queued' && upgrade.state !== 'running') return upgrade;
    await sleep(pollMs);
  }
}

/** As the bank itself sees its schema. */
async function hasNewVersion(platform: Platform, bank: LoadedBank): Promise<boolean> {
  const sql = await openBankDatabase(platform, bank.id);
  try {
    return (await sql`select from schema_migrations where version = ${nextVersion}`).length > 0;
  } finally {
    await sql.end();
  }
}
