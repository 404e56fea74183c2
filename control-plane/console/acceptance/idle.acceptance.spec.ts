/** A page in front of which nobody sits: it asks for no news, says that its sign-in ends, and leaves nothing on the screen. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closePages, sharedBrowser } from './testing/browser.ts';
import { type Console, openConsole } from './testing/console.ts';
import { settled, unansweredOn } from './testing/settled.ts';

const { urls, operatorTokenFile } = inject('platform');
/** On a busy machine. */
const patienceMs = 30_000;

let token: string;
let browser: Browser;
let owner: Console;
/** In the page: how often it has asked for news of the fleet. */
const counting = `{
  window.fleetAsked = 0;
  const ask = window.fetch;
  window.fetch = (...question) => {
    if (new Request(...question).url.endsWith('/v1/fleet')) window.fleetAsked += 1;
    return ask(...question);
  };
}`;
const asked = (): Promise<number> => owner.page.evaluate<number>('window.fleetAsked');

beforeAll(async () => {
  token = (await readFile(operatorTokenFile, 'utf8')).trim();
  browser = await sharedBrowser();
  owner = await openConsole(browser, urls.console, token);
  const { page } = owner;
  await page.addInitScript(counting);
  // The browser's own clock from here on: half an hour passes in a moment.
  await page.clock.install();
  await page.reload();
  await page.getByRole('heading', { name: 'Fleet', level: 1 }).waitFor();
});
afterAll(() => closePages(browser));

/** Longer than a coffee, and until the last question that was due is asked and answered. */
async function goAway(): Promise<void> {
  await owner.page.clock.fastForward('05:10');
  await owner.page.clock.runFor('00:10');
  await expect.poll(() => unansweredOn(owner.page), { timeout: patienceMs }).toBe(0);
}

test('the page says how old it is, and asks for no news while nobody is there; whoever is back sees them at once', async () => {
  const { page } = owner;
  await page.getByText(/^As of \d{4}-/).waitFor();
  await goAway();
  const before = await asked();
  await page.clock.runFor('01:00');
  expect(await asked()).toBe(before);
  await page.mouse.move(200, 200);
  await expect.poll(asked, { timeout: patienceMs }).toBeGreaterThan(before);
});

test('a press asks for news at any time', async () => {
  await goAway();
  const before = await asked();
  await owner.press('Refresh');
  await expect.poll(asked, { timeout: patienceMs }).toBeGreaterThan(before);
});

test('before the sign-in ends for want of use the page says so, and a press keeps it', async () => {
  const { page } = owner;
  await goAway();
  await page.clock.fastForward('28:00');
  const dialog = page.getByRole('dialog', { name: 'You are about to be signed out' });
  await dialog.waitFor();
  await owner.expectAccessibleTwice();
  // With the keyboard: a mouse that moves is somebody already.
  await dialog.getByRole('button', { name: 'Stay signed in' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.clock.fastForward('02:30');
  await page.clock.runFor('00:02');
  await page.getByRole('heading', { name: 'Fleet', level: 1 }).waitFor();
  await settled(page);
  expect(await dialog.count()).toBe(0);
});

test('it leaves with the sign-in, says why, and goes on where one was', async () => {
  const { page } = owner;
  await owner.go('/cells', 'Cells');
  await goAway();
  await page.clock.fastForward('31:00');
  await page.getByRole('heading', { name: 'Munim console', level: 1 }).waitFor();
  await page.getByText('You were signed out').waitFor();
  await settled(page);
  expect(await page.getByRole('table').count()).toBe(0);
  await owner.expectAccessible();
  await page.getByLabel('Operator token', { exact: false }).first().fill(token);
  await owner.press('Sign in');
  await page.getByRole('heading', { name: 'Cells', level: 1 }).waitFor();
});

test('nothing was refused by the policy of the page', () => {
  expect(owner.complaints).toEqual([]);
});
