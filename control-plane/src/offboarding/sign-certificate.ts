/** Signs certificates, with a key of its own that outlives every bank. */
import { canonicalJson, type JsonValue } from '@munim/kernel';
import { createSigner, type Signer, signNote } from '@munim/platform/archive';
import { createSecretFile } from '@munim/tenant';
import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Certificate } from './certificate.ts';

/** Name in the certificates' signatures, and in the key that checks them. */
const certificateOrigin = 'munim.example/certificates';
const keyPath = 'control-plane/certificate-signing-key.pem';

/** Made on first use, by whoever comes first. */
export async function certificateSigner(secretsDirectory: string): Promise<Signer> {
  await createSecretFile(secretsDirectory, keyPath, 'ed25519-private-key');
  return createSigner(certificateOrigin, createPrivateKey(await readFile(join(secretsDirectory, keyPath), 'utf8')));
}

export const signCertificate = (certificate: Certificate, signer: Signer): Promise<string> =>
  signNote(`${canonicalJson(certificate as unknown as JsonValue)}\n`, signer);
