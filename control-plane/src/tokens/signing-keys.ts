/** The key that signs just now: named by the registry, its private half a file in the secrets directory. */
import type { SigningKeyEntry } from '@munim/kernel';
import type { Registry, Secrets } from '@munim/platform/tenancy';
import type { Logger } from '@munim/platform/telemetry';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { signingKeyPath } from '../signing-keys/key-path.ts';
import { TokenError } from './token-error.ts';

export interface SigningKeys {
  readonly current: () => Promise<{ kid: string; key: KeyObject }>;
  /** All that verifiers may meet: published, signing, retiring. */
  readonly published: () => readonly SigningKeyEntry['jwk'][];
}

export interface LoadedSigningKeys extends SigningKeys {
  /** Why no token can be signed just now. */
  readonly notReady: () => string | undefined;
  readonly stop: () => void;
}

/** A file that is not there yet, on a volume that is copied, is looked for again this often. */
const loadRetryMs = 1_000;

/** Private halves are read when a key is announced, seconds before it signs: no token waits for a disk. */
export function openSigningKeys(registry: Registry, secrets: Secrets, log: Logger): LoadedSigningKeys {
  const loaded = new Map<string, KeyObject>();
  const missing = new Set<string>();
  const load = async (kid: string): Promise<KeyObject> => {
    const known = loaded.get(kid);
    if (known) return known;
    const key = createPrivateKey(await secrets.text(signingKeyPath(kid)));
    loaded.set(kid, key);
    return key;
  };
  const signing = (): SigningKeyEntry | undefined => registry.signingKeys().find(({ state }) => state === 'signing');

  const loadAll = (): void => {
    const entries = registry.signingKeys();
    for (const known of [loaded, missing])
      for (const kid of known.keys()) if (!registry.signingKey(kid)) known.delete(kid);
    for (const { kid, state } of entries)
      if (state !== 'retiring' && !loaded.has(kid))
        void load(kid).then(
          () => missing.delete(kid),
          (error: unknown) => {
            if (!missing.has(kid)) log.error('the private half of a signing key cannot be read', { kid, error });
            missing.add(kid);
          },
        );
  };
  loadAll();
  const stopListening = registry.onChange(({ key }) => {
    if (key.startsWith('signing-key/')) loadAll();
  });
  const retry = setInterval(() => {
    if (missing.size > 0) loadAll();
  }, loadRetryMs);

  return {
    current: async () => {
      const entry = signing();
      if (!entry) throw new TokenError('temporarily_unavailable', 'no signing key is announced yet');
      return { kid: entry.kid, key: await load(entry.kid) };
    },
    published: () => registry.signingKeys().map(({ jwk }) => jwk),
    notReady: () => {
      const entry = signing();
      if (!entry) return 'no signing key is announced yet';
      return loaded.has(entry.kid) ? undefined : `the private half of signing key ${entry.kid} is not read yet`;
    },
    stop: () => {
      stopListening();
      clearInterval(retry);
    },
  };
}
