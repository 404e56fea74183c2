/**
 * Fourteen ways to get rid of what the archiver wrote, tried with the root user's keys, the strongest there are: each is
 * refused, or harmless because the archived version stays readable and equal.
 */
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectLockConfigurationCommand,
  PutObjectRetentionCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { lockPolicy } from '../archiver/locks.ts';
import { archiveAll, createTestBucket, growingLog, type TestBucket } from '../testing/test-bucket.ts';
import type { StoredObject } from './archive-bucket.ts';

let bank: TestBucket;
/** A full bundle, by the version that the archiver wrote. */
let Key: string;
let archived: StoredObject;

beforeAll(async () => {
  bank = await createTestBucket(inject('services').s3);
  await archiveAll(bank.archive(growingLog(bank.tenant, 300)));
  Key = 'tile/entries/000';
  const stored = await bank.bucket.get(Key);
  if (stored === undefined) throw new Error('the archiver wrote no full bundle');
  archived = stored;
});
afterAll(() => bank.close());

const inASecond = (): Date => new Date(Date.now() + 1000);
const body = 'not what the bank wrote';

/** Each is refused, but for those below. A store that knows lifecycle rules may take that one: it can only add markers. */
const attacks: Record<string, (Bucket: string, VersionId: string) => Promise<unknown>> = {
  'delete the version': (Bucket, VersionId) => bank.s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId })),
  'delete the version with the bypass header': (Bucket, VersionId) =>
    bank.s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId, BypassGovernanceRetention: true })),
  'delete it among others in one batch': async (Bucket, VersionId) => {
    const Delete = { Objects: [{ Key, VersionId }] };
    const answer = await bank.s3.send(new DeleteObjectsCommand({ Bucket, Delete, BypassGovernanceRetention: true }));
    if ((answer.Errors ?? []).length > 0) throw new Error(answer.Errors?.[0]?.Code);
  },
  'shorten its retention': (Bucket, VersionId) =>
    bank.s3.send(
      new PutObjectRetentionCommand({
        Bucket,
        Key,
        VersionId,
        Retention: { Mode: 'COMPLIANCE', RetainUntilDate: inASecond() },
      }),
    ),
  'downgrade it to GOVERNANCE': (Bucket, VersionId) =>
    bank.s3.send(
      new PutObjectRetentionCommand({
        Bucket,
        Key,
        VersionId,
        BypassGovernanceRetention: true,
        Retention: { Mode: 'GOVERNANCE', RetainUntilDate: inASecond() },
      }),
    ),
  'clear its retention': (Bucket, VersionId) =>
    bank.s3.send(
      new PutObjectRetentionCommand({ Bucket, Key, VersionId, BypassGovernanceRetention: true, Retention: {} }),
    ),
  'suspend versioning': (Bucket) =>
    bank.s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Suspended' } })),
  'drop the rule of the bucket': (Bucket) =>
    bank.s3.send(
      new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } }),
    ),
  'disable object lock': (Bucket) =>
    bank.s3.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration: {} })),
  'delete the bucket': (Bucket) => bank.s3.send(new DeleteBucketCommand({ Bucket })),
  'copy another object over it': async (Bucket) => {
    await bank.s3.send(new PutObjectCommand({ Bucket, Key: 'other', Body: body }));
    await bank.s3.send(new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/other` }));
  },
  'upload over it in parts': async (Bucket) => {
    const { UploadId } = await bank.s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const { ETag } = await bank.s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: body }));
    const parts = { Parts: [{ ETag, PartNumber: 1 }] };
    await bank.s3
      .send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: parts }))
      .catch(() => bank.s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })));
  },
  'put a legal hold on and take it off': async (Bucket, VersionId) => {
    for (const Status of ['ON', 'OFF'] as const)
      await bank.s3.send(new PutObjectLegalHoldCommand({ Bucket, Key, VersionId, LegalHold: { Status } }));
    await bank.s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
  },
  'let a lifecycle rule expire it': (Bucket) =>
    bank.s3.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket,
        LifecycleConfiguration: {
          Rules: [{ ID: 'r', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 1 } }],
        },
      }),
    ),
};

/** The store takes these; they must then change nothing that the archive relies on. */
const takenButHarmless = ['drop the rule of the bucket', 'copy another object over it', 'upload over it in parts'];

test.each(Object.keys(attacks))('%s: the archived version stays as it was', async (name) => {
  const outcome = await attacks[name]?.(bank.address.bucket, archived.versionId).then(
    () => 'taken',
    () => 'refused',
  );
  expect(outcome).toBe(takenButHarmless.includes(name) ? 'taken' : 'refused');
  const now = await bank.bucket.get(Key, archived.versionId);
  expect(now?.bytes.equals(archived.bytes)).toBe(true);
  const lock = await bank.bucket.lockOf(Key, archived.versionId);
  expect(lock?.mode).toBe('COMPLIANCE');
  expect(lock?.until?.getTime()).toBeGreaterThan(Date.now() + 4 * 365 * 86_400_000);
});

test('after all of them the log verifies to its last entry, and what was put on top is named', async () => {
  await bank.s3.send(new DeleteObjectCommand({ Bucket: bank.address.bucket, Key: 'tile/0/000' }));
  const result = await bank.verify(growingLog(bank.tenant, 300));
  expect(result).toMatchObject({ ok: false, rootVerified: true, entriesVerified: 300, entriesEqualToLog: 300 });
  const named = new Map(result.findings.map((one) => [one.path, one.kind]));
  expect(named.get('tile/0/000')).toBe('deleted-object');
  expect(result.findings.filter((one) => one.kind === 'extra-version' && one.path === Key)).toHaveLength(2);
  for (const { detail, kind } of result.findings)
    if (kind === 'extra-version') expect(detail).toContain(archived.versionId);
});

test('after its time an object can be deleted: the lock is what refused, not something else', async () => {
  const { store, refusal } = await refusedWhileLocked([3_000, 15_000, 75_000]);
  expect(refusal).toContain('object lock');
  const { versionId = '' } = (await store.bucket.get(Key)) ?? {};
  const { until } = (await store.bucket.lockOf(Key, versionId)) ?? {};
  // By the whole second, as stores keep it.
  while (Date.now() < (until?.getTime() ?? 0) + 1_000) await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await store.verify()).findings.map((one) => one.kind)).toContain('unlocked-object');
  expect(await deleteLocked(store)).toBe('deleted');
  expect(await store.bucket.get(Key)).toBeUndefined();
  store.close();
});

/** A machine that needs longer for the writes than their lock lasts gets a longer lock. */
async function refusedWhileLocked(lockMs: readonly number[]): Promise<{ store: TestBucket; refusal: string }> {
  const [forMs = 0, ...longer] = lockMs;
  const store = await createTestBucket(inject('services').s3);
  const until = (atMs: number): Date => new Date(atMs + forMs);
  const locks = { ...lockPolicy(['bank-transaction']), recordUntil: until, supersededUntil: until };
  await archiveAll(store.archive(growingLog(store.tenant, 256), { locks }));
  const { versionId = '' } = (await store.bucket.get(Key)) ?? {};
  const lock = await store.bucket.lockOf(Key, versionId);
  const refusal = await deleteLocked(store);
  const wasLocked = Date.now() < (lock?.until?.getTime() ?? 0);
  if (wasLocked || longer.length === 0) return { store, refusal };
  store.close();
  return refusedWhileLocked(longer);
}

async function deleteLocked({ s3, bucket, address }: TestBucket): Promise<string> {
  const { versionId: VersionId = '' } = (await bucket.get(Key)) ?? {};
  return s3.send(new DeleteObjectCommand({ Bucket: address.bucket, Key, VersionId })).then(
    () => 'deleted',
    (error: unknown) => String(error),
  );
}
