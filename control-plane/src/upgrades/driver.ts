/**
 * Drives upgrades in the provisioner's process: queues a run for each bank when its turn has come, looks at the bank when
 * its run has ended, and goes on to the next wave. It keeps nothing in memory: kill it anywhere, and the next one goes on.
 */
import { newId, type TenantId, tenantId } from '@munim/kernel';
import type { Logger } from '@munim/platform/telemetry';
import { type CellAccess, cellAccess, failpoint, type Release } from '@munim/tenant';
import { setTimeout as sleep } from 'node:timers/promises';
import { provisionerActor } from '../audit/record.ts';
import { addressOf, cellOf } from '../cells/find-cell.ts';
import { Run, Tenant, UpgradeBank } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import { isInService } from '../tenants/life.ts';
import { examine, type Verdict } from './health.ts';
import { moveUpgrade, settleBank } from './move-upgrade.ts';
import { nextStep, type UpgradeSituation, type UpgradeStep } from './next-step.ts';
import { offerRelease } from './releases.ts';
import { type Locked, underLock } from './under-lock.ts';

export interface DriverOptions {
  readonly orm: ControlDatabase;
  /** The environment of the process: credentials of cells are found by it. */
  readonly environment: NodeJS.ProcessEnv;
  readonly release: Release;
  readonly uuid: () => string;
  readonly log: Logger;
}

export interface Driver {
  readonly stop: () => Promise<void>;
}

/** How soon the end of a run is seen while an upgrade is driven, and a new upgrade otherwise. */
const pollMs = { driving: 300, idle: 1_000 } as const;
const retryMs = 1_000;

export function startDriver(options: DriverOptions): Driver {
  const stopping = new AbortController();
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await offerRelease(options.orm, options.release);
        const driven = await upgradesToDrive(options);
        for (const id of driven) await drive(id, options);
        await sleep(driven.length > 0 ? pollMs.driving : pollMs.idle, undefined, { signal: stopping.signal });
      } catch (error) {
        if (stopping.signal.aborted) return;
        options.log.error('the driver of upgrades could not go on, and tries again', { error });
        await sleep(retryMs);
      }
    }
  };
  const working = work();
  return {
    stop: () => {
      stopping.abort();
      return working;
    },
  };
}

/** Paused, halted and aborted ones too, as long as runs that they began are under way. */
async function upgradesToDrive({ orm, release }: DriverOptions): Promise<string[]> {
  const rows = await orm.em.fork().execute<{ id: string }[]>(
    `select id from upgrades u where release = ? and (state in ('queued', 'running') or exists (
       select from upgrade_banks b where b.upgrade_id = u.id and b.state = 'running'))`,
    [release.name],
  );
  return rows.map(({ id }) => id);
}

async function drive(id: string, options: DriverOptions): Promise<void> {
  await settleEnded(id, options);
  while (await advance(id, options));
}

/** A bank whose run has ended is looked at, and is upgraded or quarantined. */
async function settleEnded(id: string, options: DriverOptions): Promise<void> {
  const em = options.orm.em.fork();
  for (const { tenantId: bank, runId } of await em.find(UpgradeBank, { upgradeId: id, state: 'running' })) {
    const run = await em.findOneOrFail(Run, { id: runId ?? '' });
    if (run.state !== 'succeeded' && run.state !== 'failed') continue;
    const { failure } = run;
    const verdict: Verdict =
      run.state === 'failed'
        ? { well: false, reason: failure ? `${failure.step}: ${failure.reason}` : 'its run failed' }
        : await examine(tenantId(bank), accessBy(options), {
            migrations: options.release.migrations,
            logPosition: null,
          });
    await failpoint('upgrade-examine');
    await underLock(options.orm, id, async ({ em: own, upgrade, banks, nowMs }) => {
      const row = banks.find((one) => one.tenantId === bank);
      // Another driver was faster, and perhaps the bank is being tried again already.
      if (row?.state === 'running' && row.runId === runId) settleBank(own, upgrade, row, verdict, nowMs);
    });
    await failpoint('upgrade-settle');
  }
}

/** To the stores of the cell that the bank is on now. */
const accessBy =
  ({ orm, environment }: DriverOptions) =>
  async (bank: TenantId): Promise<CellAccess> => {
    const em = orm.em.fork();
    const tenant = await em.findOneOrFail(Tenant, { id: bank });
    return cellAccess(addressOf(await cellOf(em, tenant)), environment);
  };

