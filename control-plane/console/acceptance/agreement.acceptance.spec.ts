/** What was agreed with a bank is changed in a real browser while somebody else changes it too; and what it used is read. */
import type { components } from '@munim/sdk/control-plane';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closePages, sharedBrowser } from './testing/browser.ts';
import { type Console, openConsole } from './testing/console.ts';
import { type ControlPlane, controlPlaneOf } from './testing/control-plane.ts';

type Tenant = components['schemas']['Tenant'];

const { urls, operatorTokenFile, services } = inject('platform');
const suffix = randomBytes(4).toString('hex');
const id = `agreed-${suffix}`;
const name = `Bank agreed ${suffix}`;
const agreement = `/banks/${id}?tab=agreement`;
/** A run takes some seconds; on a busy machine two minutes. */
const runMsMax = 120_000;

let browser: Browser;
let api: ControlPlane;
let owner: Console;

beforeAll(async () => {
  const token = (await readFile(operatorTokenFile, 'utf8')).trim();
  api = controlPlaneOf(urls.controlPlane, token);
  const ready = api.onboard(id, name, { contexts: ['customers', 'accounts'] });
  browser = await sharedBrowser();
  owner = await openConsole(browser, urls.console, token);
  await ready;
});
afterAll(() => closePages(browser));

const region = (label: string) => owner.page.getByRole('region', { name: label });
const dialog = () => owner.page.getByRole('dialog');
const bank = (): Promise<Tenant> => api.get(`/v1/tenants/${id}`);

test('a change of what somebody else has changed meanwhile is refused, and begins again with what it is now', async () => {
  await owner.go(agreement, name);
  await owner.press('Change contacts');
  await owner.expectAccessibleTwice();
  const contacts = [{ name: 'Asha Rao', email: 'asha@bank.example', role: 'security' }];
  await api.post(`/v1/tenants/${id}/contacts`, { contacts, reason: 'she called' });
  const keep = dialog().getByRole('button', { name: 'Keep it', exact: true });
  const fill = async (person: string): Promise<void> => {
    await dialog().getByLabel('Contact', { exact: true }).last().fill(person);
    await dialog().getByLabel('E-mail').last().fill(`${person.toLowerCase()}@bank.example`);
    await dialog().getByLabel('Reason').fill('on leave');
  };
  await fill('Ravi');
  await keep.click();
  await dialog().getByRole('alert').getByText('The bank has changed since it was read').waitFor();
  expect((await bank()).contacts).toEqual(contacts);
  await owner.expectAccessible();
  await dialog().getByRole('button', { name: 'Load it as it is now' }).click();
  await expect
    .poll(() => dialog().getByLabel('Contact', { exact: true }).first().inputValue(), { timeout: 60_000 })
    .toBe('Asha Rao');
  await dialog().getByRole('button', { name: 'Another contact' }).click();
  await dialog().getByLabel('Contact', { exact: true }).nth(1).waitFor();
  await fill('Ravi');
  await keep.click();
  await region('Contacts').getByText('ravi@bank.example').first().waitFor();
  expect((await bank()).contacts).toHaveLength(2);
});

test('a quota is agreed beyond the plan and goes back to it; the same is there as a command', async () => {
  await owner.press('Change quotas');
  await dialog().getByLabel('API clients').fill('30');
  await dialog().getByText('The same as a command').click();
  await dialog().getByText(`./munim bank change ${id} --quota clientsMax=30 --if-version`).waitFor();
  await dialog().getByText('if-match: ').waitFor();
  await owner.confirm('Agree on it', { Reason: 'a migration' });
  await region('Quotas').getByRole('row', { name: 'API clients 30 25' }).waitFor();
  expect((await bank()).quotas.clientsMax).toBe(30);
  await owner.press('Change quotas');
  await owner.confirm('Agree on it', { 'API clients': '', Reason: 'it is over' });
  await owner.page.getByRole('row', { name: 'API clients 25 25' }).waitFor();
  expect((await bank()).quotas.clientsMax).toBe(25);
});

