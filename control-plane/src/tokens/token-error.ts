/** What the token endpoint answers when it gives no token (RFC 6749, section 5.2). */

export const tokenErrorCodes = [
  'invalid_request',
  'invalid_client',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_grant_type',
  'temporarily_unavailable',
] as const;
export type TokenErrorCode = (typeof tokenErrorCodes)[number];

export const tokenErrorStatus: Readonly<Record<TokenErrorCode, 400 | 401 | 503>> = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_scope: 400,
  unauthorized_client: 400,
  unsupported_grant_type: 400,
  temporarily_unavailable: 503,
};

export class TokenError extends Error {
  readonly code: TokenErrorCode;
  readonly status: 400 | 401 | 503;
  /** Whose request it refuses, when that client is known. */
  clientId?: string;
  constructor(code: TokenErrorCode, description: string) {
    super(description);
    this.name = 'TokenError';
    this.code = code;
    this.status = tokenErrorStatus[code];
  }
}
