/** How a bank looks from outside. */
import { isTenantId } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { contactRoles } from '../database/entities/tenant.ts';
import { contextNames } from './contexts.ts';
import { environments, planNames } from './plans.ts';
import { tenantStates } from './life.ts';
import { resourceStates } from './resource-states.ts';

export { reasonSchema } from '@munim/platform/http';

export const failureSchema = z.object({ step: z.string(), reason: z.string() }).openapi('Failure');

/** People's names for things: one line, no control characters. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => !/\p{Cc}/u.test(text), { error: 'one line without control characters' });

export const contextsSchema = z
  .array(z.enum(contextNames))
  .min(1)
  .refine((names) => new Set(names).size === names.length, { error: 'each context once' });

/** Room for every department, not for an address book. */
const contactsMax = 20;

export const contactsSchema = z
  .array(z.strictObject({ name: nameSchema, email: z.email().max(254), role: z.enum(contactRoles) }).openapi('Contact'))
  .max(contactsMax)
  .openapi({ description: 'Whom of the bank to call, and about what.' });

/** JSON's numbers are exact up to here. */
const amount = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
export const quotasSchema = z
  .object({
    requestsPerSecond: z.int().min(1).max(100_000).openapi({ description: 'The gateway answers 429 beyond it.' }),
    commandsPerDay: amount.openapi({ description: 'Accepted, by UTC day; the gateway answers 429 beyond it.' }),
    storageBytes: amount.openapi({
      description: 'Of database and archive; beyond it commands are refused with `storage-used-up`, and reads go on.',
    }),
    exportsPerDay: amount.openapi({
      description: 'Answered pages of the log, by UTC day; the gateway answers 429 beyond it.',
    }),
    clientsMax: z.int().min(1).max(10_000).openapi({ description: 'API clients that are not revoked.' }),
  })
  .openapi('Quotas');

export const tenantSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.enum(tenantStates),
    failure: failureSchema.nullable().openapi({ description: 'Set in state `failed`: what stopped the last run.' }),
    contexts: z.array(z.enum(contextNames)).openapi({ description: 'Switched on.' }),
    keptContexts: z
      .array(z.string())
      .openapi({ description: 'Switched off: refused by pods, with their topics and tables left as they are.' }),
    cell: z.string(),
    country: z
      .string()
      .nullable()
      .openapi({ description: 'ISO 3166-1 alpha-2; null of a bank from before it was asked.' }),
    region: z.string().openapi({ description: 'Where its data is and stays.' }),
    plan: z.enum(planNames),
    environment: z.enum(environments),
    sandbox: z.string().nullable().openapi({ description: 'Id of the sandbox bank beside it.' }),
    sandboxOf: z.string().nullable().openapi({ description: 'Id of the live bank that this is the sandbox of.' }),
    contacts: contactsSchema,
    quotas: quotasSchema.openapi({ description: "The plan's, with what was agreed beyond or below that." }),
    version: z
      .int()
      .openapi({ description: 'Also its ETag: a change that names an older one in `If-Match` is refused.' }),
    release: z
      .string()
      .nullable()
      .openapi({ description: 'Migrations and resources that it was last brought to; null before its first run.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    resources: z.array(z.object({ type: z.string(), name: z.string(), state: z.enum(resourceStates) })).openapi({
      description:
        'As the runs have left them: `postgres-schema`, `kafka-topic`, `s3-bucket`, … Of a bank that has left, what law ' +
        'keeps is `retained` and the rest `destroyed`.',
    }),
  })
  .openapi('Tenant');

export const tenantParams = z.object({
  tenantId: z
    .string()
    .refine(isTenantId)
    .openapi({ param: { name: 'tenantId', in: 'path' }, example: 'kaveri-bank' }),
});
