/** First half of a transfer between two customers: the money is in transit (2900) for the length of the command. */
import { template } from './template.ts';

export const transferSent = template({
  eventType: 'accounts.TransferSent',
  kind: 'TRANSFER_SENT',
  side: 'DEBIT',
  counter: { fixed: '2900' },
  whenFrozen: 'refused',
  correction: { instead: 'make a transfer in the other direction' },
});
