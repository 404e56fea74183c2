/** Somebody who was invited signs in with a real OpenID Connect provider, in a real browser, through its own pages. */
import { startRealProvider, type RealProvider } from '@munim/control-plane/sign-in/testing';
import { startPlatform, testPlatformOptions } from '@munim/local';
import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closePages, openPage, sharedBrowser, violationsOn } from './testing/browser.ts';
import { controlPlaneOf } from './testing/control-plane.ts';

const { urls, operatorTokenFile, stateDir, secretsDirectory } = inject('platform');
const suffix = randomBytes(4).toString('hex');
const login = `meera-${suffix}`;
const secretFile = join(secretsDirectory, `oidc-${suffix}`);

const platform = await startPlatform(testPlatformOptions(stateDir));
let real: RealProvider;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  real = await startRealProvider(`${urls.controlPlane}/v1/sign-in/callback`, randomBytes(24).toString('base64url'));
  await writeFile(secretFile, real.clientSecret, { mode: 0o600 });
  await platform.start('control-plane', {
    MUNIM_OIDC_ISSUER: real.issuer,
    MUNIM_OIDC_CLIENT_ID: real.clientId,
    MUNIM_OIDC_CLIENT_SECRET_FILE: secretFile,
  });
  const token = (await readFile(operatorTokenFile, 'utf8')).trim();
  await controlPlaneOf(urls.controlPlane, token).post('/v1/operators', {
    name: `Meera ${suffix}`,
    email: `${login}@operator.test`,
    role: 'auditor',
    reason: 'joins',
  });
  real.people.set(login, { email: `${login}@operator.test`, verified: true });
  browser = await sharedBrowser();
  page = await openPage(browser);
});
afterAll(async () => {
  await closePages(browser);
  await platform.start('control-plane');
  await real.close();
  await rm(secretFile);
});

test('the provider is the first way in; through its login and consent one comes to where one wanted to go', async () => {
  await page.goto(`${urls.console}/banks?state=active`);
  await page.getByRole('heading', { name: 'Munim console', level: 1 }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'Sign in with your identity provider' }).click();
  await page.waitForURL((url) => url.origin === real.issuer);
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('x');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Banks', level: 1 }).waitFor();
  await expect.poll(() => page.url()).toBe(`${urls.console}/banks?state=active`);
  await expect.poll(() => page.getByRole('banner').innerText()).toContain(`Meera ${suffix}, auditor`);
});

test('whoever came so is told how to get a token for the command line, and signs out for good', async () => {
  await page.goto(`${urls.console}/operators`);
  await page
    .getByRole('region', { name: 'Operators' })
    .getByRole('row')
    .filter({ hasText: login })
    .getByText('identity-provider')
    .waitFor();
  await page.getByText('as a command and as an API call').first().click();
  await page.getByText('New token on the page Operators gives you one').first().waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Munim console', level: 1 }).waitFor();
  await page.goto(`${urls.console}/audit`);
  await page.getByRole('heading', { name: 'Munim console', level: 1 }).waitFor();
  const signedInBy = async () =>
    (await page.context().cookies()).filter((one) => one.name === 'munim_session' && one.value !== '');
  await expect.poll(signedInBy).toEqual([]);
});
