/**
 * Decides whose request this is, from the access token alone (RFC 9068, RFC 8725). A token is verified once, then
 * recognised by its digest until it expires or the registry changes what it rests on.
 */
import {
  type AccessTokenClaims,
  accessTokenLifetimeSeconds,
  clockToleranceSeconds,
  isTenantId,
  platformProblems,
  ProblemError,
  type SigningKeyEntry,
  supportScopes,
  type TenantEntry,
  type TenantId,
  topology,
} from '@munim/kernel';
import { decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose';
import { hash } from 'node:crypto';
import type { Registry } from './registry-state.ts';

export interface VerifiedToken {
  readonly tenant: TenantId;
  readonly clientId: string;
  readonly scopes: ReadonlySet<string>;
  /** What the bank has switched on now. */
  readonly contexts: readonly string[];
  readonly claims: AccessTokenClaims;
}

export interface TokenVerifierOptions {
  readonly registry: Registry;
  /** The `iss` that tokens must carry. */
  readonly issuer: string;
  readonly nowMs: () => number;
  /** Tokens remembered; default 20,000: at about 1 kB each 20 MB, several times the clients of a cell. */
  readonly cacheEntriesMax?: number;
}

export interface TokenVerifier {
  /** At once for a token that was seen before. Throws or rejects with problem `unauthenticated` or `tenant-suspended`. */
  readonly verify: (token: string) => VerifiedToken | Promise<VerifiedToken>;
  /** The same for the value of an Authorization header. */
  readonly authenticate: (authorization: string | undefined) => VerifiedToken | Promise<VerifiedToken>;
}

/** Ours are below 1 kB; a longer one is an attack on the verifier. */
const tokenCharsMax = 4_096;
const clockToleranceMs = clockToleranceSeconds * 1000;

interface Known {
  token: VerifiedToken;
  readonly kid: string;
  /** The public key that it was verified with: a `kid` must not come to mean another key. */
  readonly x: string;
  readonly expiresAtMs: number;
  /** Registry generation at which key, client and bank were last looked up. */
  generation: number;
}

export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { registry, issuer, nowMs } = options;
  const cacheEntriesMax = options.cacheEntriesMax ?? 20_000;
  const known = new Map<string, Known>();
  const underWay = new Map<string, Promise<VerifiedToken>>();
  const keys = new Map<string, { x: string; key: ReturnType<typeof importJWK> }>();

  const remember = (digest: string, entry: Known): void => {
    if (known.size >= cacheEntriesMax) known.delete(known.keys().next().value as string);
    known.set(digest, entry);
  };

  const recall = (digest: string, entry: Known): VerifiedToken => {
    try {
      if (nowMs() >= entry.expiresAtMs) throw refused('the token has expired');
      if (entry.generation !== registry.generation()) {
        if (registry.signingKey(entry.kid)?.jwk.x !== entry.x) throw refused('the key of the token is not in use');
        entry.token = { ...entry.token, contexts: standingOf(entry.token, registry).contexts };
        entry.generation = registry.generation();
      }
    } catch (error) {
      known.delete(digest);
      throw error;
    }
    /** Re-inserted, the most recently used are last, and the first is the one to forget. */
    known.delete(digest);
    known.set(digest, entry);
    return entry.token;
  };

  const check = async (token: string, digest: string): Promise<VerifiedToken> => {
    const generation = registry.generation();
    const signingKey = keyNamedBy(token, registry);
    const payload = await verifySignature(token, await importKey(signingKey, keys), issuer, nowMs());
    const named = toVerified(payload, nowMs());
    const verified = { ...named, contexts: standingOf(named, registry).contexts };
    const expiresAtMs = verified.claims.exp * 1000 + clockToleranceMs;
    remember(digest, { token: verified, kid: signingKey.kid, x: signingKey.jwk.x, expiresAtMs, generation });
    return verified;
  };

  const verify = (token: string): VerifiedToken | Promise<VerifiedToken> => {
    if (token.length > tokenCharsMax) throw refused(`a token has at most ${tokenCharsMax} characters`);
    const digest = hash('sha256', token, 'base64');
    const entry = known.get(digest);
    if (entry) return recall(digest, entry);
    const running = underWay.get(digest);
    if (running) return running;
    const started = check(token, digest).finally(() => underWay.delete(digest));
    underWay.set(digest, started);
    return started;
  };

  return { verify, authenticate: (authorization) => verify(bearerToken(authorization)) };
}

const refused = (detail: string): ProblemError =>
  new ProblemError(platformProblems.unauthenticated, detail, {
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  });

