/** Another release is brought to two banks in a real browser: its plan, the wave that halts over one bank, and how that bank follows. */
import { startPlatform, testPlatformOptions } from '@munim/local';
import type { components } from '@munim/sdk/control-plane';
import { bearable, makeNextRelease, nextRefusal, unbearable } from '@munim/tenant-schema/sample-release';
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closePages, sharedBrowser } from './testing/browser.ts';
import { type Console, openConsole } from './testing/console.ts';
import { type ControlPlane, controlPlaneOf, type Person } from './testing/control-plane.ts';
import { offeredHere, offeredOn } from './testing/offered.ts';
import { onUpgrades } from './testing/operations.ts';

type Schemas = components['schemas'];

const { urls, operatorTokenFile, services, stateDir } = inject('platform');
const suffix = randomBytes(4).toString('hex');
const well = `well-${suffix}`;
const sick = `sick-${suffix}`;
const spare = `spare-${suffix}`;
const schemaOf = (bank: string): string => `bank_${bank.replaceAll('-', '_')}`;
/** A bank's run takes some seconds; on a busy machine two minutes. */
const runMsMax = 120_000;

const platform = await startPlatform(testPlatformOptions(stateDir));
const cell = new URL(services.postgres.url);
cell.pathname = '/munim_cell';
const sql = postgres(cell.href, { max: 1, onnotice: () => undefined });

let folder: string;
let browser: Browser;
let api: ControlPlane;
let auditor: Person;
let operator: Console;
let watcher: Console;
let upgradePath: string;

/** Of each change that a page offered the operator, at any time of this spec. */
const seen = new Map<string, boolean>();
const remember = (offered: ReadonlyMap<string, boolean>): void =>
  offered.forEach((enabled, operation) => seen.set(operation, enabled || (seen.get(operation) ?? false)));

beforeAll(async () => {
  folder = await makeNextRelease();
  const token = (await readFile(operatorTokenFile, 'utf8')).trim();
  api = controlPlaneOf(urls.controlPlane, token);
  auditor = await api.invite(`Watcher ${suffix}`, 'auditor');
  browser = await sharedBrowser();
  const ready = Promise.all([well, sick, spare].map((id) => api.onboard(id, `Bank ${id}`)));
  operator = await openConsole(browser, urls.console, token);
  watcher = await openConsole(browser, urls.console, auditor.token);
  await ready;
  await sql.unsafe(unbearable(schemaOf(sick)));
  await platform.start('provisioner', { MUNIM_TENANT_MIGRATIONS_DIR: folder });
});
afterAll(async () => {
  // One that is open stands against every other.
  const { data } = await api.get<{ data: Schemas['Upgrade'][] }>('/v1/upgrades?limit=200');
  for (const { id, state } of data)
    if (!['completed', 'aborted'].includes(state))
      await api.post(`/v1/upgrades/${id}/abort`, { reason: 'its spec is over' });
  await platform.start('provisioner');
  await rm(folder, { recursive: true });
  await Promise.all([sql.end(), closePages(browser)]);
});

const stateOf = (bank: string) => operator.page.getByRole('row').filter({ hasText: bank });
const watchedHere = async (): Promise<void> => {
  const path = new URL(operator.page.url()).pathname.replace('/console', '');
  const heading = await operator.page.getByRole('heading', { level: 1 }).innerText();
  const offered = await offeredOn(watcher, [[path, heading]]);
  expect(offered.size).toBeGreaterThan(0);
  expect(new Set(offered.values())).toEqual(new Set([false]));
  remember(await offeredHere(operator));
};

test('what an upgrade would do is shown before it is started, and what is wrong with it', async () => {
  await operator.go('/upgrades', 'Upgrades');
  await operator.expectAccessibleTwice();
  remember(await offeredHere(operator));
  await operator.press('Upgrade the fleet');
  await operator.page.getByLabel('Banks', { exact: false }).fill(`${well}, ${sick}`);
  await operator.page.getByLabel('Waves, in percent', { exact: false }).fill('50, 40');
  await operator.press('Show the plan');
  await operator.page.getByText('ascending, and 100 at last').waitFor();
  await operator.page.getByLabel('Waves, in percent', { exact: false }).fill('50, 100');
  await operator.page.getByLabel('Seconds between waves', { exact: false }).fill('0');
  await operator.press('Show the plan');
  await operator.page.getByRole('region', { name: 'What changes' }).getByText('9001 next').waitFor();
  const planned = operator.page.getByRole('region', { name: 'Banks of the plan' }).getByRole('row');
  await expect.poll(() => planned.allInnerTexts()).toEqual([expect.anything(), `1\t${sick}\t`, `2\t${well}\t`]);
  await operator.expectAccessibleTwice();
  await watchedHere();
});

