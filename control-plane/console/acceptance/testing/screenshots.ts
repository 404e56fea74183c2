/**
 * Photographs eight pages of a running platform for the README: `MUNIM_OPERATOR_TOKEN=… node
 * control-plane/console/acceptance/testing/screenshots.ts [console's address]`. What is missing for them it makes: banks, a run
 * under way, and an approval that waits.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type ControlPlane, controlPlaneOf } from './control-plane.ts';

const console = new URL(process.argv[2] ?? 'http://127.0.0.1:7101/console').href;
const token = process.env['MUNIM_OPERATOR_TOKEN'];
if (token === undefined) throw new Error('set MUNIM_OPERATOR_TOKEN to the token of an owner');
const directory = join(import.meta.dirname, '../../screenshots');
/** A README with more in it is slow to open. */
const bytesMax = 120_000;

const suffix = randomBytes(2).toString('hex');
const kaveri = { id: `kaveri-${suffix}`, name: 'Kaveri Bank' };
const vltava = { id: `vltava-${suffix}`, name: 'Vltava Bank' };
const sumava = { id: `sumava-${suffix}`, name: 'Šumava Savings' };

async function prepare(api: ControlPlane): Promise<void> {
  await api.onboard(kaveri.id, kaveri.name);
  await api.onboard(vltava.id, vltava.name);
  await api.post(`/v1/tenants/${vltava.id}/suspend`, { reason: 'its licence was given back' });
  const asha = await api.invite('Asha Rao', 'operator');
  await controlPlaneOf(new URL(console).origin, asha.token).post(`/v1/tenants/${vltava.id}/offboard`, {
    reason: 'it closes; resolution 12 of its board',
  });
}

async function photograph(page: Page, name: string, path: string, shown: string): Promise<void> {
  await page.goto(console + path);
  await page.getByText(shown).first().waitFor();
  // What refreshes itself has done so once.
  await page.waitForTimeout(500);
  const file = join(directory, `${name}.png`);
  await page.screenshot({ path: file });
  const { size } = await stat(file);
  if (size > bytesMax) throw new Error(`${name}.png has ${size} bytes, more than ${bytesMax}`);
  process.stdout.write(`${name}.png ${size} bytes\n`);
}

const api = controlPlaneOf(new URL(console).origin, token);
await mkdir(directory, { recursive: true });
await prepare(api);
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await page.goto(console);
  await page.getByLabel('Operator token', { exact: false }).first().fill(token);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Fleet', level: 1 }).waitFor();
  const { run } = await api.post<{ run: { id: string } }>('/v1/tenants', { ...sumava, country: 'CZ' });
  await photograph(page, 'run', `/runs/${run.id}`, 'running');
  await photograph(page, 'fleet', '', 'Runs now');
  await photograph(page, 'banks', '/banks', kaveri.name);
  await photograph(page, 'bank', `/banks/${kaveri.id}`, 'postgres-schema');
  await photograph(page, 'agreement', `/banks/${kaveri.id}?tab=agreement`, 'The plan gives');
  await photograph(page, 'signing-keys', '/signing-keys', 'signing');
  await photograph(page, 'approvals', '/approvals', 'resolution 12 of its board');
  await photograph(page, 'audit', '/audit', 'its licence was given back');
} finally {
  await browser.close();
}
