/** The lock of the archive, tried: a version is deleted with the store's root keys, and must still be there. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { say } from '../terminal.ts';

/** A version of an object, by what is done to it. */
export interface LockedVersion {
  readonly remove: () => Promise<unknown>;
  /** Its size; throws when it is gone. */
  readonly read: () => Promise<number>;
}

/** With keys that no pod has: COMPLIANCE holds against everyone. */
export async function proveLock(config: S3ClientConfig, Bucket: string): Promise<boolean> {
  const s3 = new S3Client(config);
  try {
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 20 }));
    const version = Versions.find(({ Size = 0 }) => Size > 0);
    if (!version?.Key || !version.VersionId) throw new Error(`nothing is in ${Bucket}`);
    const { Key, VersionId } = version;
    return await isLocked({
      remove: () => s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId, BypassGovernanceRetention: true })),
      read: async () => {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
        return (await Body?.transformToByteArray())?.length ?? 0;
      },
    });
  } finally {
    s3.destroy();
  }
}

/** A store that could not read the request has not defended anything: the refusal must be one of who may do what. */
export async function isLocked({ remove, read }: LockedVersion): Promise<boolean> {
  try {
    await remove();
    say('the locked version was DELETED');
    return false;
  } catch (error) {
    if (!isRefusal(error)) {
      say(`the deletion failed, which is no refusal: ${(error as Error).name}: ${(error as Error).message}`);
      return false;
    }
  }
  return (await read()) > 0;
}

/** The codes of S3 and of its relatives for an object under retention. */
const refusals: readonly string[] = ['AccessDenied', 'ObjectLocked', 'ObjectUnderRetention'];

function isRefusal(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode === 403 && refusals.includes(name ?? '');
}
