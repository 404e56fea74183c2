/** An archive as a process reaches it: its bucket with the archive's own keys, and the key that signs its checkpoints. */
import { type TenantId, topology } from '@munim/kernel';
import { createPrivateKey } from 'node:crypto';
import type { Secrets } from '../tenancy/index.ts';
import type { ArchiveHome } from './archiver/log-archiver.ts';
import { connectArchiveBucket } from './bucket/archive-bucket.ts';
import { createSigner } from './tlog/note.ts';

export interface ObjectStoreAddress {
  readonly endpoint: string;
  readonly region: string;
}

export interface ArchiveAddress {
  readonly origin: string;
  readonly bucket: string;
  /** Paths below the secrets directory. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly signingKey: string;
}

export async function openArchiveHome(
  address: ArchiveAddress,
  secrets: Secrets,
  store: ObjectStoreAddress,
): Promise<ArchiveHome> {
  const [accessKeyId, secretAccessKey, signingKey] = await Promise.all([
    secrets.text(address.accessKeyId),
    secrets.text(address.secretAccessKey),
    secrets.text(address.signingKey),
  ]);
  return {
    bucket: connectArchiveBucket({ ...store, bucket: address.bucket, accessKeyId, secretAccessKey }),
    signer: createSigner(address.origin, createPrivateKey(signingKey)),
  };
}

export function openBankArchive(tenant: TenantId, secrets: Secrets, store: ObjectStoreAddress): Promise<ArchiveHome> {
  const { archiveBucket, archiveOrigin, secrets: paths } = topology(tenant);
  const address: ArchiveAddress = {
    origin: archiveOrigin,
    bucket: archiveBucket,
    accessKeyId: paths.archiveAccessKeyId,
    secretAccessKey: paths.archiveSecretAccessKey,
    signingKey: paths.archiveSigningKey,
  };
  return openArchiveHome(address, secrets, store);
}
