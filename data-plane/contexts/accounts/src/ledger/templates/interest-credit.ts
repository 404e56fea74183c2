/** Interest that the bank pays on a balance: its expense. Owed by contract, so a freeze does not stop it. */
import { template } from './template.ts';

export const interestCredit = template({
  eventType: 'accounts.InterestCredited',
  kind: 'INTEREST_CREDIT',
  side: 'CREDIT',
  counter: { default: '5000', types: ['EXPENSE'] },
  whenFrozen: 'booked',
  correction: 'reversal',
});
