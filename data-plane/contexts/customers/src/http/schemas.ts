/** How a customer looks over HTTP: what may be sent, and what comes back. */
import { isCountry } from '@munim/kernel';
import { day, id, text, z } from '@munim/platform/http';
import { referencePattern } from '../customer/reference.ts';

/** A text on one line: control characters have no place in a name, and could forge lines in a report. */
const line = (max: number) =>
  text(max).refine((value) => !/\p{Cc}/u.test(value) && value.trim() !== '', { error: 'one line of visible text' });

const country = z
  .string()
  .refine(isCountry, { error: 'an ISO 3166-1 alpha-2 code, in capitals' })
  .openapi({ description: 'ISO 3166-1 alpha-2 code.', pattern: '^[A-Z]{2}$', example: 'CZ' });

export const reference = z.string().regex(referencePattern).openapi({
  description:
    "The bank's own number for the customer, unique within the bank for ever. It is kept in clear and outlives an erasure: never a national id, phone or card number.",
  example: 'C-4711',
});
const kind = z.enum(['PERSON', 'ORGANISATION']).openapi({ description: 'Never changes.' });
const status = z.enum(['ACTIVE', 'CLOSED']);

/** Lengths of the ISO 20022 postal address, whose town and country are mandatory in payments. */
const address = z
  .strictObject({
    street: line(70).optional(),
    building: line(16).optional(),
    postalCode: line(16).optional(),
    city: line(35),
    region: line(35).optional(),
    country,
  })
  .openapi('Address');

/** The lengths are those of ISO 20022 (name 140, e-mail 254 as in SMTP, E.164 phones of 15 digits). */
const fullName = line(140).openapi({ example: 'Jana Nováková' });
const birthDate = day.openapi({ example: '1970-12-13' });
const nationalId = line(35).openapi({ description: 'As the country writes it.', example: '705213/0001' });
const email = z.email().max(254).openapi({ example: 'jana@example.cz' });
const phone = z
  .string()
  .regex(/^\+[1-9][0-9]{6,14}$/, { error: 'an international number: + and 7 to 15 digits' })
  .openapi({ example: '+420777123456' });

export const registerBody = z
  .strictObject({
    kind,
    country: country.openapi({ description: 'Country of residence or seat.' }),
    reference: reference.optional(),
    fullName,
    birthDate: birthDate.optional(),
    nationalId: nationalId.optional(),
    email: email.optional(),
    phone: phone.optional(),
    address: address.optional(),
  })
  .openapi('RegisterCustomer');

export const changeBody = z
  .strictObject({
    country: country.optional(),
    fullName: fullName.optional(),
    birthDate: birthDate.nullable().optional(),
    nationalId: nationalId.nullable().optional(),
    email: email.nullable().optional(),
    phone: phone.nullable().optional(),
    address: z.union([address, z.null()]).optional(),
  })
  .refine((body) => Object.keys(body).length > 0, { error: 'name at least one member to change' })
  .openapi('ChangeCustomerDetails', {
    description: 'What is named changes; null removes; the rest stays.',
    minProperties: 1,
  });

export const customerParams = z.object({ customerId: id('customer') });

export const standingSchema = z.object({ customerId: id('customer'), status }).openapi('CustomerStanding');

const listed = {
  customerId: id('customer'),
  reference: z.string().nullable(),
  kind,
  country,
  status,
  /** Null after an erasure, like every personal member. */
  fullName: z.string().nullable(),
  erased: z.boolean().openapi({ description: 'The personal data was erased: its members are null, for good.' }),
  registeredAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
};
export const listedCustomerSchema = z.object(listed).openapi('ListedCustomer');
export const customerSchema = z
  .object({
    ...listed,
    birthDate: z.string().nullable(),
    nationalId: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.union([address, z.null()]),
  })
  .openapi('Customer');
