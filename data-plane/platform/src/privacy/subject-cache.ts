/** Opened keys in memory: bounded, least recently used out first, and none older than its time to live. */
import type { SubjectKey } from './key-service.ts';

export interface CachedKey {
  readonly key: SubjectKey;
  /** True when its file is known to survive a power cut: only then may something new be sealed with it. */
  readonly durable: boolean;
}
export interface SubjectCache {
  readonly get: (subject: string) => CachedKey | undefined;
  /** `readAtMs` is from before the key was read: an erasure since then must still end it in time. */
  readonly put: (subject: string, entry: CachedKey, readAtMs: number) => void;
  readonly drop: (subject: string) => void;
}

export function createSubjectCache(options: { ttlMs: number; entriesMax: number; nowMs: () => number }): SubjectCache {
  const entries = new Map<string, { entry: CachedKey; expiresAtMs: number }>();
  return {
    get: (subject) => {
      const found = entries.get(subject);
      if (!found) return undefined;
      entries.delete(subject);
      if (options.nowMs() >= found.expiresAtMs) return undefined;
      entries.set(subject, found);
      return found.entry;
    },
    put: (subject, entry, readAtMs) => {
      entries.delete(subject);
      entries.set(subject, { entry, expiresAtMs: readAtMs + options.ttlMs });
      const oldest = entries.keys().next();
      if (entries.size > options.entriesMax && !oldest.done) entries.delete(oldest.value);
    },
    drop: (subject) => entries.delete(subject),
  };
}
