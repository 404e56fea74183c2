/** A key service holds one key per data subject of one bank; destroying a key erases the subject everywhere at once. */
import type { TenantId } from '@munim/kernel';
import type { KeyObject } from 'node:crypto';

/** 256-bit key of one subject. Lives in memory only, and there no longer than `subjectKeyCache.ttlMs`. */
export type SubjectKey = KeyObject & { readonly __brand: 'SubjectKey' };

/** `length` unpredictable bytes; arrives as data so that specs can fix it. */
export type RandomBytes = (length: number) => Uint8Array;

export interface KeyService {
  readonly tenant: TenantId;
  readonly randomBytes: RandomBytes;
  /**
   * The subject's key, made if there is none. When it resolves the key survives a power cut: an event that was
   * sealed with a key which was lost afterwards is personal data lost. Throws SubjectErasedError.
   */
  readonly obtain: (subject: string) => Promise<SubjectKey>;
  /** The key, or 'erased'. Throws SubjectKeyMissingError: a lost keystore must never look like a bank of erased people. */
  readonly find: (subject: string) => Promise<SubjectKey | 'erased'>;
  /** Erasure, for good: the key is gone, and the subject never gets another. Idempotent. */
  readonly destroy: (subject: string) => Promise<void>;
  /** A key of the bank for one purpose, always the same; whoever holds it learns nothing of any other key. */
  readonly derive: (purpose: string) => Promise<KeyObject>;
}

/**
 * Pods keep opened keys this long, counted from before the read: an erasure takes effect on the pod that made it at
 * once, and on every other pod within `ttlMs`. It equals the time in which a suspended bank's tokens are refused.
 * 10,000 keys are about 5 MB, and fifty full pages of customers.
 */
export const subjectKeyCache = { ttlMs: 10_000, entriesMax: 10_000 } as const;

export class SubjectErasedError extends Error {
  constructor(tenant: string, subject: string) {
    super(`the personal data of ${subject} in ${tenant} was erased: nothing can be sealed for it again`);
    this.name = 'SubjectErasedError';
  }
}
export class SubjectKeyMissingError extends Error {
  constructor(tenant: string, subject: string, where: string) {
    super(
      `no key of ${subject} in ${tenant}, and no record of its erasure, in ${where}: ` +
        'restore the keystore, or point the pod at the right secrets directory',
    );
    this.name = 'SubjectKeyMissingError';
  }
}
