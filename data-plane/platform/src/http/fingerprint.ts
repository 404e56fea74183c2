/** What is kept of a request beside its Idempotency-Key: enough to tell another request from it, too little to guess it. */
import { canonicalJson, type JsonValue } from '@munim/kernel';
import { createHmac, hash } from 'node:crypto';
import type { KeyService } from '../privacy/index.ts';

/** Names the form, so that another one can follow it. */
const prefix = 'k1.';
/** 132 bits: no two requests of a bank will ever have the same. */
const digits = 22;

export interface Fingerprints {
  readonly fingerprint: string;
  /** The form of before, for keys that were used then: a plain digest, which whoever guesses the request can compute too. */
  readonly olderFingerprint: () => string;
}

/**
 * Over what the caller sent, canonically: two requests differ if and only if this does. The body holds what is sealed
 * everywhere else, and the fingerprint outlives its erasure: without the bank's key nobody can try all birth dates on it.
 */
export async function fingerprintsOf(
  keys: Pick<KeyService, 'derive'>,
  params: Readonly<Record<string, string>>,
  body: JsonValue,
): Promise<Fingerprints> {
  const text = canonicalJson([params, body]);
  const digest = createHmac('sha256', await keys.derive('idempotency'))
    .update(text)
    .digest('base64url');
  return { fingerprint: prefix + digest.slice(0, digits), olderFingerprint: () => olderFingerprintOf(text) };
}

const olderFingerprintOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, digits);
