/** A customer of the bank: the states it can be in, and how each event changes them. */
import type { Aggregate, JsonObject, StoredEvent } from '@munim/kernel';
import type { CustomerEvent } from '../public/events.ts';

export type CustomerKind = 'PERSON' | 'ORGANISATION';

/** What decisions need, and no more: personal data is not among it, so the state holds no ciphertext either. */
interface Known {
  readonly kind: CustomerKind;
  readonly country: string;
}
export interface UnknownCustomer {
  readonly status: 'unknown';
}
export interface ActiveCustomer extends Known {
  readonly status: 'active';
}
/** For good: one who comes back is registered anew. */
export interface ClosedCustomer extends Known {
  readonly status: 'closed';
}
export type CustomerState = UnknownCustomer | ActiveCustomer | ClosedCustomer;

export const customerAggregate: Aggregate<CustomerState> = {
  category: 'cus',
  initial: { status: 'unknown' },
  evolve,
  encode: (customer) => ({ ...customer }),
  decode,
};

function evolve(customer: CustomerState, stored: StoredEvent): CustomerState {
  const event = stored as unknown as CustomerEvent;
  if (event.type === 'customers.CustomerRegistered') {
    if (customer.status !== 'unknown') throw new Error(`registered twice: the customer is ${customer.status}`);
    return { status: 'active', kind: event.data.kind, country: event.data.country };
  }
  if (customer.status !== 'active') throw new Error(`${event.type} on a customer that is ${customer.status}`);
  switch (event.type) {
    case 'customers.CustomerDetailsChanged':
      return { ...customer, country: event.data.country ?? customer.country };
    case 'customers.CustomerClosed':
      return { ...customer, status: 'closed' };
  }
}

function decode(stored: JsonObject): CustomerState {
  const customer = stored as unknown as CustomerState;
  if (customer.status === 'unknown') return { status: 'unknown' };
  return { status: customer.status, kind: customer.kind, country: customer.country };
}
