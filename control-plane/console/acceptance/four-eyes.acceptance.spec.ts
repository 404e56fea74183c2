/** Two people and a watcher in three browsers: drift put right, a hold, a bank that leaves as two want it, and why a role cannot. */
import type { components } from '@munim/sdk/control-plane';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closePages, sharedBrowser } from './testing/browser.ts';
import { type Console, openConsole } from './testing/console.ts';
import { type ControlPlane, controlPlaneOf, type Person } from './testing/control-plane.ts';
import { settled } from './testing/settled.ts';

type Schemas = components['schemas'];

const { urls, operatorTokenFile, services } = inject('platform');
const suffix = randomBytes(4).toString('hex');
const id = `parting-${suffix}`;
const name = `Bank parting ${suffix}`;
const bankPath = `/banks/${id}`;
/** A run takes some seconds; on a busy machine two minutes. */
const runMsMax = 120_000;

let browser: Browser;
let api: ControlPlane;
let second: Person;
let auditor: Person;
let first: Console;
let checker: Console;
let watcher: Console;

beforeAll(async () => {
  const token = (await readFile(operatorTokenFile, 'utf8')).trim();
  api = controlPlaneOf(urls.controlPlane, token);
  const ready = api.onboard(id, name);
  // Neither is an owner: another one would have to allow whatever other specs invite.
  [second, auditor, browser] = await Promise.all([
    api.invite(`Second ${suffix}`, 'operator'),
    api.invite(`Auditor ${suffix}`, 'auditor'),
    sharedBrowser(),
  ]);
  const open = (as: string) => openConsole(browser, urls.console, as);
  [first, checker, watcher] = await Promise.all([open(token), open(second.token), open(auditor.token)]);
  await ready;
});
afterAll(() => closePages(browser));

test('the header says who one is, and as what', async () => {
  const header = ({ page }: Console) => expect.poll(() => page.getByRole('banner').innerText());
  await header(checker).toContain(`${second.name}, operator`);
  await header(watcher).toContain(`${auditor.name}, auditor`);
});

test('what was changed by hand is named, and put right', async () => {
  const cell = new URL(services.postgres.url);
  cell.pathname = '/munim_cell';
  const sql = postgres(cell.href, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`grant usage on schema bank_${id.replaceAll('-', '_')} to public`);
  await sql.end();
  await checker.go(`${bankPath}?tab=drift`, name);
  await checker.press('Check now');
  const differences = checker.page.getByRole('region', { name: 'Differences' });
  await differences.getByText('guests').waitFor({ timeout: runMsMax });
  await checker.expectAccessible();
  await checker.press('Preview repair');
  const planned = checker.page.getByRole('region', { name: 'What would be made' });
  await planned.getByText('postgres-schema').waitFor({ timeout: runMsMax });
  await checker.press('Repair');
  await checker.confirm('Repair', { Reason: 'nobody was to look in' });
  await checker.page.getByText('Nothing differs').waitFor({ timeout: runMsMax });
  expect((await api.get<Schemas['Drift']>(`/v1/tenants/${id}/drift`)).differences).toEqual([]);
});

test('a bank is asked on a page whether somebody may look in; whoever asked takes it back, an owner could too', async () => {
  await checker.go('/support', 'Support');
  const { page } = checker;
  await page.getByRole('textbox', { name: 'Bank' }).fill(id);
  await page.getByRole('textbox', { name: 'Why' }).fill(`case ${suffix}`);
  await page.getByLabel('accounts:read').check();
  await checker.press('Ask the bank');
  const row = ({ page: of }: Console) =>
    of.getByRole('region', { name: 'Looks into banks' }).getByRole('row', { name: `case ${suffix}` });
  await row(checker).getByText('requested').waitFor();
  await checker.expectAccessibleTwice();
  await watcher.go('/support', 'Support');
  const forbidden = row(watcher).getByRole('button', { name: 'End' });
  await expect.poll(() => forbidden.getAttribute('aria-disabled')).toBe('true');
  await row(checker).getByRole('button', { name: 'End' }).click();
  await checker.confirm('End it', { Reason: 'it was solved' });
  await row(checker).getByText('withdrawn').waitFor();
  await row(checker).getByText('it was solved').waitFor();
});

/** Other specs ask for things too. */
const [closed, leaves] = [`case ${suffix} is closed`, `${suffix} closes`];
const asked = ({ page }: Console, why = closed) => page.getByRole('article').filter({ hasText: why });

