/** The objects that a bank leaves behind: until when they are locked, making that longer, and deleting them after it. */
import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectRetentionCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
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

export interface EmptiedBuckets {
  /** Versions and delete markers. */
  readonly deleted: number;
  /** Buckets that are there no more. */
  readonly gone: readonly string[];
  /** False when nothing of the bank is left. */
  readonly left: boolean;
}

/**
 * Deletes at most `max` versions, and each bucket that has none any more: whoever asks can stop in between. The store
 * refuses what is still locked, and that refusal is the error.
 */
export async function emptyBuckets(spec: BankSpec, cell: Cell, max: number): Promise<EmptiedBuckets> {
  const s3 = cell.s3();
  const gone: string[] = [];
  let deleted = 0;
  for (const Bucket of bucketsOf(spec)) {
    const page = await versionsFrom(s3, { Bucket, MaxKeys: max - deleted });
    for (const { Key, VersionId } of page ? [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])] : []) {
      await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
      deleted++;
    }
    if (page?.IsTruncated || deleted >= max) return { deleted, gone, left: true };
    if (page) await s3.send(new DeleteBucketCommand({ Bucket }));
    gone.push(Bucket);
  }
  return { deleted, gone, left: false };
}

/** False when there is no such bucket. */
async function eachVersion(s3: S3Client, Bucket: string, work: (version: Version) => Promise<void>): Promise<boolean> {
  let [KeyMarker, VersionIdMarker]: (string | undefined)[] = [];
  do {
    const page: ListObjectVersionsCommandOutput | undefined = await versionsFrom(s3, {
      Bucket,
      KeyMarker,
      VersionIdMarker,
    });
    if (page === undefined) return false;
    for (const { Key = '', VersionId = '', Size = 0 } of page.Versions ?? [])
      await work({ Key, VersionId, bytes: Size });
    KeyMarker = page.IsTruncated ? page.NextKeyMarker : undefined;
    VersionIdMarker = page.IsTruncated ? page.NextVersionIdMarker : undefined;
  } while (KeyMarker !== undefined);
  return true;
}

/** One page; undefined when there is no such bucket. */
const versionsFrom = (
  s3: S3Client,
  from: ListObjectVersionsCommandInput,
): Promise<ListObjectVersionsCommandOutput | undefined> =>
  s3.send(new ListObjectVersionsCommand(from)).catch((error: unknown) => {
    if ((error as { name?: string }).name === 'NoSuchBucket') return undefined;
    throw error;
  });

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
