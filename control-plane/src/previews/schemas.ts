/** How a preview looks from outside. */
import { isId } from '@munim/kernel';
import { z } from '@munim/platform/http';
import type { Preview } from '../database/entities/index.ts';
import { previewStates } from '../database/entities/preview.ts';

const plannedSchema = z
  .object({
    operation: z.string().openapi({ description: '`create`, `update` or `delete`, as the engine says it.' }),
    type: z.string().openapi({ description: '`postgres-schema`, `kafka-topic`, `s3-bucket`, …' }),
    name: z.string(),
  })
  .openapi('PlannedChange');

export const previewSchema = z
  .object({
    id: z.string(),
    tenantId: z.string().openapi({ description: 'Of a bank that is not there, when it is about onboarding one.' }),
    cell: z.string(),
    contexts: z.array(z.string()).openapi({ description: 'Whose resources the bank would have, those kept included.' }),
    state: z.enum(previewStates),
    reason: z.string().nullable().openapi({ description: 'Why it failed.' }),
    changes: z.array(plannedSchema).nullable().openapi({ description: 'Null until it has succeeded.' }),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .openapi('Preview');

export const previewParams = z.object({
  previewId: z
    .string()
    .refine((text) => isId('preview', text))
    .openapi({ param: { name: 'previewId', in: 'path' } }),
});

export const presentPreview = (preview: Preview): z.infer<typeof previewSchema> => ({
  id: preview.id,
  tenantId: preview.tenantId,
  cell: preview.cell,
  contexts: preview.contexts,
  state: preview.state,
  reason: preview.reason ?? null,
  changes: preview.changes ?? null,
  createdAt: preview.createdAt.toISOString(),
  endedAt: preview.endedAt?.toISOString() ?? null,
});