/** True when there may be more to do at once. */
async function advance(id: string, options: DriverOptions): Promise<boolean> {
  const step = await underLock(options.orm, id, async (locked) => {
    const next = nextStep(situationOf(locked), locked.nowMs);
    return (await take(next, locked, options)) ? next : { kind: 'wait' as const };
  });
  if (step.kind === 'gate') await passGate(id, step.ids, options);
  if (step.kind !== 'wait') await failpoint(`upgrade-${step.kind}`);
  return step.kind !== 'wait';
}

const situationOf = ({ upgrade, banks }: Locked): UpgradeSituation => ({
  state: upgrade.state,
  policy: upgrade.policy,
  wave: upgrade.wave,
  soakUntilMs: upgrade.soakUntil?.getTime() ?? null,
  failuresAccepted: upgrade.failuresAccepted,
  banks: banks.map(({ tenantId: bank, wave, state }) => ({ id: bank, wave, state })),
});

/** False when the step has to wait. */
async function take(step: UpgradeStep, locked: Locked, options: DriverOptions): Promise<boolean> {
  const { em, upgrade, nowMs } = locked;
  const deed = { actor: provisionerActor, requestId: upgrade.id };
  switch (step.kind) {
    case 'wait':
      return false;
    case 'start':
      moveUpgrade(em, upgrade, { ...deed, trigger: 'start', nowMs });
      return true;
    case 'begin-bank':
      return beginBank(step.id, locked, options);
    case 'halt':
      moveUpgrade(em, upgrade, { ...deed, trigger: 'halt', reason: step.reason, nowMs });
      options.log.error('the upgrade halted', { upgrade: upgrade.id, reason: step.reason });
      return true;
    case 'soak':
      upgrade.soakUntil = new Date(nowMs + upgrade.policy.soakSeconds * 1_000);
      return true;
    // Looked at outside of the transaction.
    case 'gate':
      return true;
    case 'next-wave':
      upgrade.wave += 1;
      return true;
    case 'complete':
      moveUpgrade(em, upgrade, { ...deed, trigger: 'complete', nowMs });
      return true;
  }
}

/** The run and the bank's place in the upgrade are one transaction. False while another run of the bank is open. */
async function beginBank(id: string, { em, upgrade, banks, nowMs }: Locked, { uuid }: DriverOptions): Promise<boolean> {
  const row = banks.find((one) => one.tenantId === id);
  const tenant = await em.findOneOrFail(Tenant, { id });
  if (!row) return false;
  if (!isInService(tenant)) {
    em.assign(row, { state: 'skipped', reason: `is ${tenant.state}`, endedAt: new Date(nowMs) });
    return true;
  }
  const runId = newId('run', uuid());
  const made = await em.execute<{ id: string }[]>(
    `insert into runs (id, tenant_id, kind, state, requested_by, release)
     values (?, ?, 'upgrade', 'queued', ?, ?) on conflict do nothing returning id`,
    [runId, id, `upgrade:${upgrade.id}`, upgrade.release],
  );
  if (made.length === 0) return false;
  em.assign(row, { state: 'running', runId, reason: null, startedAt: new Date(nowMs), endedAt: null });
  return true;
}

/** The wave's banks have been left alone for a while: each must still be well before the next wave begins. */
async function passGate(id: string, ids: readonly string[], options: DriverOptions): Promise<void> {
  const { orm, release } = options;
  const rows = await orm.em.fork().find(UpgradeBank, { upgradeId: id, tenantId: { $in: [...ids] } });
  const verdicts = new Map<string, Verdict>();
  for (const { tenantId: bank, logPosition } of rows)
    verdicts.set(
      bank,
      await examine(tenantId(bank), accessBy(options), {
        migrations: release.migrations,
        logPosition: logPosition ?? null,
      }),
    );
  await failpoint('upgrade-look-again');
  await underLock(orm, id, async (locked) => {
    const { em, upgrade, banks, nowMs } = locked;
    if (nextStep(situationOf(locked), nowMs).kind !== 'gate') return;
    for (const row of banks) {
      const verdict = verdicts.get(row.tenantId);
      if (verdict?.well === false && row.state === 'upgraded') settleBank(em, upgrade, row, verdict, nowMs);
    }
    const sick = [...verdicts.values()].some(({ well }) => !well);
    if (sick) return;
    upgrade.soakUntil = null;
    if (banks.some(({ wave }) => wave > upgrade.wave)) upgrade.wave += 1;
    else moveUpgrade(em, upgrade, { actor: provisionerActor, requestId: id, trigger: 'complete', nowMs });
  });
}
