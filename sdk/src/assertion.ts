/** A JWT by which a client shows that it holds its private key (RFC 7523 section 2.2), good for one token request. */

/** `kid`: the name under which its public half was registered, if it has one. */
export interface PrivateJwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y?: string;
  readonly d: string;
  readonly kid?: string;
}
/** Of Ed25519 or P-256: a JWK, or a `CryptoKey`, which need not be extractable. */
export type PrivateKey = PrivateJwk | Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** The issuer takes no more than 300; a request takes milliseconds, clocks differ by seconds. */
const lifetimeSeconds = 60;

export interface Assertion {
  readonly clientId: string;
  /** The token endpoint. */
  readonly audience: string;
  readonly nowMs: number;
}

/** The package is loaded by those who have a private key, and by nobody else: a page in a browser has none. */
export async function signedAssertion({ clientId, audience, nowMs }: Assertion, key: PrivateKey): Promise<string> {
  const { SignJWT } = await import('jose');
  const alg = algorithmOf(key);
  const kid = isJwk(key) ? key.kid : undefined;
  const nowSeconds = Math.floor(nowMs / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg, typ: 'JWT', ...(kid === undefined ? {} : { kid }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(crypto.randomUUID())
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + lifetimeSeconds)
    .sign(isJwk(key) ? { ...key } : key);
}

const isJwk = (key: PrivateKey): key is PrivateJwk => 'kty' in key;

function algorithmOf(key: PrivateKey): 'EdDSA' | 'ES256' {
  const name = isJwk(key) ? key.crv : key.algorithm.name;
  if (name === 'Ed25519') return 'EdDSA';
  if (name === 'P-256' || name === 'ECDSA') return 'ES256';
  throw new Error(`a private key is of Ed25519 or P-256, not of ${name}`);
}
