/** An operator's morning in a real browser: sign in, onboard a bank, watch it come up, suspend it, look for drift, sign out. */
import type { components } from '@munim/sdk/control-plane';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import {
  closePages,
  colouredSo,
  colourViolationsOn,
  openPage,
  sharedBrowser,
  violationsOn,
} from './testing/browser.ts';
import { type ControlPlane, controlPlaneOf } from './testing/control-plane.ts';

type Cell = components['schemas']['Cell'];
interface Runs {
  readonly data: readonly components['schemas']['Run'][];
}

const { urls, operatorTokenFile, services } = inject('platform');
const cell = new URL(services.postgres.url);
cell.pathname = '/munim_cell';
const sql = postgres(cell.href, { max: 1, onnotice: () => undefined });
const id = `seen-${randomBytes(4).toString('hex')}`;
const name = `Bank seen ${id.slice(-4)}`;
/** A bank takes some ten seconds; on a busy machine a minute. */
const runMsMax = 120_000;

let token: string;
let api: ControlPlane;
let browser: Browser;
let page: Page;
/** What the browser's console complained about, and what it asked of others. */
const complaints: string[] = [];
const foreign: string[] = [];
/** The streams of runs that were opened. */
const streams: string[] = [];

beforeAll(async () => {
  token = (await readFile(operatorTokenFile, 'utf8')).trim();
  api = controlPlaneOf(urls.controlPlane, token);
  browser = await sharedBrowser();
  page = await openPage(browser, {
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'no-preference',
    colorScheme: 'light',
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname.endsWith('/events')) streams.push(url.pathname);
    if (url.protocol.startsWith('http') && url.origin !== new URL(urls.console).origin) foreign.push(url.href);
  });
});
afterAll(async () => {
  // No bank would be placed on a cell that a spec left draining.
  if ((await api.get<Cell>('/v1/cells/local')).state !== 'open')
    await api.post('/v1/cells/local/change', { state: 'open', reason: 'its spec is over' });
  await Promise.all([sql.end(), closePages(browser)]);
});

const click = (button: string) => page.getByRole('button', { name: button, exact: true }).click();
const heading = (text: string) => page.getByRole('heading', { name: text, level: 1 }).waitFor();
const open = (link: string) => page.getByRole('link', { name: link, exact: true }).first().click();
const expectAccessible = async () => expect(await violationsOn(page)).toEqual([]);

test('a deep link asks who one is, refuses a wrong token, and goes on where one wanted to', async () => {
  await page.goto(`${urls.console}/banks?state=active`);
  await heading('Munim console');
  await expectAccessible();
  await page.getByLabel('Operator token', { exact: false }).first().fill('not-a-token');
  await click('Sign in');
  await page.getByRole('alert').getByText('no operator has this token').waitFor();
  complaints.length = 0;
  await page.getByLabel('Operator token', { exact: false }).first().fill(token);
  await click('Sign in');
  await heading('Banks');
  await expect.poll(() => page.url()).toBe(`${urls.console}/banks?state=active`);
  await expectAccessible();
});

test('the page and its cookie give nothing away to a script', async () => {
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ name: 'munim_session', httpOnly: true, sameSite: 'Strict', path: '/' });
  expect(
    await page.evaluate<string>('document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })'),
  ).not.toContain(token);
});

/** Until the answer is called, no bank gets a login: a run that was begun stays under way as long as one looks. */
async function holdRuns(): Promise<() => Promise<void>> {
  // Those of other specs would be held too, and leave no provisioner for the one that is looked at.
  const others = async () =>
    (
      await Promise.all((['queued', 'running'] as const).map((state) => api.get<Runs>(`/v1/runs?state=${state}`)))
    ).flatMap(({ data }) => data.map((run) => run.id));
  await expect.poll(others, { timeout: runMsMax }).toEqual([]);
  await sql`select pg_advisory_lock(hashtextextended('munim catalogue', 0))`;
  return async () => void (await sql`select pg_advisory_unlock_all()`);
}

