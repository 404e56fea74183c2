/** Set-up of each spec file: prints what stands on the pages of a test that fails, which says more than what was waited for. */
import { afterEach } from 'vitest';
import { openedPages } from './opened-pages.ts';

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const page of openedPages.filter((one) => !one.isClosed()))
    process.stderr.write(`${page.url()}\n${await page.locator('body').innerText()}\n`);
});
