/** Interest that the customer pays on an overdraft: the bank's income. Owed by contract, so a freeze does not stop it. */
import { template } from './template.ts';

export const interestDebit = template({
  eventType: 'accounts.InterestDebited',
  kind: 'INTEREST_DEBIT',
  side: 'DEBIT',
  counter: { default: '4100', types: ['INCOME'] },
  whenFrozen: 'booked',
  correction: 'reversal',
});
