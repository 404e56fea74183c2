/** What may be done with a customer: register, change details, close. Checks stand in order of precedence. */
import {
  accepted,
  alreadyApplied,
  type CommandDefinition,
  type JsonObject,
  type NewEvent,
  rejected,
} from '@munim/kernel';
import type { SealedText } from '@munim/platform/privacy';
import type { CustomerEvent } from '../public/events.ts';
import { customerAggregate, type CustomerKind, type CustomerState } from './customer.ts';
import { referenceAggregate, referenceStream } from './reference.ts';
import type { CustomerRejection } from './rejection.ts';

/** Sealed before the command is submitted: neither the decision nor the log ever holds a personal value. */
export type SealedDetails = {
  readonly fullName: SealedText;
  readonly birthDate?: SealedText | undefined;
  readonly nationalId?: SealedText | undefined;
  readonly email?: SealedText | undefined;
  readonly phone?: SealedText | undefined;
  readonly address?: SealedText | undefined;
};
/** Null removes; a customer always has a name. */
export type SealedChanges = {
  readonly [Field in keyof SealedDetails]?: SealedDetails[Field] | (Field extends 'fullName' ? never : null);
};

export type RegisterCustomer = {
  /** Fresh: made for this command. */
  readonly customerId: string;
  readonly kind: CustomerKind;
  readonly country: string;
  readonly reference?: string | undefined;
  readonly personal: SealedDetails;
};
export const registerReasons = ['reference-taken', 'birth-date-of-organisation'] as const satisfies CustomerRejection[];

export const registerCustomer: CommandDefinition<RegisterCustomer, (typeof registerReasons)[number]> = {
  name: 'customers.registerCustomer',
  streams: ({ customerId, reference }) => (reference ? [customerId, referenceStream(reference)] : [customerId]),
  decide: ({ customerId, kind, country, reference, personal }, at) => {
    if (at.version(customerId) > 0n) throw new Error(`${customerId} is not fresh`);
    const holder = reference ? at.state(referenceAggregate, referenceStream(reference)).customerId : null;
    if (holder !== null) return rejected('reference-taken', `The reference ${reference} belongs to ${holder}.`);
    if (kind === 'ORGANISATION' && personal.birthDate !== undefined) return organisationIsNotBorn;
    const registered = customerEvent(customerId, {
      type: 'customers.CustomerRegistered',
      data: { kind, country, ...(reference ? { reference } : {}), personal },
    });
    return accepted(reference ? [registered, referenceAssigned(reference, customerId)] : [registered], {
      customerId,
      status: 'ACTIVE',
    });
  },
};

export type ChangeCustomerDetails = {
  readonly customerId: string;
  readonly country?: string | undefined;
  /** What became of sealing the changes: there is no key for a customer that is erased, or that was never registered. */
  readonly personal: SealedChanges | 'erased' | 'missing';
};
export const changeReasons = [
  'unknown-customer',
  'customer-closed',
  'customer-erased',
  'birth-date-of-organisation',
] as const satisfies CustomerRejection[];

export const changeCustomerDetails: CommandDefinition<ChangeCustomerDetails, (typeof changeReasons)[number]> = {
  name: 'customers.changeCustomerDetails',
  streams: ({ customerId }) => [customerId],
  decide: ({ customerId, country, personal }, at) => {
    const customer = at.state(customerAggregate, customerId);
    if (customer.status === 'unknown') return unknownCustomer(customerId);
    if (customer.status === 'closed') return rejected('customer-closed', `The customer ${customerId} is closed.`);
    if (personal === 'erased') return rejected('customer-erased', `The personal data of ${customerId} was erased.`);
    if (personal === 'missing') throw new Error(`${customerId} is registered, but its key is not in the keystore`);
    if (customer.kind === 'ORGANISATION' && typeof personal.birthDate === 'string') return organisationIsNotBorn;
    const moved = country !== undefined && country !== customer.country;
    const rewritten = Object.values(personal).some((value) => value !== undefined);
    if (!moved && !rewritten) return alreadyApplied(standing(customerId, customer));
    const data = { ...(moved ? { country } : {}), ...(rewritten ? { personal } : {}) };
    return accepted(
      [customerEvent(customerId, { type: 'customers.CustomerDetailsChanged', data })],
      standing(customerId, customer),
    );
  },
};

export type CloseCustomer = { readonly customerId: string };
export const closeReasons = ['unknown-customer'] as const satisfies CustomerRejection[];

export const closeCustomer: CommandDefinition<CloseCustomer, (typeof closeReasons)[number]> = {
  name: 'customers.closeCustomer',
  streams: ({ customerId }) => [customerId],
  decide: ({ customerId }, at) => {
    const customer = at.state(customerAggregate, customerId);
    if (customer.status === 'unknown') return unknownCustomer(customerId);
    if (customer.status === 'closed') return alreadyApplied(standing(customerId, customer));
    return accepted([customerEvent(customerId, { type: 'customers.CustomerClosed', data: {} })], {
      customerId,
      status: 'CLOSED',
    });
  },
};

const unknownCustomer = (customerId: string) => rejected('unknown-customer', `There is no customer ${customerId}.`);
const organisationIsNotBorn = rejected(
  'birth-date-of-organisation',
  'An organisation has no birth date; leave it out.',
);

/** An answer is stored for retries, in clear: it never holds what was sealed. */
const standing = (customerId: string, customer: Exclude<CustomerState, { status: 'unknown' }>): JsonObject => ({
  customerId,
  status: customer.status === 'active' ? 'ACTIVE' : 'CLOSED',
});

const customerEvent = (stream: string, { type, data }: CustomerEvent): NewEvent => ({ stream, type, data });
const referenceAssigned = (reference: string, customerId: string): NewEvent => ({
  stream: referenceStream(reference),
  type: 'customers.ReferenceAssigned',
  data: { customerId },
});
