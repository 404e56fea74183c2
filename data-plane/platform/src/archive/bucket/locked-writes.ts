/** Writes that are acknowledged only after the store has shown their lock: a bucket's rule alone would not hold them. */
import { type ArchiveBucket, type NewObject, type Precondition, sha256Base64 } from './archive-bucket.ts';

/** The bucket holds other bytes where ours belong: the log forked, or somebody wrote into the archive. */
export class ArchiveConflictError extends Error {}
/** The store took the bytes but not the lock that was asked for. */
class ArchiveLockError extends Error {}

/** Write-once: what is there already must be the same bytes, as after a crash between two writes. */
export async function writeOnce(bucket: ArchiveBucket, object: NewObject): Promise<void> {
  const written = await bucket.put(object, 'new');
  if (written !== undefined) return confirmLock(bucket, object, written.versionId);
  const existing = await bucket.get(object.path);
  if (existing === undefined)
    throw new ArchiveConflictError(
      `${bucket.name}/${object.path} was deleted: only a marker can be on top of it, remove that`,
    );
  if (!existing.bytes.equals(object.bytes))
    throw new ArchiveConflictError(
      `${bucket.name}/${object.path} holds other bytes than the log gives: the log was restored from a backup or changed, ` +
        'or the object was tampered with. Verify the bucket before archiving goes on.',
    );
  const lock = await bucket.lockOf(object.path, existing.versionId);
  if (lock?.mode !== 'COMPLIANCE' || !lock.until || lock.until < object.until)
    await bucket.extendLock(object.path, existing.versionId, object.until);
  await confirmLock(bucket, object, existing.versionId);
}

/** A new version on top of the one with the given etag; gives its own, or undefined when another came in between. */
export async function replace(
  bucket: ArchiveBucket,
  object: NewObject,
  precondition: Precondition,
): Promise<string | undefined> {
  const written = await bucket.put(object, precondition);
  if (written !== undefined) await confirmLock(bucket, object, written.versionId);
  return written?.etag;
}

async function confirmLock(bucket: ArchiveBucket, { path, bytes, until }: NewObject, versionId: string): Promise<void> {
  const lock = await bucket.lockOf(path, versionId);
  const name = `${bucket.name}/${path} version ${versionId}`;
  if (lock === undefined) throw new ArchiveLockError(`${name} is not there after it was written`);
  if (lock.mode !== 'COMPLIANCE' || lock.until === undefined || wholeSeconds(lock.until) < wholeSeconds(until))
    throw new ArchiveLockError(
      `${name} is locked as ${lock.mode ?? 'nothing'} until ${lock.until?.toISOString() ?? 'never'}, asked for COMPLIANCE until ${until.toISOString()}`,
    );
  if (lock.sha256 !== undefined && lock.sha256 !== sha256Base64(bytes))
    throw new ArchiveLockError(`${name} has another checksum than the bytes that were written`);
}

/** S3 keeps whole seconds. */
const wholeSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);
