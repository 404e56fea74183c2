/** Money comes in: cash over the counter, or from outside through an asset account such as 1100 (clearing). */
import { template } from './template.ts';

export const deposit = template({
  eventType: 'accounts.MoneyDeposited',
  kind: 'DEPOSIT',
  side: 'CREDIT',
  counter: { default: '1000', types: ['ASSET'] },
  whenFrozen: 'refused',
  correction: 'reversal',
});
