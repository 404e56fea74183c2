/** Money wrongly taken goes back, against the counter account of the original. */
import { template } from './template.ts';

export const debitReversal = template({
  eventType: 'accounts.DebitReversed',
  kind: 'DEBIT_REVERSAL',
  side: 'CREDIT',
  counter: 'of-original',
  whenFrozen: 'booked',
  correction: { instead: 'book the transaction anew' },
});
