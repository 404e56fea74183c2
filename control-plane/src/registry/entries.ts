/** What pods and issuers are told, made from the rows of the database. */
import type { ClientEntry, RevocationEntry, SigningKeyEntry, TenantEntry, TenantLimits } from '@munim/kernel';
import { addressOf } from '../cells/find-cell.ts';
import type { Cell, Client, SigningKey, Tenant } from '../database/entities/index.ts';
import { isServing } from '../tenants/life.ts';
import { quotasOf } from '../tenants/plans.ts';

/**
 * When each secret ends (epoch seconds), so that an overlap ends on time even while the control plane is down. A secret
 * that is not named does not end.
 */
export interface AnnouncedClient extends ClientEntry {
  readonly secretsExpireAt: Readonly<Record<string, number>>;
  /** Epoch seconds at which the client ends, secrets, keys, tokens and all. */
  readonly expiresAt: number | null;
}

/** `cell` is the bank's own. Throws on a bank that no pod may know: only a complete one is ever announced. */
export function tenantEntry(tenant: Tenant, cell: Cell, at: string): TenantEntry {
  if (!isServing(tenant)) throw new Error(`a bank in state ${tenant.state} is not announced`);
  const { id, name, state, contexts, keptContexts } = tenant;
  return {
    kind: 'tenant',
    id,
    name,
    state,
    contexts,
    keptContexts,
    cell: addressOf(cell),
    limits: limitsOf(tenant),
    updatedAt: at,
  };
}

/** All but the number of clients, which nobody exceeds at a gateway. */
function limitsOf(tenant: Tenant): TenantLimits {
  const { requestsPerSecond, commandsPerDay, exportsPerDay, storageBytes } = quotasOf(tenant);
  return { requestsPerSecond, commandsPerDay, exportsPerDay, storageBytes };
}

/** Names the entry that pods are to forget; what it says is not announced. */
export const withdrawnEntry = (tenant: Tenant, cell: Cell): TenantEntry => ({
  kind: 'tenant',
  id: tenant.id,
  name: tenant.name,
  state: 'offboarding',
  contexts: tenant.contexts,
  cell: addressOf(cell),
  limits: limitsOf(tenant),
  updatedAt: '',
});

/** Throws on a key that is over: that is said by taking it away. */
export function signingKeyEntry({ kid, jwk, state }: SigningKey): SigningKeyEntry {
  if (state === 'retired' || state === 'revoked') throw new Error(`a key in state ${state} is not announced`);
  return { kind: 'signing-key', kid, jwk, state };
}

export function clientEntry({ id, tenantId, scopes, secrets, jwks, state, expiresAt }: Client): AnnouncedClient {
  const expiring = secrets.flatMap(({ hash, expiresAt }) =>
    expiresAt === null ? [] : [[hash, Math.floor(Date.parse(expiresAt) / 1000)] as const],
  );
  return {
    clientId: id,
    tenant: tenantId,
    scopes,
    secretHashes: state === 'active' ? secrets.map(({ hash }) => hash) : [],
    secretsExpireAt: Object.fromEntries(expiring),
    expiresAt: expiresAt ? Math.floor(expiresAt.getTime() / 1000) : null,
    jwks: state === 'active' ? jwks : [],
    state,
  };
}

/** A revoked client never comes back, so however late an issuer hears of it, nothing good is refused: the end of 9999. */
const forEverSeconds = 253_402_300_799;

export const revocationEntry = (clientId: string): RevocationEntry => ({
  kind: 'revocation',
  clientId,
  issuedBefore: forEverSeconds,
});
