/** A locked bucket of its own on a real object store, and the archiver of a bank that writes to it. */
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { randomBytes } from 'node:crypto';
import { type Archive, type ArchiveOptions, openArchive } from '../archiver/archive.ts';
import type { EventSource } from '../archiver/event-source.ts';
import { lockPolicy } from '../archiver/locks.ts';
import { type ArchiveBucket, connectArchiveBucket } from '../bucket/archive-bucket.ts';
import { bucketStore } from '../bucket/bucket-store.ts';
import { verifyBucket } from '../bucket/verify-bucket.ts';
import type { Signer } from '../tlog/note.ts';
import { verifyTree } from '../verify/verify-tree.ts';
import { sampleEvent, sampleSigner } from './sample-log.ts';

export interface ObjectStore {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A log that grows when the test says so. */
export interface GrowingLog extends EventSource {
  length: number;
}

export const growingLog = (tenant: string, length: number): GrowingLog => {
  const log: GrowingLog = {
    length,
    head: async () => BigInt(log.length),
    read: async (after, limit) => {
      const count = Math.min(limit, log.length - Number(after));
      return Array.from({ length: Math.max(0, count) }, (_, index) => {
        const position = Number(after) + index + 1;
        return { position: BigInt(position), bytes: sampleEvent(tenant, position) };
      });
    },
  };
  return log;
};

export interface TestBucket {
  readonly tenant: string;
  readonly signer: Signer;
  readonly address: Parameters<typeof connectArchiveBucket>[0];
  readonly bucket: ArchiveBucket;
  /** With the root user's keys: what an attacker inside the platform may hold. */
  readonly s3: S3Client;
  readonly archive: (source: EventSource, changes?: Partial<ArchiveOptions>) => Archive;
  readonly verify: (log?: EventSource) => ReturnType<typeof verifyBucket>;
  /** The tree alone, without asking for every lock: quick enough to repeat after each step of a spec. */
  readonly verifyTree: () => ReturnType<typeof verifyTree>;
  readonly close: () => void;
}

export async function createTestBucket(store: ObjectStore): Promise<TestBucket> {
  const tenant = `bank-${randomBytes(4).toString('hex')}`;
  const { accessKeyId, secretAccessKey, endpoint, region } = store;
  const s3 = new S3Client({ endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } });
  const address = { ...store, bucket: `${tenant}-archive` };
  await s3.send(new CreateBucketCommand({ Bucket: address.bucket, ObjectLockEnabledForBucket: true }));
  const bucket = connectArchiveBucket(address);
  const signer = sampleSigner(tenant);
  return {
    tenant,
    signer,
    address,
    bucket,
    s3,
    archive: (source, changes) =>
      openArchive({ bucket, source, signer, locks: lockPolicy(['bank-transaction']), nowMs: Date.now, ...changes }),
    verify: (log) => verifyBucket({ bucket, verifierKey: signer.verifierKey, nowMs: Date.now(), ...(log && { log }) }),
    verifyTree: () => verifyTree(bucketStore(bucket), signer.verifierKey, { endsAtCheckpoint: false }),
    close: () => {
      bucket.close();
      s3.destroy();
    },
  };
}

export async function archiveAll(archive: Archive): Promise<number> {
  let publication = await archive.archiveOnce();
  while (publication.more || publication.added > 0) publication = await archive.archiveOnce();
  return publication.size;
}
