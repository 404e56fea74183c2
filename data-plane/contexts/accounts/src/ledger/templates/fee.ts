/** The bank takes a fee: its income. */
import { template } from './template.ts';

export const fee = template({
  eventType: 'accounts.FeeCharged',
  kind: 'FEE',
  side: 'DEBIT',
  counter: { default: '4000', types: ['INCOME'] },
  whenFrozen: 'refused',
  correction: 'reversal',
});
