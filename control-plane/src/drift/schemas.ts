/** How drift looks from outside. */
import { z } from '@munim/platform/http';
import { driftSeverities } from '../database/entities/drift-difference.ts';

const differenceSchema = z
  .object({
    resource: z.object({ type: z.string(), name: z.string() }),
    property: z.string().openapi({ description: '`existence` when the whole resource is gone.' }),
    expected: z.string().openapi({ description: 'JSON text.' }),
    actual: z.string().openapi({ description: 'JSON text.' }),
    severity: z.enum(driftSeverities).openapi({
      description:
        '`alarm`: a lock or a grant is weaker than it must be, or a locked bucket or a part of the log is gone.',
    }),
    advice: z
      .string()
      .nullable()
      .openapi({ description: 'What a person is to do, where `POST …/repair` is not enough or takes a while.' }),
    since: z.iso.datetime().openapi({ description: 'Of the check that first saw it.' }),
  })
  .openapi('DriftDifference');

export const driftSchema = z
  .object({
    tenantId: z.string(),
    checkedAt: z.iso
      .datetime()
      .nullable()
      .openapi({ description: 'When the resources were last read back; null before the first time.' }),
    differences: z.array(differenceSchema),
  })
  .openapi('Drift');
