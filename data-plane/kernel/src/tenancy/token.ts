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
}

/** Read and write per context, and the raw log for auditors. */
export const scopes = [
  'customers:read',
  'customers:write',
  'accounts:read',
  'accounts:write',
  'transfers:read',
  'transfers:write',
  'log:read',
] as const;
export type Scope = (typeof scopes)[number];

/** The business that a scope is about; null of one that is about the bank as a whole. */
export const contextOfScope = (scope: Scope): string | null =>
  scope === 'log:read' ? null : scope.slice(0, scope.indexOf(':'));

/** Access tokens live this long: short, because revocation must not depend on every pod hearing of it. */
export const accessTokenLifetimeSeconds = 600;
/** Clocks of pods may differ by this much (RFC 8725 asks for a small, stated tolerance). */
export const clockToleranceSeconds = 5;

/**
 * A new signing key is known this long before the first token of it. A pod that follows the registry hears of it within a
 * second; one that lost its broker, and its place in the consumer group, is back within 15 seconds.
 */
export const signingKeyLeadSeconds = 20;
