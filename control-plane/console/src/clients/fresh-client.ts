/** What is to be shown of a client right after it was made or given another secret: once, and never again. */
import type { ApiClient } from '../api/client.ts';

export interface FreshClient {
  readonly tenantId: string;
  readonly name: string;
  readonly clientId: string;
  /** `lost`: it was in an answer that never came, and a repeated request gets everything but it. */
  readonly secret: { readonly kind: 'shown'; readonly value: string } | { readonly kind: 'lost' | 'none' };
}

type Answer = Pick<ApiClient, 'tenantId' | 'name' | 'clientId' | 'jwks'> & { readonly clientSecret: string | null };

export const freshOf = ({ tenantId, name, clientId, jwks, clientSecret }: Answer): FreshClient => ({
  tenantId,
  name,
  clientId,
  secret: clientSecret === null ? { kind: jwks === null ? 'lost' : 'none' } : { kind: 'shown', value: clientSecret },
});
