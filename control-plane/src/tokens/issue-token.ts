/** Makes an access token (RFC 9068 `at+jwt`, EdDSA) for an authenticated client of a bank that serves. */
import { type AccessTokenClaims, accessTokenLifetimeSeconds, tenantId, topology } from '@munim/kernel';
import type { Registry } from '@munim/platform/tenancy';
import { SignJWT } from 'jose';
import type { AnnouncedClient } from '../registry/entries.ts';
import type { SigningKeys } from './signing-keys.ts';
import { TokenError } from './token-error.ts';

export interface IssuedToken {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
}

export interface Issuing {
  readonly registry: Registry;
  readonly signingKeys: SigningKeys;
  /** The `iss` claim. */
  readonly issuer: string;
  readonly uuid: () => string;
}

export async function issueToken(
  client: AnnouncedClient,
  asked: readonly string[] | undefined,
  { registry, signingKeys, issuer, uuid }: Issuing,
  nowMs: number,
): Promise<IssuedToken> {
  if (registry.tenant(client.tenant)?.state !== 'active')
    throw new TokenError('unauthorized_client', 'the bank of this client is not active');
  const scope = grantedScopes(client, asked).join(' ');
  const { kid, key } = await signingKeys.current();
  const issuedAt = Math.floor(nowMs / 1000);
  const lifetime = Math.min(accessTokenLifetimeSeconds, (client.expiresAt ?? Infinity) - issuedAt);
  const claims: AccessTokenClaims = {
    iss: issuer,
    aud: topology(tenantId(client.tenant)).audience,
    sub: client.clientId,
    client_id: client.clientId,
    tenant: client.tenant,
    scope,
    jti: uuid(),
    iat: issuedAt,
    exp: issuedAt + lifetime,
  };
  const token = await new SignJWT({ ...claims }).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid }).sign(key);
  return { access_token: token, token_type: 'Bearer', expires_in: lifetime, scope };
}

function grantedScopes(client: AnnouncedClient, asked: readonly string[] | undefined): readonly string[] {
  const missing = asked?.filter((scope) => !client.scopes.includes(scope)) ?? [];
  if (missing.length > 0)
    throw new TokenError('invalid_scope', `the client does not hold ${missing.slice(0, 5).join(', ').slice(0, 200)}`);
  return asked ?? client.scopes;
}
