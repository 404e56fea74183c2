/**
 * The events of this context, as they stand in the log, on the topic `<tenant>.customers` and in the archive. All are
 * public, because nothing personal is in clear: names and addresses are ciphertext that ends with the subject's key.
 * A type's shape is never changed: a new shape is a new version.
 */
import { sealedPattern } from '@munim/platform/privacy';
import { z } from 'zod';
import { referencePattern } from '../customer/reference.ts';

const customerId = z.string().regex(/^cus_[0-9a-hjkmnp-tv-z]{26}$/);
const country = z.string().regex(/^[A-Z]{2}$/);
const sealed = z.string().regex(sealedPattern);
/** Null: the customer no longer has one. */
const sealedOrRemoved = sealed.nullable().optional();

const reference = z.string().regex(referencePattern);

/** Sealed for the customer as data subject; the member's name is the field that it was sealed for. */
export const personalFields = ['fullName', 'birthDate', 'nationalId', 'email', 'phone', 'address'] as const;
export type PersonalField = (typeof personalFields)[number];

export const customerEventSchemas = {
  'customers.CustomerRegistered': z.strictObject({
    kind: z.enum(['PERSON', 'ORGANISATION']),
    /** ISO 3166-1 alpha-2, of residence or seat. */
    country,
    reference: reference.optional(),
    personal: z.strictObject({
      fullName: sealed,
      birthDate: sealed.optional(),
      nationalId: sealed.optional(),
      email: sealed.optional(),
      phone: sealed.optional(),
      /** JSON of its parts. */
      address: sealed.optional(),
    }),
  }),
  /** Holds what changed and nothing else. */
  'customers.CustomerDetailsChanged': z.strictObject({
    country: country.optional(),
    personal: z
      .strictObject({
        fullName: sealed.optional(),
        birthDate: sealedOrRemoved,
        nationalId: sealedOrRemoved,
        email: sealedOrRemoved,
        phone: sealedOrRemoved,
        address: sealedOrRemoved,
      })
      .optional(),
  }),
  'customers.CustomerClosed': z.strictObject({}),
} as const;

/** On the stream of a reference, `cusref_<reference>`. */
export const referenceEventSchemas = {
  'customers.ReferenceAssigned': z.strictObject({ customerId }),
} as const;

/** Every event of the context by type. The shape of each is version 1. */
export const eventSchemas = { ...customerEventSchemas, ...referenceEventSchemas };

export type CustomerEventType = keyof typeof customerEventSchemas;
export type CustomerEventData<Type extends CustomerEventType> = z.infer<(typeof customerEventSchemas)[Type]>;
/** An event of a `cus_…` stream. */
export type CustomerEvent = {
  [Type in CustomerEventType]: { readonly type: Type; readonly data: CustomerEventData<Type> };
}[CustomerEventType];
