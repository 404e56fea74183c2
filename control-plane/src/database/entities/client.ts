/** An API client of a bank. Its secrets are here as hashes only; the values were shown once. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export interface ClientSecret {
  /** SHA-256 (base64url): a fast hash is enough for 256 random bits. */
  readonly hash: string;
  readonly createdAt: string;
  /** ISO 8601; null for the newest. */
  readonly expiresAt: string | null;
}

export const Client = defineEntity({
  name: 'Client',
  tableName: 'clients',
  indexes: [{ name: 'clients_by_tenant', properties: ['tenantId', 'createdAt'] }],
  properties: {
    id: p.text().primary(),
    tenantId: p.text(),
    name: p.text(),
    scopes: p.json<string[]>(),
    secrets: p.json<ClientSecret[]>(),
    /** Public keys for `private_key_jwt`. */
    jwks: p.json<Record<string, string>[]>(),
    state: p.text().$type<'active' | 'revoked'>(),
    createdAt: p.datetime().defaultRaw('now()'),
    /** It gets no tokens from then on, and none that lives longer. */
    expiresAt: p.datetime().nullable(),
    /** When an issuer last gave it a token, up to ten seconds late. */
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    /** Operators who made it or its secrets: they are not its bank, and do not speak for it. */
    knownTo: p.json<string[]>().defaultRaw(`'[]'`),
  },
});
export type Client = InferEntity<typeof Client>;
