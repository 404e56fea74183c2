/** Canonical accounts and transfers that the specs of this context speak of. */
import type { NewEvent } from '@munim/kernel';
import type { RequestTransfer } from './decide.ts';
import { transferEvents } from './transfer.ts';

const numbered = (prefix: string, n: number): string => `${prefix}_${String(n).padStart(26, '0')}`;
export const ana = numbered('acc', 1);
export const ben = numbered('acc', 2);
export const transferId = numbered('trf', 1);
export const holdId = numbered('hld', 1);

/** An open account with a balance, in CZK. */
export const accountWith = (accountId: string, amount: string): NewEvent[] => [
  {
    stream: accountId,
    type: 'accounts.AccountOpened',
    data: { customerId: numbered('cus', 1), product: 'CURRENT', currency: 'CZK' },
  },
  { stream: accountId, type: 'accounts.MoneyDeposited', data: { amount, currency: 'CZK', counter: 'gl:1000' } },
];

export const toBen: RequestTransfer = {
  transferId,
  holdId,
  debtorAccountId: ana,
  creditor: { accountId: ben },
  amount: '400',
  currency: 'CZK',
  text: undefined,
  bookingDate: '2026-03-02',
  deadlineMs: '1772445600000',
};
export const toOtherBank: RequestTransfer = { ...toBen, creditor: { bank: 'YZ', account: '87144583' } };

/** The transfer to the other bank, requested: 400 of Ana's money are on hold. */
export const requested: NewEvent[] = [
  ...accountWith(ana, '1000'),
  {
    stream: ana,
    type: 'accounts.HoldPlaced',
    schema: 2,
    data: { holdId, amount: '400', currency: 'CZK', heldFor: transferId, reference: transferId },
  },
  {
    stream: transferId,
    type: transferEvents.requested,
    data: {
      debtorAccountId: ana,
      creditor: { bank: 'YZ', account: '87144583' },
      amount: '400',
      currency: 'CZK',
      holdId,
      deadlineMs: '1772445600000',
      bookingDate: '2026-03-02',
    },
  },
];
