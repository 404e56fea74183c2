import { expect, inject, test } from 'vitest';
import { startPlatform } from './platform.ts';
import { platformStatus } from './platform-status.ts';
import { testPlatformOptions } from './testing/test-platform.ts';

const { stateDir } = inject('platform');
const options = testPlatformOptions(stateDir);
/** A process that is busy starting another may answer late. */
const readyWithin = { timeout: 60_000 };

async function pids(): Promise<Record<string, number | null>> {
  const { components } = await platformStatus(stateDir);
  return Object.fromEntries(components.map(({ name, pid }) => [name, pid]));
}
const stateOf = async (wanted: string): Promise<string | undefined> =>
  (await platformStatus(stateDir)).components.find(({ name }) => name === wanted)?.state;

// Before any start of this file: of whoever started it, whose settings every other spec must repeat.
const found = await pids();
const platform = await startPlatform(options);

test('a second start finds every process as it is', async () => {
  expect(await pids()).toEqual(found);
  const notReady = async () => (await platformStatus(stateDir)).components.filter(({ state }) => state !== 'ready');
  await expect.poll(notReady, readyWithin).toEqual([]);
  const { urls } = await platformStatus(stateDir);
  expect(urls).toMatchObject({ gateway: platform.urls.gateway, controlPlane: platform.urls.controlPlane });
});

test('a killed process is seen as dead, and a start replaces it alone, on its address', async () => {
  const before = await pids();
  await platform.kill('archiver');
  expect(await stateOf('archiver')).toBe('died');
  await startPlatform(options);
  await expect.poll(() => stateOf('archiver'), readyWithin).toBe('ready');
  const { archiver: old, ...others } = before;
  const { archiver: young, ...othersAfter } = await pids();
  expect(young).not.toBe(old);
  expect(othersAfter).toEqual(others);
});

test('a process whose settings change is restarted, and nothing else is', async () => {
  const { archiver: old, ...others } = await pids();
  await platform.start('archiver', { MUNIM_LOG_LEVEL: 'debug' });
  const { archiver: young, ...othersAfter } = await pids();
  expect(young).not.toBe(old);
  expect(othersAfter).toEqual(others);
  await platform.start('archiver');
  await expect.poll(() => stateOf('archiver'), readyWithin).toBe('ready');
});

test('another shell is no other setting: PATH and its like restart nothing', async () => {
  const before = await pids();
  const env = { ...process.env, PATH: `/elsewhere:${process.env['PATH'] ?? ''}`, TMPDIR: '/tmp', LANG: 'cs_CZ.UTF-8' };
  await startPlatform(testPlatformOptions(stateDir, env));
  expect(await pids()).toEqual(before);
});

test('no secret of the installation is in what status tells', async () => {
  const status = JSON.stringify(await platformStatus(stateDir));
  expect(status).not.toContain(new URL(platform.services.postgres.url).password);
  expect(status).not.toContain(platform.services.s3.secretAccessKey);
});
