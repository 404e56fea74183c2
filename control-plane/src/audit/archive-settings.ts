/** Where the audit log is sealed to. */
import { z } from 'zod';

export const auditArchiveSettings = {
  /** The platform's own bucket. Another one begins another log: the old one stays, and proves what it holds. */
  MUNIM_AUDIT_BUCKET: z
    .string()
    .regex(/^munim-[a-z0-9-]{1,50}-audit$/)
    .default('munim-control-audit'),
};
