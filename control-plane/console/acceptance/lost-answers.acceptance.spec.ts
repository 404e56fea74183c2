/** What a page says when an answer is lost, and that nothing is done twice because of it: in a real browser, by its network. */
import type { components } from '@munim/sdk/control-plane';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closePages, sharedBrowser } from './testing/browser.ts';
import { type Console, openConsole } from './testing/console.ts';
import { type ControlPlane, controlPlaneOf } from './testing/control-plane.ts';
import { settled } from './testing/settled.ts';

type Schemas = components['schemas'];

const { urls, operatorTokenFile } = inject('platform');
const suffix = randomBytes(4).toString('hex');
const id = `lost-${suffix}`;
const name = `Bank lost ${suffix}`;
/** A bank takes some ten seconds; on a busy machine two minutes. */
const runMsMax = 120_000;

let browser: Browser;
let api: ControlPlane;
let owner: Console;

beforeAll(async () => {
  const token = (await readFile(operatorTokenFile, 'utf8')).trim();
  api = controlPlaneOf(urls.controlPlane, token);
  browser = await sharedBrowser();
  owner = await openConsole(browser, urls.console, token);
});
afterAll(() => closePages(browser));

const dialog = () => owner.page.getByRole('dialog');

/** What becomes of the next requests, one after the other; those after them go through. Their keys, as they come. */
async function weather(path: string, ...fates: readonly ((route: Route) => Promise<void>)[]): Promise<string[]> {
  const keys: string[] = [];
  const left = [...fates];
  await owner.page.route(`**${path}`, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    keys.push((await route.request().headerValue('idempotency-key')) ?? '');
    return (left.shift() ?? ((one: Route) => one.continue()))(route);
  });
  return keys;
}
const unheard = (route: Route): Promise<void> => route.abort('connectionrefused');
const badGateway = (route: Route): Promise<void> =>
  route.fulfill({ status: 502, headers: { 'content-length': '0' }, body: '' });
/** The control plane does it, and nobody hears of it. */
async function answerLost(route: Route): Promise<void> {
  await route.fetch();
  await route.abort('connectionreset');
}

test('a bank whose onboarding was done unheard is not onboarded twice', async () => {
  const keys = await weather('/v1/tenants', answerLost);
  await owner.go('/banks/new', 'Onboard a bank');
  const { page } = owner;
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Id' }).fill(id);
  await page.getByRole('textbox', { name: 'Country' }).fill('IN');
  await owner.press('Onboard');
  await page.getByRole('alert').getByText('The control plane did not answer').waitFor();
  await owner.press('Onboard');
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  const { data } = await api.get<{ data: Schemas['Tenant'][] }>(`/v1/tenants?search=${id}`);
  expect(data.map((bank) => bank.id)).toEqual([id]);
  await page.getByRole('button', { name: 'Suspend' }).waitFor({ timeout: runMsMax });
});

test('a dialog says that nobody answered, or nobody who knows, and goes on from there', async () => {
  const keys = await weather('/suspend', unheard, badGateway);
  await owner.press('Suspend');
  await dialog().getByLabel('Reason', { exact: false }).fill('it asked for it');
  await dialog().getByLabel('to confirm', { exact: false }).fill(id);
  const suspend = dialog().getByRole('button', { name: 'Suspend', exact: true });
  await suspend.click();
  await dialog().getByRole('alert').getByText('The control plane did not answer').waitFor();
  await owner.expectAccessible();
  await suspend.click();
  await dialog().getByRole('alert').getByText('The control plane gave no answer of its own').waitFor();
  expect((await api.get<Schemas['Tenant']>(`/v1/tenants/${id}`)).state).toBe('active');
  // Waited for from before: it goes again by itself.
  await Promise.all([
    owner.page.getByRole('alert').getByText(`Suspend: ${name}`).waitFor(),
    suspend.click().then(() => dialog().waitFor({ state: 'detached' })),
  ]);
  await owner.expectAccessible();
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

test('a client that was made unheard is there once, and its lost secret is said to be lost, not shown as nothing', async () => {
  const keys = await weather(`/v1/tenants/${id}/clients`, answerLost);
  await owner.go(`/banks/${id}?tab=clients`, name);
  await owner.page.getByLabel('Name', { exact: false }).fill('core');
  await owner.page.getByLabel('accounts:read').check();
  await owner.press('Create');
  await owner.page.getByRole('alert').getByText('The control plane did not answer').waitFor();
  await owner.press('Create');
  await owner.page.getByText('The secret of core was made, and lost').waitFor();
  await owner.expectAccessible();
  expect(new Set(keys).size).toBe(1);
  const { data } = await api.get<{ data: Schemas['Client'][] }>(`/v1/tenants/${id}/clients`);
  expect(data.map((client) => client.name)).toEqual(['core']);
  await owner.press('I have read it');
});

test('a fresh secret stays on the screen while another part of the bank is looked at, until it was kept', async () => {
  await owner.press('New secret');
  await owner.confirm('Make it', {});
  const secret = owner.page.getByText(/^munim_secret_/);
  const value = await secret.innerText();
  await owner.page.getByRole('tab', { name: 'Drift' }).click();
  await owner.page.getByRole('tab', { name: 'Drift', selected: true }).waitFor();
  await settled(owner.page);
  expect(await secret.innerText()).toBe(value);
  await owner.press('I have kept it');
  await secret.waitFor({ state: 'detached' });
});

test('a page of which a part cannot be loaded says so inside the console, and is loaded anew at a press', async () => {
  const { page } = owner;
  await page.reload();
  // What a meter would have counted by tomorrow.
  const total = { commands: '1', events: '1', exports: '1', webhooks: '1' };
  const day = { day: '2026-03-01', ...total, databaseBytes: '1', archiveBytes: '1' };
  const usage: Schemas['Usage'] = { tenantId: id, measuredAt: '2026-03-01T12:00:00.000Z', days: [day], total };
  await page.route(`**/v1/tenants/${id}/usage`, (route) => route.fulfill({ json: usage }));
  const part = '**/assets/usage-charts-*.js';
  await page.route(part, unheard);
  await page.getByRole('tab', { name: 'Usage' }).click();
  await page.getByRole('heading', { name: 'This page broke', level: 1 }).waitFor();
  await expect.poll(() => page.getByRole('link', { name: 'Banks', exact: true }).count()).toBe(1);
  await owner.expectAccessible();
  await page.unroute(part);
  await owner.press('Load it anew');
  await page.getByRole('tab', { name: 'Usage', selected: true }).waitFor();
});

test('whoever signs out unheard is told to be signed in still', async () => {
  const keys = await weather('/v1/sessions/current/revoke', unheard);
  await owner.press('Sign out');
  await owner.page.getByRole('alert').getByText('You are still signed in').waitFor();
  await owner.expectAccessible();
  expect(keys).toHaveLength(1);
  await owner.press('Sign out');
  await owner.page.getByRole('heading', { name: 'Munim console', level: 1 }).waitFor();
});
