/** The registry as a pod holds it in memory: a fold of the compacted topic's records. */
import { isTenantId, type RegistryEntry, registryKey, type SigningKeyEntry, type TenantEntry } from '@munim/kernel';
import { z } from 'zod';

export interface RegistryChange {
  readonly key: string;
  /** Undefined when the entry was removed. */
  readonly entry: RegistryEntry | undefined;
}

export interface Registry {
  readonly tenant: (id: string) => TenantEntry | undefined;
  readonly tenants: () => readonly TenantEntry[];
  readonly signingKey: (kid: string) => SigningKeyEntry | undefined;
  readonly signingKeys: () => readonly SigningKeyEntry[];
  readonly isRevoked: (claims: { readonly client_id: string; readonly iat: number }) => boolean;
  /** Rises with every change: whoever caches a conclusion compares it. */
  readonly generation: () => number;
  /** Returns what ends the subscription. */
  readonly onChange: (listener: (change: RegistryChange) => void) => () => void;
}

export interface RegistryState extends Registry {
  /** Takes one record; throws on a value that is not an entry of this key, and leaves the state as it was. */
  readonly apply: (key: string, value: string | null) => void;
}

export function createRegistryState(): RegistryState {
  const tenants = new Map<string, TenantEntry>();
  const keys = new Map<string, SigningKeyEntry>();
  const revokedBefore = new Map<string, number>();
  const listeners = new Set<(change: RegistryChange) => void>();
  let generation = 0;
  let tenantList: readonly TenantEntry[] | undefined;

  const put = (entry: RegistryEntry): void => {
    if (entry.kind === 'tenant') tenants.set(entry.id, entry);
    else if (entry.kind === 'signing-key') keys.set(entry.kid, entry);
    else revokedBefore.set(entry.clientId, entry.issuedBefore);
  };
  const remove = (key: string): void => {
    const id = key.slice(key.indexOf('/') + 1);
    if (key.startsWith('tenant/')) tenants.delete(id);
    else if (key.startsWith('signing-key/')) keys.delete(id);
    else revokedBefore.delete(id);
  };

  return {
    tenant: (id) => tenants.get(id),
    tenants: () => (tenantList ??= [...tenants.values()]),
    signingKey: (kid) => keys.get(kid),
    signingKeys: () => [...keys.values()],
    isRevoked: ({ client_id, iat }) => iat < (revokedBefore.get(client_id) ?? 0),
    generation: () => generation,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    apply: (key, value) => {
      const entry = value === null ? undefined : parseEntry(key, value);
      if (entry) put(entry);
      else remove(key);
      tenantList = undefined;
      generation++;
      for (const listener of listeners) listener({ key, entry });
    },
  };
}

const cell = z.object({
  name: z.string(),
  postgres: z.object({ host: z.string(), port: z.int(), database: z.string() }),
  kafka: z.object({ brokers: z.array(z.string()).min(1) }),
  objectStore: z.object({ endpoint: z.string(), region: z.string() }),
});
const entrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tenant'),
    id: z.string().refine(isTenantId),
    name: z.string(),
    state: z.enum(['active', 'suspended', 'offboarding']),
    contexts: z.array(z.string()),
    keptContexts: z.array(z.string()).optional(),
    cell,
    limits: z.object({
      requestsPerSecond: z.number(),
      commandsPerDay: z.number().optional(),
      exportsPerDay: z.number().optional(),
      storageBytes: z.number().optional(),
    }),
    updatedAt: z.string(),
  }),
  z.object({
    kind: z.literal('signing-key'),
    kid: z.string().min(1),
    jwk: z.object({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      alg: z.string(),
    }),
    state: z.enum(['published', 'signing', 'retiring']),
  }),
  z.object({ kind: z.literal('revocation'), clientId: z.string().min(1), issuedBefore: z.number() }),
]);

/** Members that a newer control plane adds are left out, so that old pods go on serving. */
function parseEntry(key: string, value: string): RegistryEntry {
  const entry: RegistryEntry = entrySchema.parse(JSON.parse(value));
  if (registryKey(entry) !== key) throw new Error(`registry record ${key} holds the entry ${registryKey(entry)}`);
  return entry;
}