test('a bank is onboarded, and its steps are seen as they happen', async () => {
  await page.goto(`${urls.console}/banks/new`);
  await heading('Onboard a bank');
  await expectAccessible();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Id' }).fill(id);
  await page.getByRole('textbox', { name: 'Country' }).fill('IN');
  await page.getByLabel('Plan').selectOption('standard');
  await page.getByText('a sandbox bank beside it').waitFor();
  await page.getByLabel('Plan').selectOption('starter');
  await page.getByText('no sandbox bank').waitFor();
  await page.getByRole('textbox', { name: 'Contact' }).fill('Asha Rao');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('asha@bank.example');
  await click('Preview');
  await page
    .getByRole('region', { name: 'What would be made' })
    .getByText(`${id}.accounts`)
    .waitFor({ timeout: runMsMax });
  await expectAccessible();
  const letThrough = await holdRuns();
  await click('Onboard');
  await heading(name);
  await page.getByRole('heading', { name: 'Under way' }).waitFor();
  await page.getByRole('region', { name: 'Steps' }).getByText('running').first().waitFor({ timeout: runMsMax });
  await expectAccessible();
  await letThrough();
  await page.getByRole('button', { name: 'Suspend' }).waitFor({ timeout: runMsMax });
  await page
    .getByRole('region', { name: 'What was agreed' })
    .getByText('operations: Asha Rao, asha@bank.example')
    .waitFor();
  await page.getByRole('region', { name: 'Resources' }).getByText('postgres-schema').first().waitFor();
  // One for the whole run: it neither broke off nor was opened again after the run's end.
  expect(streams).toHaveLength(1);
  await expectAccessible();
});

test('its run can be read afterwards', async () => {
  await page.getByRole('region', { name: 'Runs of this bank' }).getByRole('link').first().click();
  const log = page.getByRole('log');
  await log.getByText('succeeded', { exact: true }).waitFor();
  await log
    .getByRole('row', { name: /postgres-schema|schema/ })
    .first()
    .waitFor();
  await expectAccessible();
  await page.goBack();
  await heading(name);
});

test('drift is looked for, and there is none', async () => {
  await page.getByRole('tab', { name: 'Drift' }).click();
  await click('Check now');
  await page.getByText('succeeded').waitFor({ timeout: runMsMax });
  await page.getByText('Nothing differs').waitFor();
  await expectAccessible();
});

test("a client's secret is shown once", async () => {
  await page.getByRole('tab', { name: 'API clients' }).click();
  await page.getByLabel('Name', { exact: false }).fill('core');
  await page.getByLabel('accounts:read').check();
  await expectAccessible();
  await click('Create');
  await page.getByText(/^munim_secret_/).waitFor();
  await expectAccessible();
  const first = await page.getByText(/^munim_secret_/).innerText();
  await click('New secret');
  await expectAccessible();
  await click('Make it');
  await expect.poll(() => page.getByText(/^munim_secret_/).innerText()).not.toBe(first);
  await click('I have kept it');
  await page.getByText(/^munim_secret_/).waitFor({ state: 'detached' });
});

test('it is suspended only with a reason and its name, and resumed', async () => {
  await click('Suspend');
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Suspend', exact: true });
  await dialog.getByLabel('Reason', { exact: false }).fill("a court's order");
  await expect.poll(() => confirm.isDisabled()).toBe(true);
  await dialog.getByLabel('to confirm', { exact: false }).fill(name);
  await dialog.getByText('The same as a command').click();
  await dialog.getByText(String.raw`./munim bank suspend ${id} --reason 'a court'\''s order'`).waitFor();
  await expectAccessible();
  await confirm.click();
  await page.getByRole('button', { name: 'Resume' }).waitFor();
  await page.getByRole('tab', { name: 'Audit' }).click();
  await page.getByRole('region', { name: 'Audit log' }).getByText("a court's order").waitFor();
  await expectAccessible();
  await click('Resume');
  await page.getByLabel('Reason', { exact: false }).fill('lifted');
  await page.getByRole('dialog').getByRole('button', { name: 'Resume', exact: true }).click();
  await page.getByRole('button', { name: 'Suspend' }).waitFor();
});

