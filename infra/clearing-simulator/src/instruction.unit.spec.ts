import { expect, test } from 'vitest';
import { atTime, instruct, recall, settle } from './instruction.ts';

const request = {
  debtorBank: 'bank-a',
  creditorBank: 'YZ',
  creditorAccount: '87144583',
  amount: '245200',
  currency: 'CZK',
};

test('a delayed instruction settles at its time and not a millisecond before', () => {
  const one = instruct('trf_1', request, { mode: 'delay', delayMs: 500 }, 1_000);
  expect(atTime(one, 1_499).status).toBe('PENDING');
  expect(atTime(one, 1_500).status).toBe('SETTLED');
});

test('a silent instruction never settles, and a recall ends it', () => {
  const one = instruct('trf_1', request, { mode: 'silent' }, 0);
  expect(atTime(one, Number.MAX_SAFE_INTEGER).status).toBe('PENDING');
  expect(recall('trf_1', one).status).toBe('RECALLED');
});

test('a silent instruction settles when it is told to; a recalled one stays recalled', () => {
  const one = instruct('trf_1', request, { mode: 'silent' }, 0);
  expect(settle(one).status).toBe('SETTLED');
  expect(settle(recall('trf_1', one)).status).toBe('RECALLED');
});

test('a settled instruction cannot be recalled', () => {
  expect(recall('trf_1', instruct('trf_1', request, { mode: 'accept' }, 0)).status).toBe('SETTLED');
});

test('a recall of an unknown instruction is remembered, so that a late submission cannot settle', () => {
  expect(recall('trf_9', undefined)).toEqual({ id: 'trf_9', status: 'RECALLED' });
});
