/** A fleet under load goes to another release; the bank whose migration fails stays whole on its old one, and serves. */
import { startPlatform, testPlatformOptions } from '@munim/local';
import { nextRefusal } from '@munim/tenant-schema/sample-release';
import { expect, inject, test } from 'vitest';
import { upgradeUnderLoad } from './index.ts';

/** `./munim bench upgrade` does the same with twelve. */
const banks = 4;

test(`${banks} banks in 3 waves, one of which fails: the others are upgraded, it is quarantined and serves, no command fails`, async () => {
  const platform = await startPlatform(testPlatformOptions(inject('platform').stateDir));
  const figures = await upgradeUnderLoad(platform, banks, () => undefined);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(figures).toMatchObject({
    waves: [1, 1, 2],
    state: 'completed',
    upgraded: banks - 1,
    quarantined: 1,
    onNewVersion: banks - 1,
    onOldVersion: 1,
    quarantineReason: `postgres-migrations: ${nextRefusal}`,
    failed: 0,
    failures: [],
  });
  expect(figures.acceptedInQuarantine).toBeGreaterThan(3);
  expect(figures.accepted).toBeGreaterThan(50);
});
