import { meterSource, type ProblemError, type TenantLimits } from '@munim/kernel';
import type { QuotaHeaders } from '@munim/platform/http';
import { createBankUseState } from '@munim/platform/tenancy';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Asked, createQuota } from './quota.ts';

const midnightMs = Date.UTC(2026, 2, 2);
const dayMs = 86_400_000;

/** A pod of the gateway; `told` is what it has heard from others. */
function pod(use = createBankUseState('this')) {
  const admit = createQuota(use);
  const ask = (asked: Partial<Asked> & { limits: TenantLimits }, nowMs: number) =>
    admit({ tenant: 'bank-a', ...asked }, nowMs);
  return {
    use,
    ask,
    /** The headers of an answer that counts. */
    take: (requestsPerSecond: number, nowMs: number, tenant = 'bank-a'): QuotaHeaders =>
      ask({ tenant, limits: { requestsPerSecond } }, nowMs).settle(true),
  };
}
type Take = ReturnType<typeof pod>['take'];

/** Seconds that a refused request was told to wait; undefined when it was served. */
function waitOf(ask: () => unknown): number | undefined {
  try {
    ask();
    return undefined;
  } catch (error) {
    return Number((error as ProblemError).headers?.['retry-after']);
  }
}
const waitAfter = (take: Take, requestsPerSecond: number, nowMs: number): number | undefined =>
  waitOf(() => take(requestsPerSecond, nowMs));

describe('requests a second', () => {
  test('a bank gets its rate with a burst of two seconds, then 429, then its rate again', () => {
    const { take } = pod();
    for (let i = 0; i < 20; i++) take(10, 0);
    expect(() => take(10, 0)).toThrow('10 requests a second');
    expect(() => take(10, 99)).toThrow('10 requests a second');
    expect(() => take(10, 100)).not.toThrow();
  });

  test('one bank at its limit does not touch another', () => {
    const { take } = pod();
    for (let i = 0; i < 2; i++) take(1, 0);
    expect(() => take(1, 0)).toThrow('1 requests a second');
    expect(() => take(1, 0, 'bank-b')).not.toThrow();
  });

  test('an answer says what is left, and a refusal that nothing is', () => {
    const { take } = pod();
    expect(take(5, 0)).toEqual({ 'ratelimit-policy': '"bank";q=10;w=2', ratelimit: '"bank";r=9;t=1' });
    for (let i = 0; i < 8; i++) take(5, 0);
    expect(take(5, 0).ratelimit).toBe('"bank";r=0;t=2');
    expect(() => take(5, 0)).toThrow(
      expect.objectContaining({
        headers: { 'retry-after': '1', 'ratelimit-policy': '"bank";q=10;w=2', ratelimit: '"bank";r=0;t=1' },
      }),
    );
  });

  test('whoever waits as long as it was told is served, however many were sent away at once', () => {
    const promise = (requestsPerSecond: number, sentAway: number): void => {
      const { take } = pod();
      while (waitAfter(take, requestsPerSecond, 0) === undefined);
      const told = Array.from({ length: sentAway - 1 }, () => waitAfter(take, requestsPerSecond, 0));
      const due = [1, ...told].map((wait) => (wait ?? 0) * 1000).sort((one, other) => one - other);
      expect(due.map((atMs) => waitAfter(take, requestsPerSecond, atMs))).toEqual(due.map(() => undefined));
    };
    promise(5, 90);
    const rate = fc.integer({ min: 1, max: 50 });
    fc.assert(fc.property(rate, fc.integer({ min: 1, max: 1_000 }), promise), { numRuns: 40 });
  });

  test('a bank whose plan changes has its new rate from the next request on', () => {
    const { take } = pod();
    while (waitAfter(take, 2, 0) === undefined);
    expect(waitAfter(take, 2, 500)).toBeUndefined();
    expect(waitAfter(take, 2, 500)).toBe(1);
    const served = Array.from({ length: 150 }, () => waitAfter(take, 100, 1500)).filter((wait) => wait === undefined);
    expect(served).toHaveLength(100);
  });
});

const limits = { requestsPerSecond: 100, commandsPerDay: 3, exportsPerDay: 2, storageBytes: 1_000 };
const command = { limits, counts: 'commands' } as const;
const anExport = { limits, counts: 'exports' } as const;
const read = { limits };

