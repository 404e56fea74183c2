/** A bank's archive as a process reaches it: its bucket with the bank's own keys, and the key that signs its checkpoints. */
import { type TenantId, topology } from '@munim/kernel';
import { createPrivateKey } from 'node:crypto';
import type { Secrets } from '../tenancy/index.ts';
import { type ArchiveBucket, connectArchiveBucket } from './bucket/archive-bucket.ts';
import { createSigner, type Signer } from './tlog/note.ts';

export interface BankArchive {
  readonly bucket: ArchiveBucket;
  readonly signer: Signer;
}

export interface ObjectStoreAddress {
  readonly endpoint: string;
  readonly region: string;
}

export async function openBankArchive(
  tenant: TenantId,
  secrets: Secrets,
  store: ObjectStoreAddress,
): Promise<BankArchive> {
  const { archiveBucket, archiveOrigin, secrets: paths } = topology(tenant);
  const [accessKeyId, secretAccessKey, signingKey] = await Promise.all([
    secrets.text(paths.archiveAccessKeyId),
    secrets.text(paths.archiveSecretAccessKey),
    secrets.text(paths.archiveSigningKey),
  ]);
  return {
    bucket: connectArchiveBucket({ ...store, bucket: archiveBucket, accessKeyId, secretAccessKey }),
    signer: createSigner(archiveOrigin, createPrivateKey(signingKey)),
  };
}
