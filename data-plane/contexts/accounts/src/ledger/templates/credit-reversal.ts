/** Money wrongly given is taken back, as far as it is still there, against the counter account of the original. */
import { template } from './template.ts';

export const creditReversal = template({
  eventType: 'accounts.CreditReversed',
  kind: 'CREDIT_REVERSAL',
  side: 'DEBIT',
  counter: 'of-original',
  whenFrozen: 'booked',
  correction: { instead: 'book the transaction anew' },
});
