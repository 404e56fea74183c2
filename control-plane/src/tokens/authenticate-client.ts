/** Which client is this? By its secret, compared as hashes in constant time, or by an assertion that it signed. */
import { clockToleranceSeconds } from '@munim/kernel';
import { createLocalJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify, type JWTVerifyOptions } from 'jose';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { AnnouncedClient } from '../registry/entries.ts';
import type { AssertionReplay } from './assertion-replay.ts';
import { TokenError } from './token-error.ts';
import type { Credentials } from './token-request.ts';

export interface ClientAuthentication {
  readonly find: (clientId: string) => Promise<AnnouncedClient | undefined>;
  readonly replay: AssertionReplay;
  /** Either is good as the audience of an assertion. */
  readonly audiences: readonly string[];
}

/** An assertion is made for one request: whoever signs it for longer keeps a key in a drawer. */
const assertionLifetimeSecondsMax = 300;

/** One refusal for all causes. (A client's id holds 74 random bits: there is nothing to enumerate.) */
const refused = (): TokenError => new TokenError('invalid_client', 'unknown client, or wrong credentials');

export async function authenticateClient(
  credentials: Credentials,
  authentication: ClientAuthentication,
  nowMs: number,
): Promise<AnnouncedClient> {
  const clientId = claimedId(credentials);
  const client = await authentication.find(clientId);
  try {
    return await authenticated(client, clientId, credentials, authentication, nowMs);
  } catch (error) {
    if (error instanceof TokenError && client) error.clientId = client.clientId;
    throw error;
  }
}

async function authenticated(
  client: AnnouncedClient | undefined,
  clientId: string,
  credentials: Credentials,
  authentication: ClientAuthentication,
  nowMs: number,
): Promise<AnnouncedClient> {
  if (credentials.method === 'client_secret') {
    if (!secretMatches(client, credentials.secret, nowMs) || !client) throw refused();
  } else {
    await verifyAssertion(credentials.assertion, clientId, client, authentication, nowMs);
  }
  if (!client || client.state !== 'active' || hasEnded(client, nowMs)) throw refused();
  return client;
}

const hasEnded = ({ expiresAt }: AnnouncedClient, nowMs: number): boolean =>
  expiresAt !== null && expiresAt * 1000 <= nowMs;

/** Who the caller says it is; nothing of it is believed yet. */
function claimedId(credentials: Credentials): string {
  if (credentials.method === 'client_secret') return credentials.clientId;
  try {
    const { sub } = decodeJwt(credentials.assertion);
    if (sub === undefined || (credentials.clientId !== undefined && credentials.clientId !== sub)) throw refused();
    return sub;
  } catch (error) {
    if (error instanceof errors.JWTInvalid) throw refused();
    throw error;
  }
}

/** Takes as long whichever secret it is, or none. */
function secretMatches(client: AnnouncedClient | undefined, secret: string, nowMs: number): boolean {
  const given = createHash('sha256').update(secret).digest();
  const nobody = Buffer.alloc(given.length);
  let matches = false;
  for (const hash of client?.secretHashes ?? ['']) {
    const expected = Buffer.from(hash, 'base64url');
    const equal = timingSafeEqual(given, expected.length === given.length ? expected : nobody);
    const alive = (client?.secretsExpireAt[hash] ?? Number.POSITIVE_INFINITY) * 1000 > nowMs;
    matches ||= equal && alive && expected.length === given.length;
  }
  return matches;
}

async function verifyAssertion(
  assertion: string,
  clientId: string,
  client: AnnouncedClient | undefined,
  { audiences, replay }: ClientAuthentication,
  nowMs: number,
): Promise<void> {
  if (!client || client.jwks.length === 0) throw refused();
  const payload = await verifySignature(assertion, client, clientId, audiences, nowMs);
  const { aud, exp = 0, iat = 0, jti = '' } = payload;
  if (Array.isArray(aud) && aud.length !== 1) throw refused();
  if (exp - Math.min(iat, nowMs / 1000) > assertionLifetimeSecondsMax + clockToleranceSeconds)
    throw new TokenError('invalid_client', `an assertion may live ${assertionLifetimeSecondsMax} seconds at most`);
  const use = replay.use(clientId, jti, exp + clockToleranceSeconds, nowMs / 1000);
  if (use === 'used') throw new TokenError('invalid_client', 'this assertion was used before');
  if (use === 'full')
    throw new TokenError('temporarily_unavailable', 'too many assertions: keep a token until it expires');
}

/** Algorithms are pinned, keys are the client's registered ones: what the assertion's header names or embeds counts for nothing. */
async function verifySignature(
  assertion: string,
  client: AnnouncedClient,
  clientId: string,
  audiences: readonly string[],
  nowMs: number,
): Promise<JWTPayload> {
  try {
    const payload = await verifiedByAnyKey(assertion, client, {
      algorithms: ['EdDSA', 'ES256'],
      issuer: clientId,
      subject: clientId,
      audience: [...audiences],
      requiredClaims: ['exp', 'iat', 'jti'],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(nowMs),
    });
    if (typeof payload.jti !== 'string' || payload.jti === '' || payload.jti.length > 200) throw refused();
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw refused();
    throw error;
  }
}

/** Of keys that the header does not tell apart (one curve, no `kid`) each is tried: five at most are registered. */
async function verifiedByAnyKey(
  assertion: string,
  { jwks }: AnnouncedClient,
  expected: JWTVerifyOptions,
): Promise<JWTPayload> {
  const keys = createLocalJWKSet({ keys: jwks.map((key) => ({ ...key, kty: key['kty'] ?? '' })) });
  try {
    return (await jwtVerify(assertion, keys, expected)).payload;
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      try {
        return (await jwtVerify(assertion, key, expected)).payload;
      } catch (failure) {
        if (!(failure instanceof errors.JWSSignatureVerificationFailed)) throw failure;
      }
    }
    throw refused();
  }
}