test('a context is switched on once it was seen what that makes, while the bank serves', async () => {
  const part = region('Contexts');
  const switchOn = part.getByRole('button', { name: 'Switch contexts' });
  await part.getByLabel('transfers').check();
  await expect.poll(() => switchOn.isDisabled()).toBe(true);
  await part.getByRole('button', { name: 'Preview' }).click();
  await part.getByText(`${id}.transfers`).first().waitFor({ timeout: runMsMax });
  await owner.expectAccessibleTwice();
  await part.getByLabel('customers').uncheck();
  // Seen was another choice.
  await expect.poll(() => switchOn.isDisabled()).toBe(true);
  await part.getByLabel('customers').check();
  await switchOn.click();
  await dialog().getByText('Switched on: transfers.').waitFor();
  await owner.confirm('Switch', { Reason: 'it begins to pay' });
  await region('Steps').waitFor();
  await owner.page.getByText('change: succeeded', { exact: false }).waitFor({ timeout: runMsMax });
  await region('What was agreed').getByText('Does customers, accounts, transfers').waitFor();
});

test("the database's password is changed by a run", async () => {
  await owner.press('Rotate the password');
  await owner.confirm('Rotate it', { Reason: 'a year is over' });
  const run = owner.page.getByText('rotate-login: succeeded', { exact: false });
  await run.waitFor({ timeout: runMsMax });
  await owner.expectAccessible();
  const { data } = await api.get<{ data: components['schemas']['Run'][] }>(`/v1/runs?tenantId=${id}&limit=1`);
  expect(data).toMatchObject([{ kind: 'rotate-login', state: 'succeeded' }]);
});

test('what a bank used is drawn, said and saved by day and by month, in the address', async () => {
  const control = new URL(services.postgres.url);
  control.pathname = '/munim_control';
  const sql = postgres(control.href, { max: 1, onnotice: () => undefined });
  // As the meter writes it, which comes by every five minutes.
  await sql`insert into usage_days (tenant_id, day, commands, events, database_bytes, archive_bytes)
    select ${id}, '2026-01-01'::date + n, 1000 + 100 * n, 2000 + 150 * n, 1e8 * (n + 1), 2e7 * (n + 1)
    from generate_series(0, 27) n`;
  await sql.end();
  await owner.go(`/banks/${id}?tab=usage&from=2026-01-01&to=2026-01-28&month=2026-01`, name);
  const days = region('Use by day');
  await owner.page
    .getByText('On the busiest day, 2026-01-28, 3,700 commands: 0.4 % of the 1,000,000 agreed.')
    .waitFor();
  await expect.poll(() => owner.page.locator('.recharts-bar-rectangle').count(), { timeout: 60_000 }).toBe(56);
  await owner.expectAccessibleTwice();
  const [download] = await Promise.all([
    owner.page.waitForEvent('download'),
    days.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(29);
  expect(lines.slice(0, 2)).toEqual([
    'Day,Commands,Events,"Database, bytes","Archive, bytes",Exports,Webhooks',
    '2026-01-01,1000,2000,100000000,20000000,0,0',
  ]);
  const statement = region(`Statement ${id} 2026-01`);
  await statement.getByRole('row', { name: 'commands 65800' }).waitFor();
  await owner.page.getByLabel('From').fill('2026-01-28');
  await expect.poll(() => days.getByRole('row').count(), { timeout: 60_000 }).toBe(2);
  await expect.poll(() => new URL(owner.page.url()).searchParams.get('from')).toBe('2026-01-28');
});

test('a plan that cannot be had says why; another is had, with what it includes', async () => {
  await owner.go(agreement, name);
  await owner.press('Change the plan');
  await dialog().getByLabel('Plan').selectOption('dedicated');
  await dialog()
    .getByText('It includes customers, accounts, transfers; 20,000 requests a second', { exact: false })
    .waitFor();
  await dialog().getByLabel('Reason').fill('it grows');
  await dialog().getByRole('button', { name: 'Change it', exact: true }).click();
  await dialog().getByRole('alert').waitFor();
  expect((await bank()).plan).toBe('starter');
  await dialog().getByLabel('Plan').selectOption('standard');
  await dialog().getByRole('button', { name: 'Change it', exact: true }).click();
  await owner.page.getByText('standard: customers', { exact: false }).waitFor();
  expect((await bank()).sandbox).toBe(`${id}-sandbox`);
});

test('nothing was refused by the policy of the page', () => {
  expect(owner.complaints).toEqual([]);
});
