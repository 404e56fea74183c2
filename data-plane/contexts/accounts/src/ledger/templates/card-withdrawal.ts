/** Cash from a machine by card: the bank owes it to the card scheme until they settle. */
import { template } from './template.ts';

export const cardWithdrawal = template({
  eventType: 'accounts.CardWithdrawalMade',
  kind: 'CARD_WITHDRAWAL',
  side: 'DEBIT',
  counter: { default: '1110', types: ['ASSET'] },
  whenFrozen: 'refused',
  correction: 'reversal',
});
