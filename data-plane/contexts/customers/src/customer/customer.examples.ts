/** Customers that every spec knows, and their events in one line each. */
import type { NewEvent } from '@munim/kernel';
import type { SealedText } from '@munim/platform/privacy';
import type { CustomerEventData } from '../public/events.ts';
import type { RegisterCustomer } from './decide.ts';

export const jana = 'cus_01jq0000000000000000000001';
export const karel = 'cus_01jq0000000000000000000002';

/** Shaped like a ciphertext, so that it passes the schemas; `of` tells two of them apart. */
export const sealedText = (of: string): SealedText =>
  `v1.${Buffer.from(`${of} sealed with the key of its subject, as it seems`).toString('base64url')}` as SealedText;

export const registerJana: RegisterCustomer = {
  customerId: jana,
  kind: 'PERSON',
  country: 'CZ',
  reference: '4711',
  personal: { fullName: sealedText('Jana'), birthDate: sealedText('1970-12-13'), email: sealedText('jana@example.cz') },
};

export const registered = (
  stream: string,
  data: Partial<CustomerEventData<'customers.CustomerRegistered'>> = {},
): NewEvent => ({
  stream,
  type: 'customers.CustomerRegistered',
  data: { kind: 'PERSON', country: 'CZ', personal: { fullName: sealedText('Jana') }, ...data },
});
export const assigned = (reference: string, customerId: string): NewEvent => ({
  stream: `cusref_${reference}`,
  type: 'customers.ReferenceAssigned',
  data: { customerId },
});
export const detailsChanged = (
  stream: string,
  data: CustomerEventData<'customers.CustomerDetailsChanged'>,
): NewEvent => ({
  stream,
  type: 'customers.CustomerDetailsChanged',
  data,
});
export const closed = (stream: string): NewEvent => ({ stream, type: 'customers.CustomerClosed', data: {} });
