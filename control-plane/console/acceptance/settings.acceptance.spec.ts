/** What is of the installation rather than of a bank, in a real browser: signing keys, cells, and one's own settings. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closePages, colouredSo, sharedBrowser } from './testing/browser.ts';
import { type Console, openConsole } from './testing/console.ts';
import { type ControlPlane, controlPlaneOf } from './testing/control-plane.ts';

const { urls, operatorTokenFile, services, secretsDirectory } = inject('platform');
const cell = `cell-${randomBytes(3).toString('hex')}`;

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

test('a signing key follows another; the new one is revoked only by its whole name', async () => {
  await owner.go('/signing-keys', 'Signing keys');
  await owner.press('Rotate');
  await owner.expectAccessible();
  // It signs soon, and is then no longer the one that is published: waited for from before, and known by its name then.
  const published = owner.page.getByRole('row').filter({ hasText: 'published' });
  const [kid] = await Promise.all([
    published.getByRole('cell').first().innerText(),
    owner.page.locator('[data-operation=rotateSigningKey][aria-disabled=true]').waitFor(),
    owner.confirm('Rotate', { Reason: 'a key was on a screen' }),
  ]);
  const row = owner.page.getByRole('row').filter({ hasText: kid });
  await owner.expectAccessibleTwice();
  await row.getByRole('button', { name: 'Revoke' }).click();
  const dialog = owner.page.getByRole('dialog');
  const revoke = dialog.getByRole('button', { name: 'Revoke', exact: true });
  await dialog.getByLabel('Reason').fill('it was on a screen too');
  await dialog.getByLabel('to confirm', { exact: false }).fill(kid.slice(0, -1));
  await expect.poll(() => revoke.isDisabled()).toBe(true);
  await owner.confirm('Revoke', { 'to confirm': kid });
  await row.getByText('revoked').waitFor();
});

test('a cell is registered once all its services do; until then each says what is wrong with it', async () => {
  const { hostname, port, username, password } = new URL(services.postgres.url);
  const secrets = {
    'postgres-user': username,
    'postgres-password': password,
    's3-access-key-id': services.s3.accessKeyId,
    's3-secret-access-key': services.s3.secretAccessKey,
  };
  const directory = join(secretsDirectory, 'cells', cell);
  await mkdir(directory, { recursive: true });
  for (const [secret, text] of Object.entries(secrets)) await writeFile(join(directory, secret), text, { mode: 0o600 });
  await owner.go('/cells', 'Cells');
  await owner.press('Register a cell');
  const field = (label: string) => owner.page.getByRole('textbox', { name: label, exact: true });
  const said = {
    Name: cell,
    Region: 'faraway',
    Host: hostname,
    Port: '1',
    Database: 'munim_cell',
    Brokers: services.kafka.brokers.join(', '),
    Copies: '1',
    Address: services.s3.endpoint,
    'Its S3 region': services.s3.region,
    Reason: 'more banks',
  };
  for (const [label, text] of Object.entries(said)) await field(label).fill(text);
  await owner.press('Register');
  const answers = owner.page.getByRole('region', { name: 'What the services said' });
  await answers.getByRole('row', { name: /^Postgres unusable .*ECONNREFUSED/ }).waitFor();
  await expect.poll(() => answers.getByRole('row', { name: /usable answers/ }).count()).toBe(2);
  await owner.expectAccessibleTwice();
  await field('Port').fill(port);
  await owner.press('Register');
  await owner.page.getByRole('heading', { name: `Cell ${cell}`, level: 1 }).waitFor();
  // No bank of another spec is to be placed on it.
  await api.post(`/v1/cells/${cell}/change`, { state: 'closed', reason: 'it was a trial' });
});

test('times are shown as one likes, and stay so; when the sign-in ends is said', async () => {
  await owner.go('/settings', 'Settings');
  await owner.page.getByText('30 minutes without use').waitFor();
  const time = owner.page.getByRole('region', { name: 'Your sign-in' }).getByRole('time').first();
  await expect.poll(() => time.innerText()).toMatch(/UTC$/);
  await owner.page.getByLabel('both').check();
  await owner.page.reload();
  await owner.page.getByText('30 minutes without use').waitFor();
  await expect.poll(() => time.innerText()).toContain('(your time)');
  await owner.page.getByLabel('dark').check();
  await colouredSo(owner.page, 'dark');
  await owner.expectAccessibleTwice();
});

test('nothing was refused by the policy of the page', () => {
  expect(owner.complaints).toEqual([]);
});
