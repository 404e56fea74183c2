/** A transfer's events, the states it can be in, and how the one becomes the other. */
import type { Aggregate, JsonObject, StoredEvent } from '@munim/kernel';

/** Where the money goes: an account of this bank, or one of another bank reached through clearing. */
export type Creditor = { readonly accountId: string } | { readonly bank: string; readonly account: string };

export interface TransferTerms {
  readonly debtorAccountId: string;
  readonly creditor: Creditor;
  readonly amount: string;
  readonly currency: string;
}

export interface Processing extends TransferTerms {
  readonly status: 'processing';
  /** `reserved`: the hold stands. `submitted`: clearing has the instruction and has not decided. */
  readonly step: 'reserved' | 'submitted';
  readonly holdId: string;
  /** After this instant the transfer is recalled (ms since the epoch, as text). */
  readonly deadlineMs: string;
  /** Booking day asked for; the capture books on it. */
  readonly bookingDate: string;
}
export type Transfer =
  | { readonly status: 'none' }
  | Processing
  | { readonly status: 'completed' }
  | { readonly status: 'failed'; readonly reason: FailureReason };

/** Why a transfer to another bank ended without moving money. */
export type FailureReason = 'REFUSED_BY_CLEARING' | 'DEADLINE_PASSED';

export const transferEvents = {
  /** Inside the bank: booked at once. */
  booked: 'transfers.TransferBooked',
  requested: 'transfers.TransferRequested',
  submitted: 'transfers.TransferSubmitted',
  completed: 'transfers.TransferCompleted',
  failed: 'transfers.TransferFailed',
} as const;

export const transferAggregate: Aggregate<Transfer> = {
  category: 'trf',
  initial: { status: 'none' },
  evolve,
  encode: (state) => state as unknown as JsonObject,
  decode: (stored) => stored as unknown as Transfer,
};

function evolve(state: Transfer, event: StoredEvent): Transfer {
  switch (event.type) {
    case transferEvents.booked:
    case transferEvents.completed:
      return { status: 'completed' };
    case transferEvents.requested:
      return {
        ...(event.data as unknown as Omit<Processing, 'status' | 'step'>),
        status: 'processing',
        step: 'reserved',
      };
    case transferEvents.submitted:
      return state.status === 'processing' ? { ...state, step: 'submitted' } : state;
    case transferEvents.failed:
      return { status: 'failed', reason: event.data['reason'] as FailureReason };
    default:
      throw new Error(`not an event of a transfer: ${event.type}`);
  }
}
