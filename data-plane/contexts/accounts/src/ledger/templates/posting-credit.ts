/** A leg of a posting that gives money to a customer: out of transit (2900), which the posting leaves at zero. */
import { template } from './template.ts';

export const postingCredit = template({
  eventType: 'accounts.PostingCredited',
  kind: 'POSTING_CREDIT',
  side: 'CREDIT',
  counter: { fixed: '2900' },
  whenFrozen: 'refused',
  correction: { instead: 'book a posting with every leg on its other side' },
});
