/** How an offboarding looks from outside. */
import { z } from '@munim/platform/http';
import type { Offboarding } from '../database/entities/index.ts';

const moment = z.iso.datetime().nullable();

export const offboardingSchema = z
  .object({
    tenantId: z.string(),
    reason: z.string(),
    requestedBy: z.string(),
    approvedBy: z.string(),
    approvedAt: z.iso.datetime(),
    coolingOffEndsAt: z.iso.datetime().openapi({ description: 'Nothing is destroyed before.' }),
    handedOver: z
      .object({ to: z.string(), by: z.string(), at: z.iso.datetime() })
      .nullable()
      .openapi({ description: "To whom the bank's export went. Nothing is destroyed before." }),
    destructionStartedAt: moment,
    archive: z
      .object({ treeSize: z.int(), rootHash: z.string(), verifierKey: z.string() })
      .nullable()
      .openapi({ description: "The bank's whole log as it was sealed; null while it is not, and for a bank without." }),
    retainUntil: moment.openapi({ description: 'When the last lock ends; a legal hold moves it.' }),
    certificateKey: z
      .string()
      .nullable()
      .openapi({ description: 'C2SP verifier key of the certificates: keep it with them.' }),
    certificate: z
      .string()
      .nullable()
      .openapi({ description: 'C2SP signed note: what was destroyed, and what remains until when.' }),
    disposalCertificate: z.string().nullable().openapi({ description: 'C2SP signed note: that nothing remains.' }),
  })
  .openapi('Offboarding');

export const presentOffboarding = (row: Offboarding): z.infer<typeof offboardingSchema> => ({
  tenantId: row.tenantId,
  reason: row.reason,
  requestedBy: row.requestedBy,
  approvedBy: row.approvedBy,
  approvedAt: row.approvedAt.toISOString(),
  coolingOffEndsAt: row.coolingOffEndsAt.toISOString(),
  handedOver:
    row.handedOverAt == null
      ? null
      : { to: row.handedOverTo ?? '', by: row.handedOverBy ?? '', at: row.handedOverAt.toISOString() },
  destructionStartedAt: row.destructionStartedAt?.toISOString() ?? null,
  archive: row.verifierKey
    ? { treeSize: row.treeSize ?? 0, rootHash: row.rootHash ?? '', verifierKey: row.verifierKey }
    : null,
  retainUntil: row.retainUntil?.toISOString() ?? null,
  certificateKey: row.certificateKey ?? null,
  certificate: row.certificate ?? null,
  disposalCertificate: row.disposalCertificate ?? null,
});
