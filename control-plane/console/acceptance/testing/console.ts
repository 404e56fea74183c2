/** One operator in front of the console: a browser of their own, signed in, and what the browser complained about. */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { colouredSo, colourViolationsOn, openPage, violationsOn } from './browser.ts';
import { openedPages } from './opened-pages.ts';
import { settled } from './settled.ts';

export interface Console {
  readonly page: Page;
  /** What its console complained about, and the policy refused. */
  readonly complaints: readonly string[];
  /** To a path of the console, as a link of it goes; resolves when its heading is there and all that it asks for. */
  readonly go: (path: string, heading: string) => Promise<void>;
  /** Presses the button of the page. */
  readonly press: (button: string) => Promise<void>;
  /** Fills in the dialog that is open, which shuts nobody out, presses its button, and waits until it is gone. */
  readonly confirm: (button: string, fields: Readonly<Record<string, string>>) => Promise<void>;
  readonly expectAccessible: () => Promise<void>;
  /** And in the other colours too. */
  readonly expectAccessibleTwice: () => Promise<void>;
}

export async function openConsole(browser: Browser, console: string, token: string): Promise<Console> {
  const page = await openPage(browser);
  openedPages.push(page);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy|react/i.test(message.text())) complaints.push(message.text());
  });
  const heading = (text: string) => page.getByRole('heading', { name: text, level: 1 }).waitFor();
  const press = (button: string) => page.getByRole('button', { name: button, exact: true }).first().click();
  const otherColours = async (): Promise<void> => {
    const dark = await page.locator('html').getAttribute('data-mantine-color-scheme');
    // Behind a dialog too, where nobody's mouse reaches it.
    await page.locator('button', { hasText: 'Dark or light' }).dispatchEvent('click');
    await colouredSo(page, dark === 'dark' ? 'light' : 'dark');
  };
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
      const { pathname, search, searchParams } = new URL(console + path);
      // Whoever goes somewhere is there: a page that nobody uses asks for no news.
      await page.evaluate<undefined>(
        `history.pushState({}, '', ${JSON.stringify(pathname + search)}); dispatchEvent(new Event('pointermove'))`,
      );
      await heading(text);
      const tab = searchParams.get('tab');
      // The heading of a bank is the same on all its parts.
      if (tab !== null) await page.locator(`[role=tab][aria-selected=true][id$="-tab-${tab}"]`).waitFor();
      await settled(page);
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
      expect(await colourViolationsOn(page)).toEqual([]);
      await otherColours();
    },
  };
}
