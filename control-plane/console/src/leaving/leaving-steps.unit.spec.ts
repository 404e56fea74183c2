import { expect, test } from 'vitest';
import type { Approval, Offboarding } from '../api/client.ts';
import { leavingSteps } from './leaving-steps.ts';

const nowMs = Date.parse('2026-03-10T00:00:00Z');
const pending: Approval = {
  id: 'apr_1',
  operation: 'offboardTenant',
  target: 'tenant/a-bank',
  body: { reason: 'it closes' },
  reason: 'it closes',
  state: 'pending',
  requestedBy: 'op_1',
  requestedAt: '2026-03-09T00:00:00.000Z',
  expiresAt: '2026-03-16T00:00:00.000Z',
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  result: null,
};
const offboarding: Offboarding = {
  tenantId: 'a-bank',
  reason: 'it closes',
  requestedBy: 'op_1',
  approvedBy: 'op_2',
  approvedAt: '2026-03-09T10:00:00.000Z',
  coolingOffEndsAt: '2026-04-08T10:00:00.000Z',
  handedOver: null,
  destructionStartedAt: null,
  archive: null,
  retainUntil: null,
  certificateKey: null,
  certificate: null,
  disposalCertificate: null,
};
const handedOver = { to: 'A. Banker', by: 'operator:op_1', at: '2026-03-09T11:00:00.000Z' };
const begun = {
  handedOver,
  coolingOffEndsAt: '2026-03-09T12:00:00.000Z',
  destructionStartedAt: '2026-03-09T13:00:00Z',
};

/** One letter for each step: done, now, to come. */
const letters = (leaving: Omit<Parameters<typeof leavingSteps>[0], 'nowMs'>): string =>
  leavingSteps({ ...leaving, nowMs })
    .map(({ state }) => ({ done: 'd', now: 'n', 'to come': '-' })[state])
    .join('');

test.each([
  ['nobody asked', { state: 'suspended', offboarding: undefined, pending: undefined }, '-------'],
  ['asked for', { state: 'suspended', offboarding: undefined, pending }, 'dn-----'],
  ['recalled: what is left of it says nothing', { state: 'suspended', offboarding, pending: undefined }, '-------'],
  ['cooling off', { state: 'offboarding', offboarding, pending: undefined }, 'ddnn---'],
  [
    'cooled off, not handed over',
    {
      state: 'offboarding',
      offboarding: { ...offboarding, coolingOffEndsAt: begun.coolingOffEndsAt },
      pending: undefined,
    },
    'dddn---',
  ],
  [
    'being destroyed',
    { state: 'offboarding', offboarding: { ...offboarding, ...begun }, pending: undefined },
    'ddddn--',
  ],
  ['retained', { state: 'retained', offboarding: { ...offboarding, ...begun }, pending: undefined }, 'dddddn-'],
  ['disposed of', { state: 'disposed', offboarding: { ...offboarding, ...begun }, pending: undefined }, 'ddddddd'],
] as const)('%s', (_, leaving, steps) => {
  expect(letters(leaving)).toBe(steps);
});
