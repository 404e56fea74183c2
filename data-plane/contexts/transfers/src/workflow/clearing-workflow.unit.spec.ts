import { describe, expect, test } from 'vitest';
import type { Transfer } from '../transfer/transfer.ts';
import { clearingWorkflow } from './clearing-workflow.ts';

const processing = (step: 'reserved' | 'submitted'): Transfer => ({
  status: 'processing',
  step,
  debtorAccountId: 'acc_1',
  creditor: { bank: 'YZ', account: '87144583' },
  amount: '100',
  currency: 'CZK',
  holdId: 'hld_1',
  deadlineMs: '10000',
  bookingDate: '1993-01-05',
});

describe('a transfer to another bank', () => {
  test.each<[string, Transfer, number, readonly string[]]>([
    ['reserved, in time', processing('reserved'), 9_999, ['instruct']],
    ['submitted, in time', processing('submitted'), 9_999, ['ask']],
    ['reserved, at the deadline', processing('reserved'), 10_000, ['recall']],
    ['submitted, after the deadline', processing('submitted'), 10_001, ['recall']],
    ['completed', { status: 'completed' }, 99_999, []],
    ['failed', { status: 'failed', reason: 'DEADLINE_PASSED' }, 99_999, []],
    ['not there', { status: 'none' }, 0, []],
  ])('%s', (_name, state, nowMs, effects) => {
    expect(clearingWorkflow.next('trf_1', state, nowMs)).toEqual(effects);
  });

  test('is looked at again at its deadline, and never after its end', () => {
    expect(clearingWorkflow.wakeAtMs(processing('submitted'))).toBe(10_000);
    expect(clearingWorkflow.wakeAtMs({ status: 'completed' })).toBeUndefined();
  });
});
