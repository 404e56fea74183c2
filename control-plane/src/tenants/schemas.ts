/** How a bank looks from outside. */
import { isTenantId } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { stepStates } from '../database/entities/run-step.ts';
import { contextNames } from './contexts.ts';
import { tenantStates } from './life.ts';

export const failureSchema = z.object({ step: z.string(), reason: z.string() }).openapi('Failure');

export const tenantSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.enum(tenantStates),
    failure: failureSchema.nullable().openapi({ description: 'Set in state `failed`: what stopped the last run.' }),
    contexts: z.array(z.enum(contextNames)),
    cell: z.string(),
    requestsPerSecond: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    resources: z
      .array(z.object({ type: z.string(), name: z.string(), state: z.enum(stepStates) }))
      .openapi({ description: 'As the last run left them: `postgres-schema`, `kafka-topic`, `s3-bucket`, …' }),
  })
  .openapi('Tenant');

export const tenantParams = z.object({
  tenantId: z
    .string()
    .refine(isTenantId)
    .openapi({ param: { name: 'tenantId', in: 'path' }, example: 'kaveri-bank' }),
});

/** Why somebody did it: kept in the audit log for as long as that is. */
export const reasonSchema = z.string().trim().min(1).max(500).openapi({ example: 'Asked for by the bank, case 4711' });

/** People's names for things: one line, no control characters. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => !/\p{Cc}/u.test(text), { error: 'one line without control characters' });
