import { expect, test } from 'vitest';
import { createQuota } from './quota.ts';

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
