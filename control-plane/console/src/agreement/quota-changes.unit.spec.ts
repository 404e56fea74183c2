import { expect, test } from 'vitest';
import type { Plan, Quotas } from '../api/client.ts';
import { quotaChanges, typedFrom } from './quota-changes.ts';

const gib = 2 ** 30;
const quotas: Quotas = {
  requestsPerSecond: 2_000,
  commandsPerDay: 1_000_000,
  storageBytes: 500 * gib,
  exportsPerDay: 10,
  clientsMax: 25,
};
const plan: Plan = { name: 'starter', environment: 'live', contexts: [], tier: 'pool', hasSandbox: false, quotas };
const before = typedFrom({ ...quotas, storageBytes: 600 * gib, exportsPerDay: 2 }, plan);

test('what the plan gives is empty, what was agreed is there in its unit', () => {
  expect(before).toEqual({
    requestsPerSecond: '',
    commandsPerDay: '',
    storageBytes: '600',
    exportsPerDay: '2',
    clientsMax: '',
  });
});

test('only what differs is asked for; emptied goes back to the plan, even where the two are the same amount', () => {
  expect(quotaChanges(before, before)).toEqual({});
  expect(quotaChanges(before, { ...before, storageBytes: '0.5', exportsPerDay: '', clientsMax: ' 25 ' })).toEqual({
    storageBytes: gib / 2,
    exportsPerDay: null,
    clientsMax: 25,
  });
});

test.each(['-1', '1e3', 'many', '1,000'])('%s is no amount', (typed) => {
  expect(quotaChanges(before, { ...before, clientsMax: typed })).toBeUndefined();
});
