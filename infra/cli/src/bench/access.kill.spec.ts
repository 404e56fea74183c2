/** What `./munim bench rotation|revocation|outage` measure at full size, in seconds; and that each of them can see a failure. */
import { startPlatform, testPlatformOptions } from '@munim/local';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadThroughSdk, measureOutage } from './outage.ts';
import { podsOf } from './pods.ts';
import { type BenchBank, onboardBenchBank } from './prepare.ts';
import { measureRevocation } from './revocation.ts';
import { measureRotation } from './rotation.ts';

const { stateDir } = inject('platform');
const platform = await startPlatform(testPlatformOptions(stateDir));
const { gateway, issuer } = platform.urls;
const pods = podsOf(platform);
const say = (figures: object): void => void process.stdout.write(`${JSON.stringify(figures)}\n`);

/** A pod that pauses for less than that hears of a key before it signs. */
const soonSigning = { MUNIM_SIGNING_KEY_LEAD_SECONDS: '5' };
/** Of what is seen by polling, on a busy machine. */
const within = { timeout: 60_000 };

let bank: BenchBank;
beforeAll(async () => {
  await platform.start('control-plane', soonSigning);
  bank = await onboardBenchBank(platform);
});
afterAll(() => platform.start('control-plane'));

describe('the signing key', () => {
  const load = { gateway, seconds: 10, everySeconds: 4, perSecond: 20 };

  test('changes again and again under load, and no request fails', async () => {
    const outcome = await measureRotation(bank, { ...load, rotationsMin: 2 });
    say(outcome);
    expect(outcome).toMatchObject({ failed: 0, tokensFailed: 0, holds: true });
    expect(outcome.rotations).toBeGreaterThanOrEqual(2);
  });

  test('changed without an overlap, as a compromised one is, does fail requests: the measurement sees it', async () => {
    const change = async (): Promise<boolean> => {
      const [token, keys] = [await bank.token(), await bank.operator.signingKeys()];
      const signing = keys.find(({ state }) => state === 'signing');
      await bank.operator.revokeSigningKey(signing?.kid ?? '', 'without an overlap');
      const answered = async () =>
        (await fetch(`${gateway}/v1/session`, { headers: { authorization: `Bearer ${token}` } })).status;
      await expect.poll(answered, within).toBe(401);
      // The load goes on with tokens like this one.
      await sleep(500);
      return true;
    };
    const outcome = await measureRotation(bank, { ...load, seconds: 3, change });
    expect(outcome.failed).toBeGreaterThan(0);
    expect(outcome.holds).toBe(false);
  });

  test('goes on with its rotation after the control plane died in the middle of it', async () => {
    const { kid } = await bank.operator.rotateSigningKey('the control plane will die of it');
    await platform.kill('control-plane');
    expect((await bank.token()).length).toBeGreaterThan(0);
    await platform.start('control-plane', soonSigning);
    const state = async () => (await bank.operator.signingKeys()).find((key) => key.kid === kid)?.state;
    await expect.poll(state, within).toBe('signing');
  });
});

test('suspensions and revocations reach every pod in time, under load', async () => {
  const outcome = await measureRevocation(bank, { pods, gateway, rounds: 2, perSecond: 20 });
  say(outcome);
  expect(outcome.measured.filter(({ holds }) => !holds)).toEqual([]);
  expect(outcome.load.failed).toBe(0);
  expect(new Set(outcome.measured.map(({ where }) => where)).size).toBe(pods.length + 1);
});

test('a pod that does not hear of a revocation fails the measurement', async () => {
  const deaf = { name: 'deaf pod', url: `${gateway}/health` };
  const measuring = measureRevocation(bank, { pods: [deaf], gateway, rounds: 1, perSecond: 5, giveUpMs: 3_000 });
  await expect(measuring).rejects.toThrow('deaf pod still answers 200');
});

test('without the control plane banks are served, tokens issued, and pods come back by themselves', async () => {
  const restarts = ['gateway', 'command'];
  const startedAt = new Date().toISOString();
  const outcome = await measureOutage(bank, {
    platform,
    pods,
    seconds: 10,
    perSecond: 10,
    restarts,
    // Whether they come back is what is asked here; how fast, ./munim bench outage says.
    patience: { attemptsMax: 60, maxDelayMs: 2_000 },
    readyBoundMs: 90_000,
  });
  say(outcome);
  expect(outcome).toMatchObject({ failed: 0, revoked: { accepted: 0 }, holds: true });
  expect(outcome.tokensIssued).toBeGreaterThan(5);
  expect(outcome.revoked.asked).toBeGreaterThan(50);
  /** What was used meanwhile is known afterwards. */
  const lastUsed = async (): Promise<string> =>
    (await bank.operator.clients(bank.id)).find(({ clientId }) => clientId === bank.clientId)?.lastUsedAt ?? '';
  await expect.poll(async () => (await lastUsed()) > startedAt, within).toBe(true);
});

test('a pod that does not come back does fail requests: the measurement sees it', async () => {
  await platform.kill('command');
  const load = loadThroughSdk(gateway, issuer, bank, 10, { attemptsMax: 3, maxDelayMs: 200 });
  await sleep(1_500);
  const figures = await load.stop();
  await platform.start('command');
  expect(figures.failed).toBeGreaterThan(0);
});
