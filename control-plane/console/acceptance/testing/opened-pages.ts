/** Those of all specs of this process; the pages of a spec that has ended are closed. */
import type { Page } from 'playwright-core';

export const openedPages: Page[] = [];
