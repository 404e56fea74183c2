/**
 * The platform's own archive: the locked bucket of the audit log, its user and its signing key. No bank's stack owns them,
 * so that no bank's end takes them along; the process that seals the log makes them, and finds them made ever after.
 */
import { auditArchive } from '@munim/kernel';
import { declare, lockDays, type ResourceDeclaration } from './bank.ts';
import type { Cell } from './cell.ts';
import { converge } from './converge.ts';
import { writeOncePolicy } from './object-store/bucket-policy.ts';
import { lockedBucket } from './resources/locked-bucket.ts';
import { objectStoreUser } from './resources/object-store-user.ts';
import { secretFile } from './resources/secret-file.ts';

/** Safe to repeat and to stop anywhere. A signing key that is there is never replaced: it would begin another log. */
export async function ensureAuditArchive(bucket: string, cell: Cell): Promise<void> {
  for (const { kind, desired } of resources(bucket)) await converge(kind, desired, cell);
}

function resources(bucket: string): ResourceDeclaration[] {
  const paths = auditArchive(bucket);
  // As unique as the bucket, and no bank's: their logins begin with `bank_`.
  const accessKeyId = bucket;
  return [
    declare(secretFile, 'audit-s3-secret', { path: paths.secretAccessKey, content: 'random-text', mode: '0600' }),
    declare(secretFile, 'audit-signing-key', {
      path: paths.signingKey,
      content: 'ed25519-private-key',
      mode: '0600',
    }),
    declare(objectStoreUser, 'audit-s3-user', {
      accessKeyId,
      accessKeyIdPath: paths.accessKeyId,
      secretPath: paths.secretAccessKey,
      secret: 'as in its secret',
      role: 'user',
    }),
    declare(lockedBucket, 'audit-bucket', {
      bucket,
      versioning: 'Enabled',
      lock: { mode: 'COMPLIANCE', days: lockDays },
      policy: writeOncePolicy(bucket, accessKeyId),
    }),
  ];
}
