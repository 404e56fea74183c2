/** Checks an answer of the control plane about the audit log by hashes and a signature: nothing of it is taken on trust. */
import { leafHash, openCheckpoint, parseVerifierKey, verifyInclusion } from '@munim/platform/archive';
import type { components } from '@munim/sdk/control-plane';

export type AuditProof = components['schemas']['AuditProof'];

/** Undefined when the checkpoint covers the entry at its position. The key comes with the answer: compare it with the one that you were given. */
export function problemOfProof({ position, entry, hashes, checkpoint, verifierKey }: AuditProof): string | undefined {
  const opened = openCheckpoint(checkpoint, parseVerifierKey(verifierKey));
  if ('problem' in opened) return `the checkpoint is not believed: ${opened.problem}`;
  const { size, root } = opened.checkpoint;
  const claimed = (JSON.parse(entry) as { position?: unknown }).position;
  if (claimed !== String(position)) return `the entry says that it stands at position ${String(claimed)}`;
  const leaf = leafHash(Buffer.from(entry));
  const siblings = hashes.map((hash) => Buffer.from(hash, 'base64'));
  return verifyInclusion({ size, index: position - 1, leaf, root }, siblings)
    ? undefined
    : 'the hashes do not lead from the entry to the checkpoint';
}
