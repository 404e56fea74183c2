/** The key service of a machine without a KMS: wrapped keys as files, one per subject, below the secrets directory. */
import { type TenantId, topology } from '@munim/kernel';
import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createKeyFiles } from './key-files.ts';
import {
  type KeyService,
  type RandomBytes,
  SubjectErasedError,
  type SubjectKey,
  subjectKeyCache,
  SubjectKeyMissingError,
} from './key-service.ts';
import {
  derivedKey,
  erasedText,
  parseWrappingKey,
  subjectKey,
  subjectKeyBytes,
  unwrapSubjectKey,
  type WrappingKey,
  wrapSubjectKey,
} from './key-wrap.ts';
import { createSubjectCache } from './subject-cache.ts';

export interface LocalKeystoreOptions {
  readonly tenant: TenantId;
  /** The pods' MUNIM_SECRETS_DIR; what lies below is named by the bank's topology. */
  readonly secretsDirectory: string;
  readonly nowMs: () => number;
  readonly randomBytes: RandomBytes;
  readonly cache?: { readonly ttlMs: number; readonly entriesMax: number };
}

export function createLocalKeystore(options: LocalKeystoreOptions): KeyService {
  const { tenant, nowMs, randomBytes } = options;
  const { keyEncryptionKey, subjectKeys } = topology(tenant).secrets;
  const kekPath = join(options.secretsDirectory, keyEncryptionKey);
  const directory = join(options.secretsDirectory, subjectKeys);
  const files = createKeyFiles(directory, () => Buffer.from(randomBytes(16)).toString('hex'), nowMs);
  const cache = createSubjectCache({ ...(options.cache ?? subjectKeyCache), nowMs });
  const obtaining = new Map<string, Promise<SubjectKey>>();
  const derived = new Map<string, KeyObject>();
  let kek: WrappingKey | undefined;

  const wrappingKey = async (): Promise<WrappingKey> => (kek ??= await readWrappingKey(kekPath, tenant));

  const read = async (subject: string): Promise<SubjectKey | 'erased' | undefined> => {
    const text = await files.read(subject);
    return text === undefined
      ? undefined
      : unwrapSubjectKey(await wrappingKey(), text, tenant, subject, files.pathOf(subject));
  };

  /** A new subject is the usual case: its key is made without looking first, and whoever comes second reads the winner's. */
  const makeOrRead = async (subject: string): Promise<SubjectKey> => {
    const readAtMs = nowMs();
    const fresh = subjectKey(randomBytes(subjectKeyBytes));
    const made = await files.create(subject, wrapSubjectKey(await wrappingKey(), fresh, tenant, subject, randomBytes));
    const key = made ? fresh : await read(subject);
    if (key === undefined) throw new SubjectKeyMissingError(tenant, subject, directory);
    if (key === 'erased') throw new SubjectErasedError(tenant, subject);
    cache.put(subject, { key, durable: true }, readAtMs);
    return key;
  };

  return {
    tenant,
    randomBytes,
    obtain: async (subject) => {
      const cached = cache.get(subject);
      if (cached?.durable) return cached.key;
      let pending = obtaining.get(subject);
      if (!pending) {
        pending = makeOrRead(subject).finally(() => obtaining.delete(subject));
        obtaining.set(subject, pending);
      }
      return pending;
    },
    find: async (subject) => {
      const cached = cache.get(subject);
      if (cached) return cached.key;
      const readAtMs = nowMs();
      const key = await read(subject);
      if (key === undefined) throw new SubjectKeyMissingError(tenant, subject, directory);
      if (key !== 'erased') cache.put(subject, { key, durable: false }, readAtMs);
      return key;
    },
    destroy: async (subject) => {
      await files.overwrite(subject, erasedText(nowMs()));
      cache.drop(subject);
    },
    derive: async (purpose) => {
      const known = derived.get(purpose);
      if (known) return known;
      const key = derivedKey(await wrappingKey(), tenant, purpose);
      derived.set(purpose, key);
      return key;
    },
  };
}

async function readWrappingKey(path: string, tenant: TenantId): Promise<WrappingKey> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new Error(`no key-encryption-key of ${tenant} at ${path}: provision the bank, or mount its secrets`, {
      cause,
    });
  }
  return parseWrappingKey(text, path);
}
