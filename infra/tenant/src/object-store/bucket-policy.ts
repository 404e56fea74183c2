/** What a bank's user may do in a bank's bucket: add and read; never delete, never touch a lock's rule or the policy. */

/** Setting a retention is among them: under COMPLIANCE it can only be made longer. */
const objectActions = [
  's3:AbortMultipartUpload',
  's3:GetObject',
  's3:GetObjectAttributes',
  's3:GetObjectLegalHold',
  's3:GetObjectRetention',
  's3:GetObjectVersion',
  's3:ListMultipartUploadParts',
  's3:PutObject',
  's3:PutObjectRetention',
] as const;

const bucketActions = [
  's3:GetBucketLocation',
  's3:GetBucketObjectLockConfiguration',
  's3:GetBucketVersioning',
  's3:ListBucket',
  's3:ListBucketMultipartUploads',
  's3:ListBucketVersions',
] as const;

export interface BucketPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Effect: 'Allow';
    readonly Principal: { readonly AWS: readonly string[] };
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
  }[];
}

export const writeOncePolicy = (bucket: string, accessKeyId: string): BucketPolicy => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: [accessKeyId] },
      Action: objectActions,
      Resource: [`arn:aws:s3:::${bucket}/*`],
    },
    { Effect: 'Allow', Principal: { AWS: [accessKeyId] }, Action: bucketActions, Resource: [`arn:aws:s3:::${bucket}`] },
  ],
});
