/** How a run looks from outside. */
import { isId } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { runEventKinds } from '../database/entities/run-event.ts';
import { stepStates } from '../database/entities/run-step.ts';
import { runKinds, runStates } from '../database/entities/run.ts';
import { failureSchema } from '../tenants/schemas.ts';

const stepSchema = z
  .object({
    name: z.string(),
    state: z.enum(stepStates),
    resource: z.object({ type: z.string(), name: z.string() }).nullable(),
    detail: z.string().nullable(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
  })
  .openapi('RunStep');

export const runSchema = z
  .object({
    id: z.string(),
    tenantId: z.string(),
    kind: z.enum(runKinds),
    state: z.enum(runStates),
    failure: failureSchema.nullable(),
    requestedBy: z.string(),
    attempts: z
      .int()
      .openapi({ description: 'How many workers took it up: more than one means that one died over it.' }),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    steps: z.array(stepSchema),
  })
  .openapi('Run');

export const runEventSchema = z
  .object({
    id: z.int(),
    kind: z.enum(runEventKinds),
    at: z.iso.datetime(),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  })
  .openapi('RunEvent');

export const runParams = z.object({
  runId: z
    .string()
    .refine((text) => isId('run', text))
    .openapi({ param: { name: 'runId', in: 'path' } }),
});
