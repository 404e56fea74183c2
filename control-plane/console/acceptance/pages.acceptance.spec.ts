/** Every page of the console and every part of a bank: it shuts nobody out in either colours, fits a telephone, and says how to do it without. */
import type { components } from '@munim/sdk/control-plane';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import {
  closePages,
  colouredSo,
  colourViolationsOn,
  openPage,
  sharedBrowser,
  violationsOn,
} from './testing/browser.ts';
import { type Console, openConsole } from './testing/console.ts';
import { type ControlPlane, controlPlaneOf } from './testing/control-plane.ts';
import type { Looked } from './testing/offered.ts';
import { isCallOfTheContract } from './testing/operations.ts';
import { haltedUpgrade } from './testing/upgrades.examples.ts';
import { visits } from './testing/visits.ts';

type Schemas = components['schemas'];

const { urls, operatorTokenFile } = inject('platform');
const suffix = randomBytes(4).toString('hex');
const id = `paged-${suffix}`;
const name = `Bank paged ${suffix}`;
const desk = { width: 1280, height: 800 };
const telephone = { width: 390, height: 844 };

let browser: Browser;
let api: ControlPlane;
let owner: Console;
let all: readonly Looked[];

beforeAll(async () => {
  const token = (await readFile(operatorTokenFile, 'utf8')).trim();
  api = controlPlaneOf(urls.controlPlane, token);
  const ready = api.onboard(id, name);
  browser = await sharedBrowser();
  owner = await openConsole(browser, urls.console, token);
  await ready;
  // Before the hold, of which a run comes that makes its locks longer.
  const { data } = await api.get<{ data: Schemas['Run'][] }>(`/v1/runs?tenantId=${id}&limit=1`);
  await api.post(`/v1/tenants/${id}/clients`, { name: 'core', scopes: ['accounts:read'] });
  const hold = await api.post<Schemas['LegalHold']>(`/v1/tenants/${id}/holds`, { reason: `case ${suffix}` });
  const asked = await api.post<Schemas['Approval']>(`/v1/tenants/${id}/holds/${hold.id}/lift`, { reason: 'closed' });
  all = visits({
    bank: { id, name },
    run: { id: data[0]?.id ?? '', heading: `Provisioning of ${id}` },
    approvalId: asked.id,
    upgrade: { id: haltedUpgrade.id, heading: `Upgrade to ${haltedUpgrade.release}` },
  });
  // How it looks is what matters here: one that happens needs another release, and has a spec of its own.
  await owner.page.route(`**/v1/upgrades/${haltedUpgrade.id}`, (route) => route.fulfill({ json: haltedUpgrade }));
});
afterAll(() => closePages(browser));

/** In light and in dark, as the system says; then as a telephone shows it, where nothing but a table may be wider. */
async function findings(page: Page): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  found['light'] = await violationsOn(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await colouredSo(page, 'dark');
  found['dark'] = await colourViolationsOn(page);
  await page.setViewportSize(telephone);
  await expect.poll(() => page.evaluate<string>(unfit)).toBe('');
  found['telephone'] = await violationsOn(page);
  await page.setViewportSize(desk);
  await page.emulateMedia({ colorScheme: 'light' });
  await colouredSo(page, 'light');
  return found;
}

/**
 * What sticks out of a telephone, but for tables, which scroll; and a table that does, while it has not heard of its new
 * width: no key reaches it.
 */
const unfit = `(() => {
  const tables = [...document.querySelectorAll('.mantine-ScrollArea-viewport[role=group]')].filter(
    (one) => one.scrollWidth > one.clientWidth && one.tabIndex !== 0);
  const out = document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.querySelectorAll('main *')].filter(
    (one) => one.getBoundingClientRect().right > window.innerWidth && !one.closest('.mantine-ScrollArea-viewport'));
  return [...tables, ...out].map((one) => location.pathname + ': ' + one.outerHTML.slice(0, 80)).join(' ');
})()`;
const nothing = { light: [], dark: [], telephone: [] };

test('every page and every part of a bank, in light, in dark and on a telephone, with calls that the API has', async () => {
  const { page } = owner;
  const found: Record<string, unknown> = {};
  const calls: string[] = [];
  for (const looked of all) {
    await owner.go(...looked);
    found[looked[0]] = await findings(page);
    const shown = await page.locator('.command').allTextContents();
    calls.push(...shown.filter((text) => text.startsWith('curl')));
  }
  expect(found).toEqual(Object.fromEntries(all.map(([path]) => [path, nothing])));
  expect(calls.length).toBeGreaterThan(all.length / 2);
  expect(calls.filter((call) => !isCallOfTheContract(call))).toEqual([]);
}, 600_000);

