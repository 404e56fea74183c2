/** A real browser of this machine for the specs, and axe in its pages: neither is downloaded by a test. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { noteQuestions, still } from './settled.ts';

/** The first has the same engine as the others and no windows, which are half of what a page costs. */
const names = ['chromium-headless-shell', 'chromium', 'google-chrome'];

function browserOnPath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`no ${names.join(', ')} on PATH: on Debian \`apt install chromium-headless-shell\` brings one`);
  return found;
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserOnPath(),
    // A container has neither a user namespace for its sandbox nor much shared memory.
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });

let shared: Promise<Browser> | undefined;

/** That of all specs, which run one after the other in one process and leave it with `closePages`; it ends with the process. */
export async function sharedBrowser(): Promise<Browser> {
  if (shared === undefined || !(await shared).isConnected()) shared = launchBrowser();
  return shared;
}

export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** Of one look or one press, on a busy machine. */
const patienceMs = 60_000;

/** Somebody's own, who knows no other's cookies. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  page.setDefaultTimeout(patienceMs);
  await noteQuestions(page);
  return page;
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Those of the standards that ask for colours: of a page of which nothing else has changed. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds against WCAG 2.2 A and AA on the page once it is still, or in a part of it: one line for each rule and
 * element.
 */
export const violationsOn = (page: Page, part?: string): Promise<string[]> => violations(page, standards, part);

/** The same of a page that was looked at before and has other colours now. */
export const colourViolationsOn = (page: Page): Promise<string[]> => violations(page, ofColours);

async function violations(page: Page, runOnly: readonly string[], part?: string): Promise<string[]> {
  await still(page);
  // Half a megabyte, which stays until the page is loaded anew.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
  return page.evaluate<string[]>(`axe.run(${part === undefined ? 'document' : JSON.stringify(part)}, {
    runOnly: ${JSON.stringify(runOnly)},
  }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 200) + ' ' + failureSummary)))`);
}

/** Resolves when the page has these colours; one that nobody has set has those of its system. */
export const colouredSo = (page: Page, scheme: 'light' | 'dark'): Promise<void> =>
  page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor();