test('a hold stands against the leaving; one asks to lift it, another finds that and allows it', async () => {
  await api.post(`/v1/tenants/${id}/suspend`, { reason: 'it closes' });
  await checker.go(`${bankPath}?tab=leaving`, name);
  await checker.press('Place a hold');
  await checker.page.getByRole('dialog').getByLabel('About').selectOption('subject');
  await checker.expectAccessible();
  await checker.confirm('Place it', { Which: 'customer 4711', Reason: 'case 4711' });
  await checker.page.getByRole('region', { name: 'Legal holds' }).getByText('subject customer 4711').waitFor();
  await first.go(`${bankPath}?tab=leaving`, name);
  await first.page.getByRole('region', { name: 'Legal holds' }).getByText('in force').waitFor();
  await first.press('Offboard');
  const dialog = first.page.getByRole('dialog');
  const ask = dialog.getByRole('button', { name: 'Ask for it', exact: true });
  await dialog.getByLabel('Reason', { exact: false }).fill('it closes');
  await dialog.getByLabel('to confirm', { exact: false }).fill(name.slice(0, -1));
  await expect.poll(() => ask.isDisabled()).toBe(true);
  await dialog.getByLabel('to confirm', { exact: false }).fill(id);
  await dialog.getByText('The same as a command').click();
  await dialog.getByText(`./munim bank offboard ${id} --reason 'it closes'`).waitFor();
  await ask.click();
  await dialog.getByRole('alert').getByText('in force').waitFor();
  await first.expectAccessible();
  await first.press('Leave it');
  await first.go(`${bankPath}?tab=leaving`, name);
  await first.press('Ask to lift');
  await first.confirm('Ask for it', { Reason: closed });
  await first.page.getByRole('region', { name: 'Legal holds' }).getByText('waits for a second operator').waitFor();
  await checker.page.getByRole('link', { name: /Approvals.*[1-9].*waiting for you/ }).click();
  await asked(checker).waitFor();
  await checker.expectAccessibleTwice();
  await first.go('/approvals', 'Approvals');
  await asked(first).getByRole('button', { name: 'Withdraw' }).waitFor();
  await settled(first.page);
  expect(await asked(first).getByRole('button', { name: 'Approve' }).count()).toBe(0);
  await watcher.go('/approvals', 'Approvals');
  const approve = asked(watcher).getByRole('button', { name: 'Approve' });
  // A keyboard's focus: whoever clicks with a mouse sees why on hover.
  await watcher.page.keyboard.press('Tab');
  await approve.focus();
  await watcher.page.getByRole('tooltip').getByText('Your role, auditor, does not allow this.').waitFor();
  await watcher.expectAccessible();
  await approve.press('Enter');
  await settled(watcher.page);
  expect(await watcher.page.getByRole('dialog').count()).toBe(0);
  await asked(checker).getByRole('button', { name: 'Approve' }).click();
  await checker.expectAccessible();
  await checker.page.getByRole('dialog').getByText(`${name}, ${id}`).waitFor();
  await checker.page.getByRole('dialog').getByText('subject customer 4711: case 4711').waitFor();
  await checker.confirm('Approve', { Reason: `seen the letter of ${suffix}`, 'to confirm': name });
  await asked(checker).waitFor({ state: 'detached' });
  const decided = checker.page.getByRole('region', { name: 'Decided approvals' });
  await decided.getByText(`seen the letter of ${suffix}`).waitFor();
});

test('one asks that the bank leave, another allows it, and all see how far it is, to the certificate', async () => {
  await first.go(`${bankPath}?tab=leaving`, name);
  await first.press('Offboard');
  await first.confirm('Ask for it', { Reason: leaves, 'to confirm': id });
  await first.page.getByText('Waits for a second operator: Offboard a bank').waitFor();
  await first.expectAccessibleTwice();
  await checker.go('/approvals', 'Approvals');
  await asked(checker, leaves).getByRole('button', { name: 'Approve' }).click();
  const allow = checker.page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true });
  await checker.page.getByRole('dialog').getByLabel('Reason', { exact: false }).fill('the board has decided so');
  await checker.page.getByRole('dialog').getByText('3 seconds after this').waitFor();
  await expect.poll(() => allow.isDisabled()).toBe(true);
  await checker.confirm('Approve', { 'to confirm': id });
  const steps = first.page.getByRole('region', { name: 'Steps of leaving' });
  await steps.getByRole('row', { name: /^Cooled off done/ }).waitFor();
  await first.press('Confirm the hand-over');
  await first.confirm('Confirm', { 'To whom': 'A. Banker', Reason: 'it was verified', 'to confirm': id });
  await first.page.getByRole('region', { name: 'Steps' }).waitFor({ timeout: runMsMax });
  await steps.getByRole('row', { name: /^Destroyed done/ }).waitFor({ timeout: runMsMax });
  const [download] = await Promise.all([first.page.waitForEvent('download'), first.press('Save the certificate')]);
  const { certificate } = await api.get<Schemas['Offboarding']>(`/v1/tenants/${id}/offboarding`);
  expect(await readFile(await download.path(), 'utf8')).toBe(certificate);
  await first.expectAccessibleTwice();
});

test('nothing was refused by the policy of the page', () => {
  expect([first, checker, watcher].flatMap(({ complaints }) => complaints)).toEqual([]);
});
