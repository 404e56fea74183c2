/** The claims of a Munim access token (RFC 9068 `at+jwt`, EdDSA) and the scopes that a client can hold. */

export interface AccessTokenClaims {
  readonly iss: string;
  /** Exactly one audience: `munim:<tenant>`. */
  readonly aud: string;
  readonly sub: string;
  readonly client_id: string;
  readonly tenant: string;
  readonly scope: string;
  readonly jti: string;
  readonly iat: number;
  readonly exp: number;
  /** RFC 8693: the operator who looks in under a support grant, which is the `client_id` then. Such a token reads only. */
  readonly act?: { readonly sub: string };
}

/** Read and write per context, the raw log for auditors, and the say on the platform's support looking in. */
export const scopes = [
  'customers:read',
  'customers:write',
  'accounts:read',
  'accounts:write',
  'transfers:read',
  'transfers:write',
  'log:read',
  'support:read',
  'support:decide',
] as const;
export type Scope = (typeof scopes)[number];

/** The business that a scope is about; null of one that is about the bank as a whole. */
export const contextOfScope = (scope: Scope): string | null =>
  /^(?:log|support):/.test(scope) ? null : scope.slice(0, scope.indexOf(':'));

/** What a support grant can hold: looking, and nothing else. Least of all a say on support grants. */
export const supportScopes = ['customers:read', 'accounts:read', 'transfers:read', 'log:read'] as const;
export type SupportScope = (typeof supportScopes)[number];

/** Access tokens live this long: short, because revocation must not depend on every pod hearing of it. */
export const accessTokenLifetimeSeconds = 600;
/** Of a support grant: a look is minutes long, and each new token is counted for the bank to see. */
export const supportTokenLifetimeSeconds = 300;
/** Clocks of pods may differ by this much (RFC 8725 asks for a small, stated tolerance). */
export const clockToleranceSeconds = 5;

/**
 * A new signing key is known this long before the first token of it. A pod that follows the registry hears of it within a
 * second; one that lost its broker, and its place in the consumer group, is back within 15 seconds.
 */
export const signingKeyLeadSeconds = 20;
