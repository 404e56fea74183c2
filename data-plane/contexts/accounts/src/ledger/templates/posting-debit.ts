/** A leg of a posting that takes money from a customer: into transit (2900), which the posting leaves at zero. */
import { template } from './template.ts';

export const postingDebit = template({
  eventType: 'accounts.PostingDebited',
  kind: 'POSTING_DEBIT',
  side: 'DEBIT',
  counter: { fixed: '2900' },
  whenFrozen: 'refused',
  correction: { instead: 'book a posting with every leg on its other side' },
});
