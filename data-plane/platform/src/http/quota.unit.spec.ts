import type { ProblemError } from '@munim/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createQuota } from './quota.ts';

type Take = ReturnType<typeof createQuota>;

/** Seconds that a refused request was told to wait; undefined when it was served. */
function waitAfter(take: Take, requestsPerSecond: number, nowMs: number, bank = 'bank-a'): number | undefined {
  try {
    take(bank, requestsPerSecond, nowMs);
    return undefined;
  } catch (error) {
    return Number((error as ProblemError).headers?.['retry-after']);
  }
}

test('a bank gets its rate with a burst of two seconds, then 429, then its rate again', () => {
  const take = createQuota();
  for (let i = 0; i < 20; i++) take('bank-a', 10, 0);
  expect(() => take('bank-a', 10, 0)).toThrow('10 requests a second');
  expect(() => take('bank-a', 10, 99)).toThrow('10 requests a second');
  expect(() => take('bank-a', 10, 100)).not.toThrow();
});

test('one bank at its limit does not touch another', () => {
  const take = createQuota();
  for (let i = 0; i < 2; i++) take('bank-a', 1, 0);
  expect(() => take('bank-a', 1, 0)).toThrow('1 requests a second');
  expect(() => take('bank-b', 1, 0)).not.toThrow();
});

test('an answer says what is left, and a refusal that nothing is', () => {
  const take = createQuota();
  expect(take('bank-a', 5, 0)).toEqual({ 'ratelimit-policy': '"bank";q=10;w=2', ratelimit: '"bank";r=9;t=1' });
  for (let i = 0; i < 8; i++) take('bank-a', 5, 0);
  expect(take('bank-a', 5, 0).ratelimit).toBe('"bank";r=0;t=2');
  expect(() => take('bank-a', 5, 0)).toThrow(
    expect.objectContaining({
      headers: { 'retry-after': '1', 'ratelimit-policy': '"bank";q=10;w=2', ratelimit: '"bank";r=0;t=1' },
    }),
  );
});

test('whoever waits as long as it was told is served, however many were sent away at once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 9 }), (requestsPerSecond, seconds) => {
      const take = createQuota();
      while (waitAfter(take, requestsPerSecond, 0) === undefined);
      const told = Array.from({ length: requestsPerSecond * seconds - 1 }, () => waitAfter(take, requestsPerSecond, 0));
      const due = [1, ...told].map((wait) => (wait ?? 0) * 1000).sort((one, other) => one - other);
      expect(due.map((atMs) => waitAfter(take, requestsPerSecond, atMs))).toEqual(due.map(() => undefined));
    }),
  );
});

test('nobody is sent away for longer than ten seconds', () => {
  const take = createQuota();
  const waits = Array.from({ length: 1_000 }, () => waitAfter(take, 3, 0) ?? 0);
  expect(Math.max(...waits)).toBe(10);
});

test('a bank whose plan changes has its new rate from the next request on', () => {
  const take = createQuota();
  while (waitAfter(take, 2, 0) === undefined);
  expect(waitAfter(take, 2, 500)).toBeUndefined();
  expect(waitAfter(take, 2, 500)).toBe(1);
  const served = Array.from({ length: 150 }, () => waitAfter(take, 100, 1500)).filter((wait) => wait === undefined);
  expect(served).toHaveLength(100);
});
