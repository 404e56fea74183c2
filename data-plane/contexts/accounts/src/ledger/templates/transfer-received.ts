/** Second half of a transfer between two customers: out of transit (2900), which is zero again. */
import { template } from './template.ts';

export const transferReceived = template({
  eventType: 'accounts.TransferReceived',
  kind: 'TRANSFER_RECEIVED',
  side: 'CREDIT',
  counter: { fixed: '2900' },
  whenFrozen: 'refused',
  correction: { instead: 'make a transfer in the other direction' },
});