test('its cell shows its room, its services and the bank; it is drained and opened again, with a reason', async () => {
  await open('Cells');
  await heading('Cells');
  await page
    .getByRole('region', { name: 'Cells' })
    .getByRole('row', { name: /^local .*\d+ of \d+/ })
    .waitFor();
  await expectAccessible();
  await open('local');
  await heading('Cell local');
  await page.getByRole('region', { name: 'Services' }).getByText('answers').nth(2).waitFor();
  await page.getByRole('region', { name: 'Banks of the cell' }).getByText(id).waitFor();
  await expectAccessible();
  for (const [deed, state] of [
    ['Drain', 'draining'],
    ['Open', 'open'],
  ] as const) {
    await click(deed);
    await page.getByLabel('Reason', { exact: false }).fill('its disk is changed');
    await page.getByRole('dialog').getByRole('button', { name: deed, exact: true }).click();
    await page.getByText(state, { exact: true }).first().waitFor();
  }
  await open('Banks');
});

/** In one task of the page. */
const fillAtOnce = (fields: Readonly<Record<string, string>>) =>
  page.evaluate<undefined>(`{
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const inputs = Object.entries(${JSON.stringify(fields)}).map(([label, text]) => {
      const { htmlFor } = [...document.querySelectorAll('label')].find((one) => one.textContent === label);
      return [document.getElementById(htmlFor), text];
    });
    for (const [input, text] of inputs) {
      set.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }`);

test('the audit log is looked through by its address, says what is sealed, and goes whole into a file', async () => {
  await open('Audit');
  await heading('Audit');
  await page.getByLabel('Action', { exact: false }).waitFor();
  // As a password manager or a hurried hand does: the second is there before the page has heard of the first.
  await fillAtOnce({ Target: `tenant/${id}`, Action: 'suspend' });
  for (const [label, text] of [
    ['Target', `tenant/${id}`],
    ['Action', 'suspend'],
  ] as const)
    await expect.poll(() => page.getByLabel(label, { exact: false }).inputValue()).toBe(text);
  await expect
    .poll(() => Object.fromEntries(new URL(page.url()).searchParams))
    .toEqual({ target: `tenant/${id}`, action: 'suspend' });
  const log = page.getByRole('region', { name: 'Audit log' });
  await expect.poll(() => log.getByRole('row').count()).toBe(2);
  // A deed is sealed within seconds; a look again shows it.
  await expect
    .poll(
      async () => {
        await page.reload();
        await log.getByText("a court's order").waitFor();
        return log.getByText('sealed', { exact: true }).count();
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(1);
  await expectAccessible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export all that fits as CSV' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toEqual([
    'position,at,actor,action,target,reason,requestId,sealed',
    expect.stringContaining(`,operator:bootstrap,suspend,tenant/${id},a court's order,`),
  ]);
});

test('Ctrl K finds it by a few letters, and its parts', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search pages and banks' }).fill(id.slice(0, 8));
  await page.getByRole('dialog').getByText(name, { exact: true }).waitFor();
  await expectAccessible();
  await page.getByRole('dialog').getByText(`${name}: usage`).click();
  await page.getByRole('tab', { name: 'Usage', selected: true }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => new URL(page.url()).searchParams.get('tab')).toBe('usage');
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search pages and banks' }).fill('local');
  await page.getByRole('dialog').getByText('Cell local').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test.each([
  ['Fleet', 'Needs a look'],
  ['Banks', 'Save as CSV'],
  ['Cells', 'Save as CSV'],
  ['Runs', 'Save as CSV'],
  ['Audit', 'Save as CSV'],
])('%s has nothing that shuts anybody out, in light and in dark', async (title, shown) => {
  await open(title);
  await heading(title);
  await page.getByText(shown).first().waitFor();
  await expectAccessible();
  await click('Dark or light');
  await colouredSo(page, 'dark');
  expect(await colourViolationsOn(page)).toEqual([]);
  await click('Dark or light');
  await colouredSo(page, 'light');
});

test('who signs out is out, and nothing was asked of another host or refused by the policy', async () => {
  await click('Sign out');
  await heading('Munim console');
  await page.goto(`${urls.console}/audit`);
  await heading('Munim console');
  expect(foreign).toEqual([]);
  expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
});