test('an address that is none says so, and leads back', async () => {
  const { page } = owner;
  await page.goto(`${urls.console}/no/such/page`);
  await page.getByRole('heading', { name: 'There is no such page', level: 1 }).waitFor();
  expect(await findings(page)).toEqual(nothing);
  await page.getByRole('link', { name: 'Go to the fleet' }).click();
  await page.getByRole('heading', { name: 'Fleet', level: 1 }).waitFor();
});

test('a page whose API is away says so, and what to do', async () => {
  const { page } = owner;
  await page.route('**/v1/**', (route) => route.fulfill({ status: 503, body: '' }));
  await owner.go('/cells', 'Cells');
  await page.getByRole('alert').getByText('The control plane gave no answer of its own').waitFor();
  expect(await findings(page)).toEqual(nothing);
  // Before it is back: from then on the page finds out by itself too, and takes the button away.
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await page.unroute('**/v1/**');
  await page.getByRole('region', { name: 'Cells' }).waitFor();
});

test('what of the fleet needs a look is said before all else, until it is over', async () => {
  const { page } = owner;
  const since = '2026-03-01T12:00:00.000Z';
  const patched = <Answer extends object>(pattern: RegExp, patch: (answer: Answer) => object) =>
    page.route(pattern, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: patch((await response.json()) as Answer) });
    });
  const run = (await api.get<{ data: Schemas['Run'][] }>(`/v1/runs?tenantId=${id}&limit=1`)).data[0];
  const failure = { step: 'verify', reason: 'its topic is gone' };
  const failed = { ...run, state: 'failed', failure, createdAt: since };
  let mended = false;
  await patched(/\/v1\/fleet$/, (fleet) => ({
    ...fleet,
    behind: [{ tenantId: id, unpublishedEvents: 12, waitingSince: since, parkedStreams: 3 }],
    drift: [{ tenantId: id, alarms: 1, differences: 2, since }],
  }));
  await patched(/\/v1\/cells\?/, ({ data }: { data: Schemas['Cell'][] }) => ({
    data: data.map((cell) => ({
      ...cell,
      health: { ...cell.health, state: 'failing', services: [{ service: 'kafka', reason: 'no broker answers' }] },
    })),
    nextCursor: null,
  }));
  await patched(/\/v1\/runs\?.*state=failed/, () => ({ data: [failed], nextCursor: null }));
  await patched(/\/v1\/runs\?.*state=succeeded/, () => ({ data: mended ? [run] : [], nextCursor: null }));
  await owner.go('', 'Fleet');
  const part = page.getByRole('region', { name: 'Needs a look' });
  await part
    .getByRole('region', { name: 'Banks behind their log' })
    .getByRole('row', { name: `${id} 12` })
    .waitFor();
  await part
    .getByRole('region', { name: 'Banks with drift' })
    .getByRole('row', { name: `${id} 1 2` })
    .waitFor();
  await part
    .getByRole('region', { name: 'Cells that do not answer' })
    .getByText('kafka: no broker answers')
    .first()
    .waitFor();
  const failedRuns = part.getByRole('region', { name: 'Runs that failed' });
  await failedRuns.getByRole('link', { name: id }).waitFor();
  expect(await findings(page)).toEqual(nothing);
  mended = true;
  await owner.press('Refresh');
  await failedRuns.waitFor({ state: 'detached' });
  await page.unrouteAll({ behavior: 'wait' });
  await owner.press('Refresh');
  await part.getByText('Every cell answers.').waitFor();
});

test('the way in, by a token or by an identity provider', async () => {
  const page = await openPage(browser, { viewport: desk });
  // This platform has none; what lies behind the link has a spec of its own.
  await page.route('**/v1/sign-in/options', (route) => route.fulfill({ json: { identityProvider: true } }));
  await page.goto(`${urls.console}/sign-in?why=idle`);
  await page.getByRole('link', { name: 'Sign in with your identity provider' }).waitFor();
  expect(await findings(page)).toEqual(nothing);
});

test('nothing was refused by the policy of the page', () => {
  expect(owner.complaints).toEqual([]);
});
