/** A bucket whose objects cannot be deleted before their time. Tearing a bank down leaves it: law owns what is in it. */
import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  HeadBucketCommand,
  PutBucketPolicyCommand,
  PutObjectLockConfigurationCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { BucketPolicy } from '../object-store/bucket-policy.ts';
import type { ResourceKind } from '../resource-kind.ts';

type LockedBucket = {
  readonly bucket: string;
  readonly versioning: string;
  /** The second line: each object gets a retain-until of its own; this holds what forgot to ask for one. */
  readonly lock: { readonly mode: string; readonly days: number };
  readonly policy: BucketPolicy | null;
  /** What its rule really is, where that holds longer than declared: it stays so, for a rule is never shortened. */
  readonly longerRuleDays?: number;
};

export const lockedBucket: ResourceKind<LockedBucket> = {
  token: 'munim:s3:Bucket',
  identity: ['bucket'],
  guarded: ['versioning', 'lock', 'policy'],
  holdsLocks: true,
  noteOf: ({ bucket, lock, longerRuleDays }) =>
    longerRuleDays === undefined
      ? undefined
      : `the rule of ${bucket} holds for ${longerRuleDays} days, longer than the ${lock.days} that are declared`,
  idOf: ({ bucket }) => bucket,
  check: ({ bucket, lock }) => ({
    ...(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucket) ? {} : { bucket: 'not a bucket name' }),
    ...(lock.mode === 'COMPLIANCE' ? {} : { lock: 'only COMPLIANCE binds everybody, the operator included' }),
  }),
  observe: async (desired, cell) => {
    const s3 = cell.s3();
    if (!(await exists(s3, desired.bucket))) return undefined;
    const [lock, versioning, policy] = await Promise.all([
      readLock(s3, desired.bucket),
      s3.send(new GetBucketVersioningCommand({ Bucket: desired.bucket })),
      readPolicy(s3, desired.bucket),
    ]);
    const seen = { bucket: desired.bucket, versioning: versioning.Status ?? 'Disabled', policy };
    return isLonger(lock, desired.lock)
      ? { ...seen, lock: desired.lock, longerRuleDays: lock.days }
      : { ...seen, lock };
  },
  converge: async (desired, observed, cell) => {
    const s3 = cell.s3();
    if (!observed) await s3.send(new CreateBucketCommand({ Bucket: desired.bucket, ObjectLockEnabledForBucket: true }));
    else if (observed.lock.mode === 'none')
      throw new Error(
        `the bucket ${desired.bucket} was made without object lock, which cannot be added later: look who made it`,
      );
    if (observed?.longerRuleDays === undefined) await writeLock(s3, desired);
    await writePolicy(s3, desired);
  },
  /** Left where it is, with all that it holds. */
  remove: () => Promise.resolve(),
};

const isLonger = (actual: LockedBucket['lock'], declared: LockedBucket['lock']): boolean =>
  actual.mode === declared.mode && actual.days > declared.days;

async function exists(s3: S3Client, bucket: string): Promise<boolean> {
  const answer = await unlessMissing(s3.send(new HeadBucketCommand({ Bucket: bucket })));
  return answer !== undefined;
}

async function readLock(s3: S3Client, bucket: string): Promise<LockedBucket['lock']> {
  const answer = await unlessMissing(s3.send(new GetObjectLockConfigurationCommand({ Bucket: bucket })));
  if (answer?.ObjectLockConfiguration?.ObjectLockEnabled !== 'Enabled') return { mode: 'none', days: 0 };
  const rule = answer.ObjectLockConfiguration.Rule?.DefaultRetention;
  return { mode: rule?.Mode ?? 'no rule', days: rule?.Days ?? (rule?.Years ?? 0) * 365 };
}

async function readPolicy(s3: S3Client, bucket: string): Promise<BucketPolicy | null> {
  const answer = await unlessMissing(s3.send(new GetBucketPolicyCommand({ Bucket: bucket })));
  return answer?.Policy ? (JSON.parse(answer.Policy) as BucketPolicy) : null;
}

async function writePolicy(s3: S3Client, { bucket, policy }: LockedBucket): Promise<void> {
  if (policy === null) await unlessMissing(s3.send(new DeleteBucketPolicyCommand({ Bucket: bucket })));
  else await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(policy) }));
}

async function writeLock(s3: S3Client, { bucket, lock }: LockedBucket): Promise<void> {
  await s3.send(
    new PutObjectLockConfigurationCommand({
      Bucket: bucket,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: lock.mode as 'COMPLIANCE', Days: lock.days } },
      },
    }),
  );
}

/** Undefined when the thing asked for is not there; every other refusal is an error. */
async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return undefined;
    throw error;
  }
}
