/** The certificate of what was destroyed and what remains: canonical JSON as a C2SP signed note, which anybody can check. */
import { openNote, parseVerifierKey } from '@munim/platform/archive';

export interface CertifiedBucket {
  readonly bucket: string;
  readonly objects: number;
  readonly bytes: number;
  /** ISO 8601; null when nothing in it is locked. */
  readonly retainUntil: string | null;
}

export interface Certificate {
  readonly kind: 'offboarding' | 'disposal';
  readonly tenant: string;
  readonly name: string;
  readonly at: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly handedOverTo: string;
  readonly destroyed: readonly { readonly type: string; readonly name: string }[];
  readonly archive: { readonly treeSize: number; readonly rootHash: string; readonly verifierKey: string };
  readonly remains: readonly CertifiedBucket[];
  /** Ids of legal holds in force. */
  readonly holds: readonly string[];
}

/** What the note says when the key signed it; otherwise why it cannot be believed. */
export function openCertificate(
  note: string,
  verifierKey: string,
): { readonly certificate: Certificate } | { readonly problem: string } {
  const opened = openNote(note, parseVerifierKey(verifierKey));
  return 'problem' in opened ? opened : { certificate: JSON.parse(opened.text) as Certificate };
}
