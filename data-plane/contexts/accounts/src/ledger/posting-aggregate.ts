/** A posting exists or it does not: its stream `jrn_…` holds one event, which names the legs on the bank's accounts. */
import type { Aggregate } from '@munim/kernel';

export type PostingState = { readonly status: 'none' | 'booked' };

export const postingAggregate: Aggregate<PostingState> = {
  category: 'jrn',
  initial: { status: 'none' },
  evolve: () => ({ status: 'booked' }),
  encode: ({ status }) => ({ status }),
  decode: (stored) => ({ status: stored['status'] as PostingState['status'] }),
};