test('it halts over the bank that fails, which serves on its release and says why; nobody else is begun', async () => {
  await operator.press('Start the upgrade');
  const dialog = operator.page.getByRole('dialog');
  await dialog.getByLabel('Reason', { exact: false }).fill('quarterly release');
  await dialog.getByText('The same as a command').click();
  await dialog.getByText(`--only ${well},${sick}`).waitFor();
  await operator.expectAccessible();
  await operator.confirm('Start', {});
  await operator.page.getByText('It halted').waitFor({ timeout: runMsMax });
  upgradePath = new URL(operator.page.url()).pathname.replace('/console', '');
  await stateOf(sick).getByText('quarantined').waitFor();
  await stateOf(sick).getByText(nextRefusal).waitFor();
  await stateOf(well).getByText('pending').waitFor();
  await operator.expectAccessibleTwice();
  await watchedHere();
  expect((await api.get<Schemas['Tenant']>(`/v1/tenants/${sick}`)).state).toBe('active');
});

/** Until the answer is called, a migration of the bank waits for its log's head; its commands do not. */
async function holdMigration(bank: string): Promise<() => Promise<void>> {
  await sql.unsafe(`begin; lock table ${schemaOf(bank)}.log_head in access share mode`);
  return async () => void (await sql`commit`);
}

test('a bank that was mended is tried again; paused, no other is begun; resumed, all are upgraded', async () => {
  await sql.unsafe(bearable(schemaOf(sick)));
  const letThrough = await holdMigration(sick);
  await operator.press('Try again');
  await operator.confirm('Try again', { Reason: 'its second customer was a test' });
  // Begun, and not at its end: only such a bank is what a pause leaves alone.
  await stateOf(sick).getByText('running').waitFor();
  remember(await offeredHere(operator));
  await operator.press('Pause');
  await operator.confirm('Pause', { Reason: 'lunch' });
  await operator.page.getByText('paused', { exact: true }).first().waitFor();
  await letThrough();
  await stateOf(sick).getByText('upgraded').waitFor({ timeout: runMsMax });
  await stateOf(well).getByText('pending').waitFor();
  await operator.press('Resume');
  await operator.confirm('Resume', { Reason: 'back again' });
  await operator.page.getByText('completed', { exact: true }).first().waitFor({ timeout: runMsMax });
  await operator.page.getByText('2 of 2').waitFor();
  const { progress } = await api.get<Schemas['UpgradeDetail']>(`/v1${upgradePath}`);
  expect(progress).toMatchObject({ upgraded: 2, quarantined: 0, total: 2 });
});

test('one that is ended stays where it stands; whoever watches a run sees how long it takes and what it says', async () => {
  const letThrough = await holdMigration(spare);
  await operator.go('/upgrades/new', 'Upgrade the fleet');
  await operator.page.getByLabel('Banks', { exact: false }).fill(spare);
  await operator.page.getByLabel('Canaries by name', { exact: false }).fill(spare);
  await operator.press('Show the plan');
  await operator.press('Start the upgrade');
  await operator.page.getByRole('dialog').getByText('The same as a command').click();
  await operator.page.getByRole('dialog').getByText(`--canary ${spare}`).waitFor();
  await operator.confirm('Start', { Reason: 'the last one' });
  await stateOf(spare).getByText('running').waitFor({ timeout: runMsMax });
  const run = (await stateOf(spare).getByRole('link', { name: /^run_/ }).getAttribute('href')) ?? '';
  await watcher.go(run.replace('/console', ''), `Upgrade of ${spare}`);
  await watcher.page
    .getByText(/ so far$/)
    .first()
    .waitFor();
  const log = watcher.page.getByRole('log');
  await log.getByText('running').first().waitFor();
  const said = await log.getByRole('row').count();
  await operator.press('Abort');
  await operator.confirm('Abort', { Reason: 'it waits for the next release' });
  await operator.page.getByText('aborted', { exact: true }).first().waitFor();
  await letThrough();
  await log.getByText('succeeded', { exact: true }).waitFor({ timeout: runMsMax });
  await expect.poll(() => log.getByRole('row').count()).toBeGreaterThan(said);
});

test('every change of an upgrade was on a page, for whoever may do it', () => {
  expect([...seen].filter(([, enabled]) => enabled).map(([operation]) => operation)).toEqual(
    expect.arrayContaining([...onUpgrades]),
  );
  expect([operator, watcher].flatMap(({ complaints }) => complaints)).toEqual([]);
});
