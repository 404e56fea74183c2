/** Seals single fields: a ciphertext opens only as the same field of the same subject of the same bank. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type KeyService, type SubjectKey, SubjectKeyMissingError } from './key-service.ts';

/** `v1.` + base64url(nonce | ciphertext | tag); what events, topics, read models and the archive hold. */
export type SealedText = string & { readonly __brand: 'SealedText' };

/** NIST SP 800-38D: 96-bit random nonces are safe for 2^32 seals under one key; a subject sees a few hundred. */
const nonceBytes = 12;
const tagBytes = 16;
const prefix = 'v1.';

export const sealedPattern = /^v1\.[A-Za-z0-9_-]{38,}$/;
export const isSealed = (text: string): text is SealedText => sealedPattern.test(text);

export async function seal(keys: KeyService, subject: string, field: string, plaintext: string): Promise<SealedText> {
  return sealWith(await keys.obtain(subject), keys, subject, field, plaintext);
}

/** Null is a removal and stays null; an absent field stays absent. */
type Plain = Readonly<Record<string, string | null | undefined>>;
export type Sealed<Fields extends Plain> = {
  readonly [Field in keyof Fields]: Fields[Field] extends string
    ? SealedText
    : Exclude<Fields[Field], string> | SealedText;
};

/** Fields of a subject that may be new: its key is made, and durable, before this resolves. */
export async function sealFields<Fields extends Plain>(
  keys: KeyService,
  subject: string,
  fields: Fields,
): Promise<Sealed<Fields>> {
  return sealAll(await keys.obtain(subject), keys, subject, fields);
}

/**
 * Fields of a subject that must have a key: nothing is made for a name that a caller invented. What 'missing' means is
 * for the decision to say, which knows whether the subject exists.
 */
export async function sealChangedFields<Fields extends Plain>(
  keys: KeyService,
  subject: string,
  fields: Fields,
): Promise<Sealed<Fields> | 'erased' | 'missing'> {
  try {
    const key = await keys.find(subject);
    return key === 'erased' ? 'erased' : sealAll(key, keys, subject, fields);
  } catch (error) {
    if (error instanceof SubjectKeyMissingError) return 'missing';
    throw error;
  }
}

/** Throws TamperedError on a text that was changed or moved. */
export async function open(
  keys: KeyService,
  subject: string,
  field: string,
  sealed: string,
): Promise<{ readonly erased: false; readonly value: string } | { readonly erased: true }> {
  const key = await keys.find(subject);
  return key === 'erased' ? { erased: true } : { erased: false, value: openWith(key, keys, subject, field, sealed) };
}

/** All sealed fields of one subject at once, or 'erased'; null stays null. */
export async function openFields<Field extends string>(
  keys: KeyService,
  subject: string,
  fields: Readonly<Record<Field, string | null>>,
): Promise<Record<Field, string | null> | 'erased'> {
  const key = await keys.find(subject);
  if (key === 'erased') return 'erased';
  const entries = Object.entries<string | null>(fields);
  return Object.fromEntries(
    entries.map(([field, sealed]) => [field, sealed === null ? null : openWith(key, keys, subject, field, sealed)]),
  ) as Record<Field, string | null>;
}

/** Someone changed the text, or put it where another belongs. Names the place, never the content. */
export class TamperedError extends Error {
  constructor(tenant: string, subject: string, field: string) {
    super(`the sealed ${field} of ${subject} in ${tenant} does not open: it was changed, or moved here from elsewhere`);
    this.name = 'TamperedError';
  }
}

function sealAll<Fields extends Plain>(
  key: SubjectKey,
  keys: KeyService,
  subject: string,
  fields: Fields,
): Sealed<Fields> {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  const sealed = present.map(([field, value]) => [
    field,
    typeof value === 'string' ? sealWith(key, keys, subject, field, value) : value,
  ]);
  return Object.fromEntries(sealed) as Sealed<Fields>;
}

function sealWith(key: SubjectKey, keys: KeyService, subject: string, field: string, plaintext: string): SealedText {
  if (!plaintext.isWellFormed())
    throw new Error(`the ${field} of ${subject} holds a lone surrogate: it has no bytes to seal`);
  const nonce = keys.randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(place(keys.tenant, subject, field));
  const bytes = Buffer.concat([nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return (prefix + bytes.toString('base64url')) as SealedText;
}

function openWith(key: SubjectKey, keys: KeyService, subject: string, field: string, sealed: string): string {
  const tampered = (): TamperedError => new TamperedError(keys.tenant, subject, field);
  if (!isSealed(sealed)) throw tampered();
  const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url');
  // One byte string has one text: without this, spare bits of the last character could be changed unseen.
  if (bytes.length < nonceBytes + tagBytes || prefix + bytes.toString('base64url') !== sealed) throw tampered();
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(place(keys.tenant, subject, field))
    .setAuthTag(bytes.subarray(-tagBytes));
  const start = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
  try {
    return Buffer.concat([start, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw Object.assign(tampered(), { cause });
  }
}

/** A JSON array, so that no two places have the same bytes however their names are cut. */
const place = (tenant: string, subject: string, field: string): Buffer =>
  Buffer.from(JSON.stringify(['munim.field.v1', tenant, subject, field]));
