/**
 * The bank's own customer number, unique within the bank. Each has a stream of its own: two registrations that name one
 * number meet in the log, whichever pods they came through, where a look into a read model would let both pass.
 */
import type { Aggregate } from '@munim/kernel';

/** It stays readable after an erasure, so it must say nothing about the person: never a national id or a phone. */
export const referencePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export interface ReferenceState {
  /** Null until it is assigned; never another customer afterwards, not even when that one is closed. */
  readonly customerId: string | null;
}

export const referenceAggregate: Aggregate<ReferenceState> = {
  category: 'cusref',
  initial: { customerId: null },
  evolve: (state, event) => {
    if (state.customerId !== null) throw new Error(`assigned twice: the reference belongs to ${state.customerId}`);
    return { customerId: event.data['customerId'] as string };
  },
  encode: ({ customerId }) => ({ customerId }),
  decode: (stored) => ({ customerId: stored['customerId'] as string | null }),
};

export const referenceStream = (reference: string): string => `cusref_${reference}`;
