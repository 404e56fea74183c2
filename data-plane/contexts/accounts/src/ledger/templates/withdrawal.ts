/** Money goes out: cash over the counter, or to outside through an asset account. */
import { template } from './template.ts';

export const withdrawal = template({
  eventType: 'accounts.MoneyWithdrawn',
  kind: 'WITHDRAWAL',
  side: 'DEBIT',
  counter: { default: '1000', types: ['ASSET'] },
  whenFrozen: 'refused',
  correction: 'reversal',
});
