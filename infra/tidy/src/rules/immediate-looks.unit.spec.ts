import { describe, expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { immediateLooks } from './immediate-looks.ts';

const path = 'control-plane/console/acceptance/lists.acceptance.spec.ts';
const inTest = (...statements: readonly string[]): string =>
  ["test('a list', async () => {", ...statements, '});'].join('\n');

describe('a look at what arrives', () => {
  test.each([
    "expect(await page.getByRole('banner').innerText()).toContain('Meera');",
    "expect(\n  await page.getByRole('row').count(),\n).toBe(2);",
    "expect(await row.getByRole('button').getAttribute('aria-disabled')).toBe('true');",
    'expect(await page.context().cookies()).toEqual([]);',
    "expect(page.url()).toBe('/console');",
    "expect(new URL(page.url()).searchParams.get('tab')).toBe('usage');",
  ])('%s is found', (look) => {
    expect(linesOf(immediateLooks, path, inTest('await heading.waitFor();', look))).toEqual([3]);
  });

  test('is found when the page was at rest before something else was done', () => {
    const look = 'expect(await dialog.count()).toBe(0);';
    expect(linesOf(immediateLooks, path, inTest('await settled(page);', 'await button.click();', look))).toEqual([4]);
  });
});

describe('what waits', () => {
  test.each([
    "await expect.poll(() => page.getByRole('banner').innerText()).toContain('Meera');",
    "await row.getByText('revoked').waitFor();",
    "expect((await api.get('/v1/cells/local')).capacityBanks).toBe(2);",
    'expect(await readFile(path)).toBe(certificate);',
  ])('%s passes', (statement) => {
    expect(linesOf(immediateLooks, path, inTest(statement))).toEqual([]);
  });

  test.each(['settled', 'still'])('several looks at a page that is %s pass', (rest) => {
    const looked = ['expect(await dialog.count()).toBe(0);', 'expect(await table.isVisible()).toBe(true);'];
    expect(linesOf(immediateLooks, path, inTest(`await ${rest}(page);`, ...looked))).toEqual([]);
  });

  test('elsewhere a count is a number', () => {
    const other = 'sdk/acceptance/usage.acceptance.spec.ts';
    expect(linesOf(immediateLooks, other, inTest('expect(await rows.count()).toBe(2);'))).toEqual([]);
  });
});
