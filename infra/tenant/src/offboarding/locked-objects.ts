/** The objects that a bank leaves behind: until when they are locked, making that longer, and deleting them after it. */
import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectRetentionCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectRetentionCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { topology } from '@munim/kernel';
import type { BankSpec } from '../bank.ts';
import type { Cell } from '../cell.ts';

export interface LockedRemains {
  readonly bucket: string;
  /** Versions, delete markers not among them. */
  readonly objects: number;
  readonly bytes: number;
  /** Of the object that is locked longest, ISO 8601; null when nothing is locked. */
  readonly retainUntil: string | null;
}

interface Version {
  readonly Key: string;
  readonly VersionId: string;
  readonly bytes: number;
}

const bucketsOf = ({ tenant }: BankSpec): string[] => [topology(tenant).archiveBucket, topology(tenant).exportBucket];

/** One entry a bucket that is there. */
export async function surveyBuckets(spec: BankSpec, cell: Cell): Promise<LockedRemains[]> {
  const s3 = cell.s3();
  const remains: LockedRemains[] = [];
  for (const Bucket of bucketsOf(spec)) {
    let [objects, bytes, latest] = [0, 0, 0];
    const there = await eachVersion(s3, Bucket, async (version) => {
      objects++;
      bytes += version.bytes;
      latest = Math.max(latest, await lockedUntilMs(s3, Bucket, version));
    });
    if (there)
      remains.push({
        bucket: Bucket,
        objects,
        bytes,
        retainUntil: latest === 0 ? null : new Date(latest).toISOString(),
      });
  }
  return remains;
}

/**
 * No lock ends before `until`: shorter ones are made longer, which COMPLIANCE allows, and nothing makes them short again.
 * S3's own legal hold is not used: versitygw 1.8 takes one and deletes the object all the same. Answers with how many.
 */
export async function extendLocks(spec: BankSpec, cell: Cell, until: Date): Promise<number> {
  const s3 = cell.s3();
  let extended = 0;
  for (const Bucket of bucketsOf(spec))
    await eachVersion(s3, Bucket, async ({ Key, VersionId, ...version }) => {
      if ((await lockedUntilMs(s3, Bucket, { Key, VersionId, ...version })) >= until.getTime()) return;
      const Retention = { Mode: 'COMPLIANCE' as const, RetainUntilDate: until };
      await s3.send(new PutObjectRetentionCommand({ Bucket, Key, VersionId, Retention }));
      extended++;
    });
  return extended;
}

/** Everything in them, then the buckets. The store refuses what is still locked, and that refusal is the error. */
export async function emptyBuckets(spec: BankSpec, cell: Cell): Promise<void> {
  const s3 = cell.s3();
  for (const Bucket of bucketsOf(spec)) {
    const remove = async ({ Key, VersionId }: Version): Promise<void> => {
      await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    };
    if (await eachVersion(s3, Bucket, remove, remove)) await s3.send(new DeleteBucketCommand({ Bucket }));
  }
}

/** False when there is no such bucket. */
async function eachVersion(
  s3: S3Client,
  Bucket: string,
  work: (version: Version) => Promise<void>,
  onMarker: (marker: Version) => Promise<void> = () => Promise.resolve(),
): Promise<boolean> {
  let [KeyMarker, VersionIdMarker]: (string | undefined)[] = [];
  do {
    const page: ListObjectVersionsCommandOutput | undefined = await s3
      .send(new ListObjectVersionsCommand({ Bucket, KeyMarker, VersionIdMarker }))
      .catch((error: unknown) => {
        if ((error as { name?: string }).name === 'NoSuchBucket') return undefined;
        throw error;
      });
    if (page === undefined) return false;
    for (const { Key = '', VersionId = '', Size = 0 } of page.Versions ?? [])
      await work({ Key, VersionId, bytes: Size });
    for (const { Key = '', VersionId = '' } of page.DeleteMarkers ?? []) await onMarker({ Key, VersionId, bytes: 0 });
    KeyMarker = page.IsTruncated ? page.NextKeyMarker : undefined;
    VersionIdMarker = page.IsTruncated ? page.NextVersionIdMarker : undefined;
  } while (KeyMarker !== undefined);
  return true;
}

/** 0 when it has no lock of its own. */
async function lockedUntilMs(s3: S3Client, Bucket: string, { Key, VersionId }: Version): Promise<number> {
  try {
    const { Retention } = await s3.send(new GetObjectRetentionCommand({ Bucket, Key, VersionId }));
    return Retention?.RetainUntilDate?.getTime() ?? 0;
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    if (status === 400 || status === 404) return 0;
    throw error;
  }
}
