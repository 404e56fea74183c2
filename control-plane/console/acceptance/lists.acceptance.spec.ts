/** Lists that are longer than a page, in a real browser: on to the next and back, all of them in a file, filters that do not flicker. */
import type { components } from '@munim/sdk/control-plane';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closePages, sharedBrowser } from './testing/browser.ts';
import { type Console, openConsole } from './testing/console.ts';
import { type ControlPlane, controlPlaneOf } from './testing/control-plane.ts';
import { settled, still } from './testing/settled.ts';

type Schemas = components['schemas'];

const { urls, operatorTokenFile } = inject('platform');
const suffix = randomBytes(4).toString('hex');
const id = `listed-${suffix}`;
const name = `Bank listed ${suffix}`;
/** One more than a page holds. */
const clientCount = 51;
const patienceMs = 30_000;

let browser: Browser;
let api: ControlPlane;
let owner: Console;

beforeAll(async () => {
  const token = (await readFile(operatorTokenFile, 'utf8')).trim();
  api = controlPlaneOf(urls.controlPlane, token);
  const ready = api.onboard(id, name);
  browser = await sharedBrowser();
  owner = await openConsole(browser, urls.console, token);
  await ready;
  await api.post(`/v1/tenants/${id}/quotas`, { quotas: { clientsMax: clientCount }, reason: 'a large one' });
  for (let number = 1; number <= clientCount; number += 1)
    await api.post(`/v1/tenants/${id}/clients`, { name: `system ${number}`, scopes: ['log:read'] });
});
afterAll(() => closePages(browser));

const region = (label: string): Locator => owner.page.getByRole('region', { name: label, exact: true });
/** Without the headings. */
const rowsIn = async (label: string): Promise<number> => (await region(label).getByRole('row').count()) - 1;

async function savedLines(label: string): Promise<string[]> {
  const [download] = await Promise.all([
    owner.page.waitForEvent('download'),
    region(label).getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  return (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
}

test('of 51 clients a page shows 50 and says that more follow; the next has the last, and the way back is the browser’s', async () => {
  const { page } = owner;
  await owner.go(`/banks/${id}?tab=clients`, name);
  await region('API clients').getByText('API clients: 50, more follow').waitFor();
  await expect.poll(() => rowsIn('API clients')).toBe(50);
  await owner.expectAccessible();
  await owner.press('Next page');
  await region('API clients').getByText('API clients: 1', { exact: true }).waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get('cursor')).not.toBeNull();
  await page.goBack();
  await expect.poll(() => rowsIn('API clients'), { timeout: patienceMs }).toBe(50);
  await page.goForward();
  await expect.poll(() => rowsIn('API clients'), { timeout: patienceMs }).toBe(1);
});

test('the file has all 51 from whichever page it is saved, and no column of buttons', async () => {
  const lines = await savedLines('API clients');
  expect(lines[0]).toBe('Name,Id,State,Scopes,Signs in with,Last used,Ends,Made');
  expect(lines).toHaveLength(1 + clientCount);
  await owner.press('First page');
  await expect.poll(() => rowsIn('API clients'), { timeout: patienceMs }).toBe(50);
  expect(await savedLines('API clients')).toEqual(lines);
});

test('a client that is revoked by typing its name is so on the page, and its life is in the audit of its bank', async () => {
  const row = region('API clients').getByRole('row').filter({ hasText: 'system 1 ' }).first();
  await row.getByRole('button', { name: 'Revoke', exact: true }).click();
  await owner.confirm('Revoke', { Reason: `left ${suffix}`, 'to confirm': 'system 1' });
  await row.getByText('revoked').waitFor();
  await owner.page.getByRole('tab', { name: 'Audit' }).click();
  const log = region('Audit log');
  await log
    .getByRole('row')
    .filter({ hasText: `left ${suffix}` })
    .getByText('revokeClient')
    .waitFor();
  await expect.poll(() => log.getByText('createClient').count()).toBeGreaterThan(0);
});

test('a client gets an end and keys of its own; what signs for it is said by its name', async () => {
  const { page } = owner;
  await api.post(`/v1/tenants/${id}/quotas`, { quotas: { clientsMax: clientCount + 1 }, reason: 'one more' });
  await owner.go(`/banks/${id}?tab=clients`, name);
  const form = page.locator('form');
  await form.getByLabel('Name', { exact: false }).fill('signs itself');
  await form.getByLabel('log:read').check();
  await form.getByLabel('Last day').fill('2031-01-31');
  await form.getByLabel('Its own public keys').fill('{"keys":');
  await form.getByText('This is no JWK set').waitFor();
  await owner.expectAccessible();
  await form
    .getByLabel('Its own public keys')
    .fill(JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), kid: '2031-a' }] }));
  await owner.press('Create');
  await page.getByText('signs itself signs with its own key').waitFor();
  await owner.press('I have kept it');
  await owner.press('Next page');
  const row = region('API clients').getByRole('row', {
    name: /^signs itself .*Ed25519 key 2031-a never 2031-01-31 23:59:59 UTC/,
  });
  await row.waitFor();
  // There is no secret to give it another of.
  await settled(page);
  expect(await row.getByRole('button').allInnerTexts()).toEqual(['Revoke']);
});