function bearerToken(authorization: string | undefined): string {
  const match = /^Bearer +([A-Za-z0-9_.~+/=-]+) *$/i.exec(authorization ?? '');
  if (!match?.[1])
    throw new ProblemError(platformProblems.unauthenticated, 'send Authorization: Bearer <access token>', {
      headers: { 'www-authenticate': 'Bearer' },
    });
  return match[1];
}

/** Header members that name or carry a key, or demand an extension, belong to other people's tokens. */
const forbiddenHeaderMembers = ['jwk', 'jku', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit', 'zip', 'enc', 'b64'] as const;

/** Everything that costs nothing is refused before a signature is checked. */
function keyNamedBy(token: string, registry: Registry): SigningKeyEntry {
  let header: Record<string, unknown>;
  try {
    header = { ...decodeProtectedHeader(token) };
  } catch {
    throw refused('this is not a signed token');
  }
  const forbidden = forbiddenHeaderMembers.find((name) => name in header);
  if (forbidden !== undefined) throw refused(`a token header with ${forbidden} is refused`);
  if (header['alg'] !== 'EdDSA' || typeof header['typ'] !== 'string') throw refused('tokens are EdDSA at+jwt');
  const kid = header['kid'];
  const key = typeof kid === 'string' ? registry.signingKey(kid) : undefined;
  if (!key) throw refused('the key of the token is not in use');
  return key;
}

function importKey(
  { kid, jwk }: SigningKeyEntry,
  keys: Map<string, { x: string; key: ReturnType<typeof importJWK> }>,
): ReturnType<typeof importJWK> {
  const known = keys.get(kid);
  if (known?.x === jwk.x) return known.key;
  /** A handful of keys is alive at once; what is left of retired ones goes when the map grows past any rotation. */
  if (keys.size > 100) keys.clear();
  const key = importJWK({ kty: jwk.kty, crv: jwk.crv, x: jwk.x }, 'EdDSA');
  keys.set(kid, { x: jwk.x, key });
  return key;
}

async function verifySignature(
  token: string,
  key: Awaited<ReturnType<typeof importJWK>>,
  issuer: string,
  nowMs: number,
): Promise<Record<string, unknown>> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      issuer,
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(nowMs),
      requiredClaims: ['iss', 'aud', 'exp', 'iat', 'sub', 'client_id', 'jti', 'tenant', 'scope'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw refused(`the token is not valid (${error.code})`);
    throw error;
  }
}

type NamedToken = Omit<VerifiedToken, 'contexts'>;

function toVerified(payload: Record<string, unknown>, nowMs: number): NamedToken {
  for (const name of ['iss', 'aud', 'sub', 'client_id', 'jti', 'tenant', 'scope'] as const)
    if (typeof payload[name] !== 'string') throw refused(`the claim ${name} must be one string`);
  const claims = payload as unknown as AccessTokenClaims;
  if (!isTenantId(claims.tenant) || claims.aud !== topology(claims.tenant).audience)
    throw refused('the token is not for the bank that it names');
  if (!Number.isSafeInteger(claims.iat) || !Number.isSafeInteger(claims.exp)) throw refused('times are whole seconds');
  if (claims.iat * 1000 > nowMs + clockToleranceMs) throw refused('the token is from the future');
  if (claims.exp - claims.iat > accessTokenLifetimeSeconds) throw refused('the token lives longer than any of ours');
  return { tenant: claims.tenant, clientId: claims.client_id, scopes: scopesOf(claims), claims };
}

const readable: ReadonlySet<string> = new Set(supportScopes);

/** A token that names an actor reads only, whatever scope it says: every pod holds to that by itself. */
function scopesOf({ scope, act }: AccessTokenClaims): ReadonlySet<string> {
  const named = scope.split(' ').filter((one) => one !== '');
  if (act === undefined) return new Set(named);
  if (typeof act?.sub !== 'string' || act.sub === '') throw refused('the claim act must name who acts');
  return new Set(named.filter((one) => readable.has(one)));
}

/** What may change while a token lives: the client's revocation, the bank's state, and what it has switched on. */
function standingOf({ claims, tenant }: NamedToken, registry: Registry): TenantEntry {
  if (registry.isRevoked(claims)) throw refused('the client was revoked');
  const bank = registry.tenant(tenant);
  if (!bank) throw refused('the token is for a bank that is not served here');
  if (bank.state !== 'active') throw new ProblemError(platformProblems.tenantSuspended, `the bank is ${bank.state}`);
  return bank;
}
