/** The key that signs just now: named by the registry, its private half a file in the secrets directory. */
import type { SigningKeyEntry } from '@munim/kernel';
import type { Registry, Secrets } from '@munim/platform/tenancy';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { signingKeyPath } from './first-signing-key.ts';
import { TokenError } from './token-error.ts';

export interface SigningKeys {
  readonly current: () => Promise<{ kid: string; key: KeyObject }>;
  /** All that verifiers may meet: published, signing, retiring. */
  readonly published: () => readonly SigningKeyEntry['jwk'][];
}

export function openSigningKeys(registry: Registry, secrets: Secrets): SigningKeys {
  const loaded = new Map<string, KeyObject>();
  const load = async (kid: string): Promise<KeyObject> => {
    const known = loaded.get(kid);
    if (known) return known;
    const key = createPrivateKey(await secrets.text(signingKeyPath(kid)));
    loaded.set(kid, key);
    return key;
  };
  return {
    current: async () => {
      const entry = registry.signingKeys().find(({ state }) => state === 'signing');
      if (!entry) throw new TokenError('temporarily_unavailable', 'no signing key is announced yet');
      return { kid: entry.kid, key: await load(entry.kid) };
    },
    published: () => registry.signingKeys().map(({ jwk }) => jwk),
  };
}
