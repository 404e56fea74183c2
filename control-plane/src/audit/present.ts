/** An audit entry as the API shows it. */
import { z } from '@munim/platform/http';
import type { AuditEntry } from '../database/entities/index.ts';

export const auditEntrySchema = z
  .object({
    position: z.int().openapi({ description: 'Its place in the one order of all entries: from 1, without a gap.' }),
    at: z.iso.datetime(),
    actor: z.string(),
    action: z.string(),
    target: z.string(),
    reason: z.string().nullable(),
    requestId: z.string().openapi({
      description:
        "Of the request that did it. What stands behind a dot is the caller's own X-Request-Id, as it was sent.",
      example: 'req_01kdtw3b9e4rksdfhhrrs0r3s1',
    }),
    sealed: z.boolean().openapi({
      description:
        'A signed checkpoint in the locked bucket covers it: it can be proved, and no longer be changed unseen.',
    }),
  })
  .openapi('AuditEntry');

export type PresentedEntry = z.output<typeof auditEntrySchema>;

/** `sealedUpTo`: the size of the newest known checkpoint. */
export const presentEntry = (
  { position, at, actor, action, target, reason, requestId }: AuditEntry,
  sealedUpTo: number,
): PresentedEntry => ({
  position: position ?? 0,
  at: at.toISOString(),
  actor,
  action,
  target,
  reason: reason ?? null,
  requestId,
  sealed: position != null && position <= sealedUpTo,
});
