/** A bank's locked bucket, as much of it as the archive uses: conditional writes under a lock, reads, versions. */
import {
  GetObjectCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { hash } from 'node:crypto';

export interface BucketAddress {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface StoredObject {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly versionId: string;
}
export interface WrittenVersion {
  readonly versionId: string;
  readonly etag: string;
}
export interface ObjectLock {
  readonly versionId: string;
  readonly mode: string | undefined;
  readonly until: Date | undefined;
  /** Base 64 SHA-256 that the store computed when it was written. */
  readonly sha256: string | undefined;
}
export interface ObjectVersion {
  readonly path: string;
  readonly versionId: string;
  readonly isLatest: boolean;
  readonly isDeleteMarker: boolean;
  readonly modifiedAt: Date;
}

/** `new`: there may be no such object yet. Otherwise the object must still be the one with this etag. */
export type Precondition = 'new' | { readonly etag: string };

export interface ArchiveBucket {
  readonly name: string;
  readonly get: (path: string, versionId?: string) => Promise<StoredObject | undefined>;
  readonly lockOf: (path: string, versionId?: string) => Promise<ObjectLock | undefined>;
  /** Writes under a COMPLIANCE lock; undefined when the precondition does not hold. */
  readonly put: (object: NewObject, precondition: Precondition) => Promise<WrittenVersion | undefined>;
  /** Makes a lock longer; the store refuses to make one shorter. */
  readonly extendLock: (path: string, versionId: string, until: Date) => Promise<void>;
  /** Names directly below a folder. */
  readonly list: (folder: string) => Promise<string[]>;
  /** All versions in the order of their paths, newest first within one. */
  readonly versions: (prefix?: string) => AsyncGenerator<ObjectVersion>;
  readonly close: () => void;
}

export interface NewObject {
  readonly path: string;
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly until: Date;
}

/** A store that does not answer must not hold the bank's lease for minutes. */
const connectTimeoutMs = 3_000;
const requestTimeoutMs = 20_000;
/** Conditional writes are safe to repeat: whoever repeats one finds what the first wrote. */
const attemptsMax = 3;

export const sha256Base64 = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64');

export function connectArchiveBucket(address: BucketAddress): ArchiveBucket {
  const { bucket: Bucket, endpoint, region, accessKeyId, secretAccessKey } = address;
  const s3 = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    maxAttempts: attemptsMax,
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: {
      connectionTimeout: connectTimeoutMs,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
    // Verification must see damaged bytes to name them; it hashes every one itself.
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return {
    name: Bucket,
    get: async (Key, VersionId) => {
      const found = await unless([404], s3.send(new GetObjectCommand({ Bucket, Key, VersionId })));
      if (found?.Body === undefined) return undefined;
      const bytes = Buffer.from(await found.Body.transformToByteArray());
      return { bytes, etag: found.ETag ?? '', versionId: found.VersionId ?? '' };
    },
    lockOf: async (Key, VersionId) => {
      const found = await unless(
        [404],
        s3.send(new HeadObjectCommand({ Bucket, Key, VersionId, ChecksumMode: 'ENABLED' })),
      );
      if (found === undefined) return undefined;
      const lock = { mode: found.ObjectLockMode, until: found.ObjectLockRetainUntilDate };
      const { mode, until } = lock.mode === undefined ? await retentionOf(s3, { Bucket, Key, VersionId }) : lock;
      return { versionId: found.VersionId ?? '', mode, until, sha256: found.ChecksumSHA256 };
    },
    put: async ({ path, bytes, contentType, until }, precondition) => {
      const condition = precondition === 'new' ? { IfNoneMatch: '*' } : { IfMatch: precondition.etag };
      const command = new PutObjectCommand({
        Bucket,
        Key: path,
        Body: bytes,
        ContentType: contentType,
        ObjectLockMode: 'COMPLIANCE',
        ObjectLockRetainUntilDate: until,
        ChecksumSHA256: sha256Base64(bytes),
        ...condition,
      });
      // 404: the object that should still be there is not; 409: another write of it is under way.
      const written = await unless([404, 409, 412], s3.send(command));
      return written && { versionId: written.VersionId ?? '', etag: written.ETag ?? '' };
    },
    extendLock: async (Key, VersionId, RetainUntilDate) => {
      await s3.send(
        new PutObjectRetentionCommand({ Bucket, Key, VersionId, Retention: { Mode: 'COMPLIANCE', RetainUntilDate } }),
      );
    },
    list: (folder) => listNames(s3, Bucket, `${folder}/`),
    versions: (prefix) => listVersions(s3, Bucket, prefix),
    close: () => s3.destroy(),
  };
}

/** Some gateways (versitygw 1.8) show a lock in HEAD only for the newest version, though they enforce it on all. */
async function retentionOf(
  s3: S3Client,
  version: { Bucket: string; Key: string; VersionId: string | undefined },
): Promise<{ mode: string | undefined; until: Date | undefined }> {
  // 400 and 404: the version has no retention of its own.
  const found = await unless([400, 404], s3.send(new GetObjectRetentionCommand(version)));
  return { mode: found?.Retention?.Mode, until: found?.Retention?.RetainUntilDate };
}

/** Undefined for these answers of the store, which callers expect; every other error goes on. */
async function unless<T>(statuses: readonly number[], answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    const isMissingBucket = (error as { name?: string }).name === 'NoSuchBucket';
    if (status !== undefined && statuses.includes(status) && !isMissingBucket) return undefined;
    throw error;
  }
}

async function listNames(s3: S3Client, Bucket: string, Prefix: string): Promise<string[]> {
  const names: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, Delimiter: '/', ContinuationToken }));
    for (const { Key } of page.Contents ?? []) if (Key) names.push(Key.slice(Prefix.length));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  return names;
}

async function* listVersions(s3: S3Client, Bucket: string, Prefix?: string): AsyncGenerator<ObjectVersion> {
  let KeyMarker: string | undefined;
  let VersionIdMarker: string | undefined;
  do {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix, KeyMarker, VersionIdMarker }));
    const versions = (page.Versions ?? []).map((one) => ({ ...one, isDeleteMarker: false }));
    const markers = (page.DeleteMarkers ?? []).map((one) => ({ ...one, isDeleteMarker: true }));
    const sorted = [...versions, ...markers].sort(
      (one, other) =>
        compareText(one.Key, other.Key) ||
        Number(other.LastModified) - Number(one.LastModified) ||
        Number(other.IsLatest) - Number(one.IsLatest),
    );
    for (const { Key, VersionId, IsLatest, LastModified, isDeleteMarker } of sorted)
      yield {
        path: Key ?? '',
        versionId: VersionId ?? '',
        isLatest: IsLatest === true,
        isDeleteMarker,
        modifiedAt: LastModified ?? new Date(0),
      };
    KeyMarker = page.IsTruncated ? page.NextKeyMarker : undefined;
    VersionIdMarker = page.IsTruncated ? page.NextVersionIdMarker : undefined;
  } while (KeyMarker);
}

const compareText = (one = '', other = ''): number => (one < other ? -1 : one > other ? 1 : 0);
