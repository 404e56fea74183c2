import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isRunning } from './process-identity.ts';
import { startServices, stopServices } from './services.ts';
import { openStateDirectory } from './state-directory.ts';
import type { ComponentRecord } from './state-directory.ts';

/** The quickest of the services stands for all: they share how they are found, started and stopped. */
const only = ['s3'] as const;
const profile = 'test';

const states: string[] = [];
const newState = (): string => {
  const stateDir = mkdtempSync(join(tmpdir(), 'munim state '));
  states.push(stateDir);
  return stateDir;
};
const recordIn = (stateDir: string): ComponentRecord => openStateDirectory(stateDir).read('s3')!;
const healthOf = async (endpoint: string): Promise<number> => (await fetch(`${endpoint}/.munim-health`)).status;

afterEach(async () => {
  for (const stateDir of states.splice(0)) {
    await stopServices({ stateDir });
    rmSync(stateDir, { recursive: true, force: true });
  }
});

test('a second start finds the running one, and a third after a stop comes back to the same address and keys', async () => {
  const stateDir = newState();
  const first = await startServices({ stateDir, only, profile });
  const { pid } = recordIn(stateDir).process!;
  const second = await startServices({ stateDir, only, profile });
  expect(recordIn(stateDir).process!.pid).toBe(pid);
  expect(second.s3).toEqual(first.s3);
  await first.stop();
  expect(recordIn(stateDir).process).toBeUndefined();
  await expect(healthOf(first.s3.endpoint)).rejects.toThrow(/fetch failed/);
  const third = await startServices({ stateDir, only, profile });
  expect(third.s3).toEqual(first.s3);
  expect(await healthOf(third.s3.endpoint)).toBe(200);
});

test('ten starts at once make one process', async () => {
  const stateDir = newState();
  const all = await Promise.all(Array.from({ length: 10 }, () => startServices({ stateDir, only, profile })));
  expect(new Set(all.map(({ s3 }) => s3.endpoint)).size).toBe(1);
  const starts = readFileSync(openStateDirectory(stateDir).logFile('s3'), 'utf8').match(/internal IAM/g);
  expect(starts).toHaveLength(1);
});

test('a killed service is started again', async () => {
  const stateDir = newState();
  const { s3 } = await startServices({ stateDir, only, profile });
  const { process: killed } = recordIn(stateDir);
  process.kill(killed!.pid, 'SIGKILL');
  while (isRunning(killed!)) await new Promise((next) => setTimeout(next, 20));
  const again = await startServices({ stateDir, only, profile });
  expect(again.s3).toEqual(s3);
  expect(recordIn(stateDir).process!.pid).not.toBe(killed!.pid);
});

test('a stale record with the pid of a stranger neither passes for a service nor gets the stranger killed', async () => {
  const stateDir = newState();
  const { stop } = await startServices({ stateDir, only, profile });
  await stop();
  const state = openStateDirectory(stateDir);
  state.write({ ...recordIn(stateDir), process: { pid: process.pid, startedAt: 'another moment' } });
  await stopServices({ stateDir });
  state.write({ ...recordIn(stateDir), process: { pid: process.pid, startedAt: 'another moment' } });
  const { s3 } = await startServices({ stateDir, only, profile });
  expect(recordIn(stateDir).process!.pid).not.toBe(process.pid);
  expect(await healthOf(s3.endpoint)).toBe(200);
});

test('a remembered port that somebody else took meanwhile is given up for a free one', async () => {
  const stateDir = newState();
  const first = await startServices({ stateDir, only, profile });
  await first.stop();
  const squatter = createServer().listen(Number(new URL(first.s3.endpoint).port), '127.0.0.1');
  await once(squatter, 'listening');
  try {
    const again = await startServices({ stateDir, only, profile });
    expect(new URL(again.s3.endpoint).port).not.toBe(String((squatter.address() as AddressInfo).port));
    expect(await healthOf(again.s3.endpoint)).toBe(200);
  } finally {
    squatter.close();
  }
});

test('two installations run side by side, and stopping one leaves the other', async () => {
  const [one, other] = await Promise.all([
    startServices({ stateDir: newState(), only, profile }),
    startServices({ stateDir: newState(), only, profile }),
  ]);
  expect(one.s3.endpoint).not.toBe(other.s3.endpoint);
  expect(one.s3.secretAccessKey).not.toBe(other.s3.secretAccessKey);
  await one.stop();
  expect(await healthOf(other.s3.endpoint)).toBe(200);
});

test('what the environment names is taken as it is: nothing is started, nothing is stopped', async () => {
  const stateDir = newState();
  const env = {
    ...process.env,
    MUNIM_S3_ENDPOINT: 'http://127.0.0.1:1',
    MUNIM_S3_ACCESS_KEY_ID: 'id',
    MUNIM_S3_SECRET_ACCESS_KEY: 'hush',
  };
  const { s3, stop } = await startServices({ stateDir, only, profile, env });
  expect(s3).toEqual({
    endpoint: 'http://127.0.0.1:1',
    accessKeyId: 'id',
    secretAccessKey: 'hush',
    region: 'us-east-1',
  });
  const file = readFileSync(join(stateDir, 'components', 's3.json'), 'utf8');
  expect(JSON.parse(file)).toMatchObject({ source: 'environment', address: 'http://127.0.0.1:1' });
  expect(file).not.toContain('hush');
  await stop();
  const without = { ...env, MUNIM_S3_SECRET_ACCESS_KEY: '' };
  await expect(startServices({ stateDir, only, profile, env: without })).rejects.toThrow(
    /needs MUNIM_S3_ACCESS_KEY_ID/,
  );
});

test('what the machine lacks is said before anything is downloaded or started', async () => {
  const stateDir = newState();
  const env = { ...process.env, JAVA_HOME: '', PATH: '/nowhere', MUNIM_CACHE: join(stateDir, 'empty cache') };
  const starting = startServices({ stateDir, only: ['s3', 'kafka'], profile, env });
  await expect(starting).rejects.toThrow(/missing: Java 17 or newer.*to get it: install/s);
  expect(recordIn(stateDir)).toBeUndefined();
});

test('a service that cannot start says why, with the end of its log', async () => {
  const stateDir = newState();
  const state = openStateDirectory(stateDir);
  const dataDirectory = state.folder('data', 'damaged');
  writeFileSync(join(dataDirectory, 'PG_VERSION'), '18\n');
  state.write({ name: 'postgres', version: '18', source: 'native', address: '', ports: {}, dataDirectory });
  await expect(startServices({ stateDir, only: ['postgres'], profile })).rejects.toThrow(
    /postgres ended while starting; the end of .*postgres\.log:\n.*damaged/s,
  );
});
