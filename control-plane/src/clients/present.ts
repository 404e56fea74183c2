/** Rows to what the API says of a client. */
import type { z } from '@munim/platform/http';
import type { Client } from '../database/entities/index.ts';
import type { clientSchema } from './schemas.ts';

export type PresentedClient = z.infer<typeof clientSchema>;

export const presentClient = (client: Client, nowMs: number): PresentedClient => ({
  clientId: client.id,
  tenantId: client.tenantId,
  name: client.name,
  scopes: client.scopes as PresentedClient['scopes'],
  state:
    client.state === 'active' && client.expiresAt && client.expiresAt.getTime() <= nowMs ? 'expired' : client.state,
  jwks: client.jwks.length === 0 ? null : ({ keys: client.jwks } as unknown as PresentedClient['jwks']),
  secrets: client.secrets.map(({ createdAt, expiresAt }) => ({ createdAt, expiresAt })),
  knownTo: [...client.knownTo],
  createdAt: client.createdAt.toISOString(),
  expiresAt: client.expiresAt?.toISOString() ?? null,
  lastUsedAt: client.lastUsedAt?.toISOString() ?? null,
  revokedAt: client.revokedAt?.toISOString() ?? null,
});

/** The secret is in the first answer and in no other. */
export const withSecret = (client: Client, clientSecret: string | null, nowMs: number) => {
  const presented = presentClient(client, nowMs);
  return { body: { ...presented, clientSecret }, replay: { ...presented, clientSecret: null } };
};
