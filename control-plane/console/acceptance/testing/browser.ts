/** A real browser of this machine for the specs, and axe in its pages: neither is downloaded by a test. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const names = ['chromium', 'chromium-headless-shell', 'google-chrome'];

function browserOnPath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`no ${names.join(', ')} on PATH: on Debian \`apt install chromium\` brings one`);
  return found;
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserOnPath(),
    // A container has neither a user namespace for its sandbox nor much shared memory.
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });

/** What axe finds against WCAG 2.2 A and AA, on the page or in a part of it: one line for each rule and element. */
export async function violationsOn(page: Page, part?: string): Promise<string[]> {
  // Half a megabyte, which stays until the page is loaded anew.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
  return page.evaluate<string[]>(`axe.run(${part === undefined ? 'document' : JSON.stringify(part)}, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 200) + ' ' + failureSummary)))`);
}
