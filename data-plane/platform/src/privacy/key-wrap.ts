/** The text of a subject's key file: the key, wrapped by the bank's key-encryption-key, or the mark of its erasure. */
import { createCipheriv, createDecipheriv, createSecretKey, hash, hkdfSync, type KeyObject } from 'node:crypto';
import type { RandomBytes, SubjectKey } from './key-service.ts';

export const subjectKeyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const format = 'munim-subject-key-v1';

/** The bank's key-encryption-key, with a short name of it that may be written down. */
export interface WrappingKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** A key object ciphers twice as fast as its bytes do: they need not be parsed each time. */
export const subjectKey = (bytes: Uint8Array): SubjectKey => createSecretKey(bytes) as SubjectKey;

export function parseWrappingKey(base64: string, path: string): WrappingKey {
  const bytes = Buffer.from(base64.trim(), 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== base64.trim())
    throw new Error(`${path} is not a key-encryption-key: it must be 32 bytes in base64`);
  return {
    id: hash('sha256', Buffer.concat([Buffer.from('munim.kek-id.v1:'), bytes]), 'hex').slice(0, 16),
    key: createSecretKey(bytes),
  };
}

/** HKDF (RFC 5869) without a salt: the bank's key is uniform already. Another bank or purpose is another key. */
export const derivedKey = (kek: WrappingKey, tenant: string, purpose: string): KeyObject =>
  createSecretKey(
    Buffer.from(hkdfSync('sha256', kek.key, '', JSON.stringify(['munim.derived-key.v1', tenant, purpose]), 32)),
  );

/** One line: format, id of the wrapping key, base64url(nonce | wrapped key | tag). */
export function wrapSubjectKey(
  kek: WrappingKey,
  key: SubjectKey,
  tenant: string,
  subject: string,
  random: RandomBytes,
): string {
  const nonce = random(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', kek.key, nonce).setAAD(owner(tenant, subject));
  const wrapped = Buffer.concat([nonce, cipher.update(key.export()), cipher.final(), cipher.getAuthTag()]);
  return `${format} ${kek.id} ${wrapped.toString('base64url')}\n`;
}

export const erasedText = (nowMs: number): string => `${format} erased ${new Date(nowMs).toISOString()}\n`;

/** `path` is for the error, which says what is wrong without a byte of the key. */
export function unwrapSubjectKey(
  kek: WrappingKey,
  text: string,
  tenant: string,
  subject: string,
  path: string,
): SubjectKey | 'erased' {
  // An erasure that was cut off between its overwriting and its mark: the key is gone all the same.
  if (/^\0+$/.test(text)) return 'erased';
  const [found, kekId, wrapped] = text.trimEnd().split(' ');
  if (found !== format || !kekId || !wrapped)
    throw new Error(`${path} is not a subject key file: restore it from its replica`);
  if (kekId === 'erased') return 'erased';
  if (kekId !== kek.id)
    throw new Error(
      `${path} was wrapped by the key-encryption-key ${kekId}, but this pod holds ${kek.id} of ${tenant}: ` +
        'give the pod the key-encryption-key that the bank was provisioned with',
    );
  const bytes = Buffer.from(wrapped, 'base64url');
  if (bytes.length !== nonceBytes + subjectKeyBytes + tagBytes)
    throw new Error(`${path} was cut or extended: restore it`);
  const decipher = createDecipheriv('aes-256-gcm', kek.key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(owner(tenant, subject))
    .setAuthTag(bytes.subarray(-tagBytes));
  const start = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
  try {
    return subjectKey(Buffer.concat([start, decipher.final()]));
  } catch (cause) {
    throw new Error(`${path} does not hold the key of ${subject} in ${tenant}: it was changed, or moved here`, {
      cause,
    });
  }
}

const owner = (tenant: string, subject: string): Buffer =>
  Buffer.from(JSON.stringify(['munim.subject-key.v1', tenant, subject]));
