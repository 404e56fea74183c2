/** An audit entry as it is sealed: canonical JSON, so that the same row gives the same bytes for ever, whoever makes them. */
import { auditArchive, canonicalJson } from '@munim/kernel';

/** A row as the archive reads it: the instant as text, with the microseconds that a Date would cut. */
export interface AuditRow {
  readonly position: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly reason: string | null;
  readonly request_id: string;
}

/** `log` and `position` are the entry's own claim of where it belongs; verification holds it to that. */
export const sealedEntry = ({ request_id, reason, ...row }: AuditRow): Buffer =>
  Buffer.from(
    // A member without a value is left out: a column that comes later changes no byte of what was sealed before.
    canonicalJson({ ...row, reason: reason ?? undefined, requestId: request_id, log: auditLog }),
  );

/** The origin says it; the bucket makes no difference to it. */
const auditLog = auditArchive('').origin;
