import { expect, test } from 'vitest';
import { bankAtStake } from './stakes.ts';

test.each([
  ['offboardTenant', 'tenant/a-bank', 'a-bank'],
  ['openBreakGlass', 'tenant/a-bank', 'a-bank'],
  ['liftHold', 'tenant/a-bank/hold/hold_1', 'a-bank'],
  ['changeOperatorRole', 'operator/op_1', undefined],
  ['createOperator', 'operator', undefined],
])('%s of %s puts at stake: %s', (operation, target, bank) => {
  expect(bankAtStake({ operation, target })).toBe(bank);
});
