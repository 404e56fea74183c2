/** One operator in front of the console: a browser of their own, signed in, and what the browser complained about. */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violationsOn } from './browser.ts';

export interface Console {
  readonly page: Page;
  /** What its console complained about, and the policy refused. */
  readonly complaints: readonly string[];
  /** To a path of the console, as a link of it goes; resolves when its heading is there. */
  readonly go: (path: string, heading: string) => Promise<void>;
  /** Presses the button of the page. */
  readonly press: (button: string) => Promise<void>;
  /** Fills in the dialog that is open, which shuts nobody out, presses its button, and waits until it is gone. */
  readonly confirm: (button: string, fields: Readonly<Record<string, string>>) => Promise<void>;
  readonly expectAccessible: () => Promise<void>;
  /** And in the other colours too. */
  readonly expectAccessibleTwice: () => Promise<void>;
}

/** Of one look or one press, on a busy machine. */
const patienceMs = 60_000;

export async function openConsole(browser: Browser, console: string, token: string): Promise<Console> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy|react/i.test(message.text())) complaints.push(message.text());
  });
  const heading = (text: string) => page.getByRole('heading', { name: text, level: 1 }).waitFor();
  const press = (button: string) => page.getByRole('button', { name: button, exact: true }).first().click();
  // Behind a dialog too, where nobody's mouse reaches it.
  const otherColours = () => page.locator('button', { hasText: 'Dark or light' }).dispatchEvent('click');
  const expectAccessible = async () => expect(await violationsOn(page)).toEqual([]);
  await page.goto(console);
  await page.getByLabel('Operator token', { exact: false }).first().fill(token);
  await press('Sign in');
  await heading('Fleet');
  return {
    page,
    complaints,
    press,
    expectAccessible,
    go: async (path, text) => {
      await page.evaluate<undefined>(
        `history.pushState({}, '', ${JSON.stringify(new URL(console + path).pathname + new URL(console + path).search)})`,
      );
      await heading(text);
    },
    confirm: async (button, fields) => {
      const dialog = page.getByRole('dialog');
      for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label, { exact: false }).fill(text);
      expect(await violationsOn(page, '[role=dialog]')).toEqual([]);
      await dialog.getByRole('button', { name: button, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    expectAccessibleTwice: async () => {
      await expectAccessible();
      await otherColours();
      await expectAccessible();
      await otherColours();
    },
  };
}