test('while what is typed is looked for the list stays, and nobody is told that there is nothing', async () => {
  const { page } = owner;
  await owner.go('/banks', 'Banks');
  await region('Banks').waitFor();
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/v1/tenants?*search=*', async (route) => {
    await held;
    await route.continue();
  });
  const looked = page.waitForRequest(`**/v1/tenants?*search=*`);
  await page.getByLabel('Name or id').fill(id);
  await looked;
  await still(page);
  expect(await region('Banks').isVisible()).toBe(true);
  expect(await page.getByText('Loading…').count()).toBe(0);
  expect(await page.getByText('No bank is like that').count()).toBe(0);
  answer();
  await expect.poll(() => rowsIn('Banks'), { timeout: patienceMs }).toBe(1);
  await expect.poll(() => new URL(page.url()).searchParams.get('search')).toBe(id);
  await region('Banks')
    .getByRole('row', { name: `${name} ${id} active live starter` })
    .waitFor();
});

test('a cell gets room for more banks, with a reason', async () => {
  const { capacityBanks: before } = await api.get<Schemas['Cell']>('/v1/cells/local');
  await owner.go('/cells/local', 'Cell local');
  await owner.press('Change its room');
  await owner.confirm('Change it', { 'Room for banks': String(before + 1), Reason: 'a larger disk' });
  await owner.page.getByText(`of ${before + 1} banks`).waitFor();
  expect((await api.get<Schemas['Cell']>('/v1/cells/local')).capacityBanks).toBe(before + 1);
  await api.post('/v1/cells/local/change', { capacityBanks: before, reason: 'it was a trial' });
});

test('a look into a bank that was ended is saved with when and why it ended', async () => {
  const { id: grant } = await api.post<Schemas['SupportGrant']>(`/v1/tenants/${id}/support-grants`, {
    reason: `case ${suffix}`,
    scopes: ['accounts:read'],
  });
  const { closedAt } = await api.post<Schemas['SupportGrant']>(`/v1/support-grants/${grant}/end`, {
    reason: 'it was solved',
  });
  await owner.go('/support', 'Support');
  const heading = 'Bank,Who,State,Scopes,Why,Until,Ended because,Tokens taken';
  const lines = await savedLines('Looks into banks');
  expect(lines[0]).toBe(heading);
  const until = `${closedAt?.slice(0, 10)} ${closedAt?.slice(11, 19)} UTC`;
  expect(lines.find((line) => line.startsWith(`${id},`))).toContain(`case ${suffix},${until},it was solved,0`);
});

test('nothing was refused by the policy of the page', () => {
  expect(owner.complaints).toEqual([]);
});
