/** Reads a token request: form-encoded, each parameter once, exactly one way to authenticate (RFC 6749, RFC 7523). */
import { TokenError } from './token-error.ts';

export type Credentials =
  | { readonly method: 'client_secret'; readonly clientId: string; readonly secret: string }
  | { readonly method: 'private_key_jwt'; readonly clientId: string | undefined; readonly assertion: string };

export interface TokenRequest {
  readonly credentials: Credentials;
  /** Undefined when the client asks for all that it has. */
  readonly scopes: readonly string[] | undefined;
}

/** An assertion signed with Ed25519 is below 1 kB; all else is short. */
export const bodyBytesMax = 16_384;
export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export function readTokenRequest(
  contentType: string | undefined,
  body: string,
  authorization: string | undefined,
): TokenRequest {
  if (!/^application\/x-www-form-urlencoded(?:\s*;|$)/i.test(contentType ?? ''))
    throw new TokenError('invalid_request', 'the body must be application/x-www-form-urlencoded');
  const form = readForm(body);
  if (!form.get('grant_type')) throw new TokenError('invalid_request', 'grant_type is missing');
  if (form.get('grant_type') !== 'client_credentials')
    throw new TokenError('unsupported_grant_type', 'only client_credentials is supported');
  const scope = form.get('scope');
  return {
    credentials: readCredentials(form, authorization),
    scopes: scope === undefined ? undefined : readScopes(scope),
  };
}

function readForm(body: string): Map<string, string> {
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (form.has(name)) throw new TokenError('invalid_request', `${name.slice(0, 40)} is given more than once`);
    // An empty parameter counts as left out.
    if (value !== '') form.set(name, value);
  }
  return form;
}

function readCredentials(form: ReadonlyMap<string, string>, authorization: string | undefined): Credentials {
  const clientId = form.get('client_id');
  const assertion = form.get('client_assertion');
  const secret = form.get('client_secret');
  const ways = [authorization, secret, assertion].filter((way) => way !== undefined).length;
  if (ways === 0) throw new TokenError('invalid_client', 'the client did not authenticate');
  if (ways > 1) throw new TokenError('invalid_request', 'authenticate in one way only');
  if (authorization !== undefined) return readBasic(authorization, clientId);
  if (assertion !== undefined) {
    if (form.get('client_assertion_type') !== assertionType)
      throw new TokenError('invalid_request', `client_assertion_type must be ${assertionType}`);
    return { method: 'private_key_jwt', clientId, assertion };
  }
  if (clientId === undefined) throw new TokenError('invalid_request', 'client_id is missing');
  return { method: 'client_secret', clientId, secret: secret ?? '' };
}

/** RFC 6749, 2.3.1: both halves are form-encoded before they are joined. */
function readBasic(authorization: string, inBody: string | undefined): Credentials {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization)?.[1];
  if (encoded === undefined) throw new TokenError('invalid_client', 'the Authorization header is not HTTP Basic');
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) throw new TokenError('invalid_client', 'HTTP Basic needs client id and secret');
  const clientId = formDecoded(text.slice(0, colon));
  if (inBody !== undefined && inBody !== clientId)
    throw new TokenError('invalid_request', 'client_id differs between the body and the Authorization header');
  return { method: 'client_secret', clientId, secret: formDecoded(text.slice(colon + 1)) };
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    throw new TokenError('invalid_client', `HTTP Basic is not form-encoded: ${(error as Error).message}`);
  }
}

function readScopes(scope: string): string[] {
  const names = scope.split(' ').filter((name) => name !== '');
  if (names.length === 0 || names.length > 50) throw new TokenError('invalid_scope', 'scope holds 1 to 50 names');
  return [...new Set(names)];
}