describe('commands and exports a day', () => {
  test('beyond them 429 until midnight UTC, while reads go on; then the day begins anew', () => {
    const { ask } = pod();
    const nowMs = midnightMs + dayMs - 90_500;
    for (let i = 0; i < 3; i++) ask(command, nowMs).settle(true);
    expect(() => ask(command, nowMs)).toThrow('3 commands a day');
    expect(waitOf(() => ask(command, nowMs))).toBe(91);
    for (let i = 0; i < 2; i++) ask(anExport, nowMs).settle(true);
    expect(waitOf(() => ask(anExport, nowMs))).toBe(91);
    expect(waitOf(() => ask(read, nowMs))).toBeUndefined();
    expect(waitOf(() => ask(command, midnightMs + dayMs - 1))).toBe(1);
    expect(waitOf(() => ask(command, nowMs + 91_000))).toBeUndefined();
  });

  test('each answer says what is left of the day, and so does the refusal', () => {
    const { ask } = pod();
    const nowMs = midnightMs + dayMs - 60_000;
    expect(ask(command, nowMs).settle(true)).toEqual({
      'ratelimit-policy': '"bank";q=200;w=2, "day-commands";q=3;w=86400',
      ratelimit: '"bank";r=199;t=1, "day-commands";r=2;t=60',
    });
    expect(ask(anExport, nowMs).settle(true).ratelimit).toBe('"bank";r=198;t=1, "day-exports";r=1;t=60');
    for (let i = 0; i < 2; i++) ask(command, nowMs).settle(true);
    expect(() => ask(command, nowMs)).toThrow(
      expect.objectContaining({
        headers: {
          'retry-after': '60',
          'ratelimit-policy': '"bank";q=200;w=2, "day-commands";q=3;w=86400',
          ratelimit: '"bank";r=196;t=1, "day-commands";r=0;t=60',
        },
      }),
    );
  });

  test('what was refused, or answered before, does not count; what is under way has its place', () => {
    const { ask } = pod();
    for (let i = 0; i < 10; i++) ask(command, midnightMs).settle(false);
    const underWay = [ask(command, midnightMs), ask(command, midnightMs), ask(command, midnightMs)];
    // Their places may come free in a moment.
    expect(waitOf(() => ask(command, midnightMs))).toBe(1);
    underWay[0]?.settle(false);
    underWay[1]?.settle(true);
    underWay[2]?.settle(true);
    expect(waitOf(() => ask(command, midnightMs).settle(true))).toBeUndefined();
    expect(waitOf(() => ask(command, midnightMs))).toBe(86_400);
  });

  test('what other pods let through counts, and what the log holds when that is more', () => {
    const { use, ask } = pod();
    const told = { tenant: 'bank-a', day: '2026-03-02', exports: 0 };
    ask(command, midnightMs).settle(true);
    use.apply({ ...told, source: 'other', commands: 1 });
    expect(ask(command, midnightMs).settle(false).ratelimit).toContain('"day-commands";r=1;');
    use.apply({ ...told, source: meterSource, commands: 3 });
    expect(waitOf(() => ask(command, midnightMs))).toBe(86_400);
  });

  test('a refusal of the day takes nothing of the rate, which reads need', () => {
    const { ask } = pod();
    const slow = { ...limits, requestsPerSecond: 2 };
    for (let i = 0; i < 3; i++) ask({ ...command, limits: slow }, midnightMs).settle(true);
    for (let i = 0; i < 20; i++) waitOf(() => ask({ ...command, limits: slow }, midnightMs));
    expect(waitOf(() => ask({ limits: slow }, midnightMs))).toBeUndefined();
  });

  test('what the plan holds nothing of is refused without a wait, and an entry without such limits holds to none', () => {
    const { ask } = pod();
    expect(() => ask({ limits: { ...limits, exportsPerDay: 0 }, counts: 'exports' }, midnightMs)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'context-switched-off' }) }),
    );
    const old = { requestsPerSecond: 100 };
    for (let i = 0; i < 100; i++) ask({ limits: old, counts: 'commands' }, midnightMs).settle(true);
    expect(ask({ limits: old, counts: 'commands' }, midnightMs).settle(true)['ratelimit-policy']).toBe(
      '"bank";q=200;w=2',
    );
  });
});

test('beyond its storage a bank is refused commands, and nothing else; more storage lets them in again', () => {
  const { use, ask } = pod();
  const found = { tenant: 'bank-a', day: '2026-03-02', source: meterSource, commands: 0, exports: 0 };
  use.apply({ ...found, storedBytes: 1_000 });
  expect(waitOf(() => ask(command, midnightMs).settle(true))).toBeUndefined();
  use.apply({ ...found, storedBytes: 1_001 });
  expect(() => ask(command, midnightMs)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: 'storage-used-up', status: 403 }) }),
  );
  expect(waitOf(() => ask(read, midnightMs))).toBeUndefined();
  expect(waitOf(() => ask(anExport, midnightMs))).toBeUndefined();
  expect(waitOf(() => ask({ ...command, limits: { ...limits, storageBytes: 2_000 } }, midnightMs))).toBeUndefined();
});
