import type { TenantEntry } from '@munim/kernel';
import { createRegistryState } from '@munim/platform/tenancy';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, exportJWK, type JWTPayload, jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { secretHash } from '../clients/secret.ts';
import type { AnnouncedClient } from '../registry/entries.ts';
import { createAssertionReplay } from './assertion-replay.ts';
import { createIssuerApp } from './issuer-app.ts';

const issuer = 'http://issuer.example';
const signing = generateKeyPairSync('ed25519');
const clientKey = generateKeyPairSync('ed25519');
const otherKey = generateKeyPairSync('ed25519');
const hour = 3_600_000;
let nowMs: number;
let used: string[];
let answered: string[];
let client: AnnouncedClient;
let signer: AnnouncedClient;
let app: ReturnType<typeof createIssuerApp>;

const bank = (state: TenantEntry['state']): string =>
  JSON.stringify({
    kind: 'tenant',
    id: 'first-bank',
    name: 'First',
    state,
    contexts: ['accounts'],
    limits: { requestsPerSecond: 1 },
    updatedAt: '',
    cell: {
      name: 'c',
      postgres: { host: 'h', port: 1, database: 'd' },
      kafka: { brokers: ['k:1'] },
      objectStore: { endpoint: 'e', region: 'r' },
    },
  });
const registry = createRegistryState();

beforeEach(async () => {
  nowMs = Date.parse('2026-03-01T00:00:00Z');
  used = [];
  answered = [];
  registry.apply('tenant/first-bank', bank('active'));
  client = {
    clientId: 'cli_secret',
    tenant: 'first-bank',
    scopes: ['accounts:read', 'accounts:write'],
    state: 'active',
    jwks: [],
    secretHashes: [secretHash('old'), secretHash('new')],
    secretsExpireAt: { [secretHash('old')]: nowMs / 1000 + 3600 },
    expiresAt: null,
  };
  const jwk = (await exportJWK(createPublicKey(clientKey.privateKey))) as Record<string, string>;
  signer = { ...client, clientId: 'cli_signer', secretHashes: [], secretsExpireAt: {}, jwks: [{ ...jwk, kid: 'k1' }] };
  app = createIssuerApp({
    registry,
    issuer,
    signingKeys: { current: async () => ({ kid: 'the-key', key: signing.privateKey }), published: () => [] },
    uuid: () => crypto.randomUUID(),
    find: async (id) => [client, signer].find(({ clientId }) => clientId === id),
    replay: createAssertionReplay(),
    audiences: [issuer, `${issuer}/oauth/token`],
    nowMs: () => nowMs,
    noteUse: (clientId) => void used.push(clientId),
    noteAction: (clientId, outcome) => void answered.push(`${clientId} ${outcome}`),
    record: () => undefined,
  });
});

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
async function ask(form: Record<string, string> | string, headers: Record<string, string> = {}) {
  const response = await app.request('/oauth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, string>,
  };
}
const grant = { grant_type: 'client_credentials' };

describe('a token for a client with a secret', () => {
  test('carries one audience, the bank, the scopes and ten minutes, signed by the announced key', async () => {
    const { status, headers, body } = await ask({ ...grant, scope: 'accounts:read' }, basic('cli_secret', 'new'));
    expect([status, headers.get('cache-control'), body['token_type']]).toEqual([200, 'no-store', 'Bearer']);
    const token = body['access_token'] ?? '';
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: 'the-key' });
    const { payload } = await jwtVerify(token, createPublicKey(signing.privateKey), { currentDate: new Date(nowMs) });
    expect(payload).toMatchObject({
      iss: issuer,
      aud: 'munim:first-bank',
      sub: 'cli_secret',
      client_id: 'cli_secret',
      tenant: 'first-bank',
      scope: 'accounts:read',
      iat: nowMs / 1000,
      exp: nowMs / 1000 + 600,
    });
  });

  test('holds every scope of the client when it asks for none, and works with the secret in the body', async () => {
    const { body } = await ask({ ...grant, client_id: 'cli_secret', client_secret: 'new' });
    expect(body['scope']).toBe('accounts:read accounts:write');
  });

  test('is given for both secrets during the overlap, and for the new one alone after it', async () => {
    expect((await ask(grant, basic('cli_secret', 'old'))).status).toBe(200);
    nowMs += hour;
    expect((await ask(grant, basic('cli_secret', 'old'))).body['error']).toBe('invalid_client');
    expect((await ask(grant, basic('cli_secret', 'new'))).status).toBe(200);
  });

  test('is given until the client ends, and lives no longer than it', async () => {
    client = { ...client, expiresAt: nowMs / 1000 + 60 };
    const { body } = await ask(grant, basic('cli_secret', 'new'));
    expect(body['expires_in']).toBe(60);
    expect(decodeJwt(body['access_token'] ?? '').exp).toBe(nowMs / 1000 + 60);
    nowMs += 60_000;
    expect((await ask(grant, basic('cli_secret', 'new'))).body['error']).toBe('invalid_client');
  });

  test('is counted as use of the client; a refusal is not', async () => {
    await ask(grant, basic('cli_secret', 'wrong'));
    await ask({ ...grant, scope: 'log:read' }, basic('cli_secret', 'new'));
    expect(used).toEqual([]);
    await ask(grant, basic('cli_secret', 'new'));
    expect(used).toEqual(['cli_secret']);
  });

  test('what a known client was answered is noted, refusals by their code; of strangers nothing is', async () => {
    const asked = { grant_type: 'client_credentials', client_id: 'cli_secret', client_secret: 'new' };
    await ask(asked);
    await ask({ ...asked, client_secret: 'wrong' });
    await ask({ ...asked, scope: 'transfers:write' });
    await ask({ ...asked, client_id: 'cli_stranger' });
    await ask({ client_id: 'cli_secret' });
    expect(answered).toEqual(['cli_secret issued', 'cli_secret invalid_client', 'cli_secret invalid_scope']);
  });

  test.each(['suspended', 'offboarding'] as const)('is refused while the bank is %s', async (state) => {
    registry.apply('tenant/first-bank', bank(state));
    expect((await ask(grant, basic('cli_secret', 'new'))).body['error']).toBe('unauthorized_client');
  });

  test('is refused for a bank that is not complete: it is not in the registry', async () => {
    registry.apply('tenant/first-bank', null);
    expect((await ask(grant, basic('cli_secret', 'new'))).body['error']).toBe('unauthorized_client');
  });

  test('is refused to a revoked client whose hashes are still there', async () => {
    client = { ...client, state: 'revoked' };
    expect((await ask(grant, basic('cli_secret', 'new'))).body['error']).toBe('invalid_client');
  });

  test.each<[string, Record<string, string> | string, Record<string, string>, number, string]>([
    ['a wrong secret', grant, basic('cli_secret', 'x'), 401, 'invalid_client'],
    ['the hash as the secret', grant, basic('cli_secret', secretHash('new')), 401, 'invalid_client'],
    ['no secret', grant, basic('cli_secret', ''), 401, 'invalid_client'],
    ['an unknown client', grant, basic('cli_nobody', 'new'), 401, 'invalid_client'],
    ['a client without secrets', grant, basic('cli_signer', ''), 401, 'invalid_client'],
    ['no credentials', grant, {}, 401, 'invalid_client'],
    ['a Bearer header', grant, { authorization: 'Bearer new' }, 401, 'invalid_client'],
    [
      'two ways to authenticate',
      { ...grant, client_id: 'cli_secret', client_secret: 'new' },
      basic('cli_secret', 'new'),
      400,
      'invalid_request',
    ],
    [
      'another client id in the body',
      { ...grant, client_id: 'cli_signer' },
      basic('cli_secret', 'new'),
      400,
      'invalid_request',
    ],
    [
      'a scope that the client lacks',
      { ...grant, scope: 'accounts:read log:read' },
      basic('cli_secret', 'new'),
      400,
      'invalid_scope',
    ],
    ['another grant', { grant_type: 'password' }, basic('cli_secret', 'new'), 400, 'unsupported_grant_type'],
    ['no grant', {}, basic('cli_secret', 'new'), 400, 'invalid_request'],
    [
      'a parameter twice',
      'grant_type=client_credentials&scope=a&scope=b',
      basic('cli_secret', 'new'),
      400,
      'invalid_request',
    ],
    [
      'JSON',
      '{"grant_type":"client_credentials"}',
      { ...basic('cli_secret', 'new'), 'content-type': 'application/json' },
      400,
      'invalid_request',
    ],
    ['a body without end', `a=${'x'.repeat(20_000)}`, basic('cli_secret', 'new'), 400, 'invalid_request'],
    ['broken percent signs', grant, basic('cli_secret', '%zz'), 401, 'invalid_client'],
  ])('is refused for %s', async (_, form, headers, status, error) => {
    const refused = await ask(form, headers);
    expect([refused.status, refused.body['error']]).toEqual([status, error]);
    expect(refused.headers.has('www-authenticate')).toBe(status === 401);
  });
});

describe('a token for a client that signs', () => {
  type Change = {
    claims?: JWTPayload;
    header?: Record<string, unknown>;
    key?: KeyObject;
    form?: Record<string, string>;
  };
  let jti = 0;
  async function assertion({ claims = {}, header = {}, key = clientKey.privateKey }: Change = {}): Promise<string> {
    const now = nowMs / 1000;
    const payload = {
      iss: 'cli_signer',
      sub: 'cli_signer',
      aud: issuer,
      iat: now,
      exp: now + 60,
      jti: `j${++jti}`,
      ...claims,
    };
    return new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', kid: 'k1', ...header }).sign(key);
  }
  const sent = (signed: string, form: Record<string, string> = {}) =>
    ask({
      ...grant,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: signed,
      ...form,
    });

  test('is given once for each assertion', async () => {
    const signed = await assertion();
    expect((await sent(signed)).status).toBe(200);
    expect(await sent(signed)).toMatchObject({
      status: 401,
      body: { error_description: 'this assertion was used before' },
    });
  });

  test('is given when the audience is the token endpoint', async () => {
    expect((await sent(await assertion({ claims: { aud: `${issuer}/oauth/token` } }))).status).toBe(200);
  });

  test('is given for either of two keys that nothing tells apart, and for no third', async () => {
    const [one, other, third] = [clientKey, otherKey, generateKeyPairSync('ed25519')];
    const jwks = [one, other].map(({ publicKey }) => publicKey.export({ format: 'jwk' }) as Record<string, string>);
    signer = { ...signer, jwks };
    const signedBy = (key: KeyObject) => assertion({ key, header: { kid: undefined } });
    expect((await sent(await signedBy(one.privateKey))).status).toBe(200);
    expect((await sent(await signedBy(other.privateKey))).status).toBe(200);
    expect((await sent(await signedBy(third.privateKey))).body['error']).toBe('invalid_client');
  });

  test.each<[string, () => Change]>([
    ['another key', () => ({ key: otherKey.privateKey })],
    [
      'another key with the kid of a known one, embedded in the header',
      () => ({ key: otherKey.privateKey, header: { jwk: otherKey.publicKey.export({ format: 'jwk' }) } }),
    ],
    ['an unknown kid', () => ({ header: { kid: 'k2' }, key: otherKey.privateKey })],
    ['another issuer', () => ({ claims: { iss: 'cli_secret' } })],
    ['another subject, who has no keys', () => ({ claims: { iss: 'cli_secret', sub: 'cli_secret' } })],
    ['another audience', () => ({ claims: { aud: 'http://elsewhere.example' } })],
    ['two audiences', () => ({ claims: { aud: [issuer, 'http://elsewhere.example'] } })],
    ['no audience', () => ({ claims: { aud: undefined } })],
    ['no expiry', () => ({ claims: { exp: undefined } })],
    ['an expiry in the past', () => ({ claims: { exp: nowMs / 1000 - 10 } })],
    ['an hour to live', () => ({ claims: { exp: nowMs / 1000 + 3600 } })],
    [
      'an hour to live, said to be issued later',
      () => ({ claims: { iat: nowMs / 1000 + 3590, exp: nowMs / 1000 + 3600 } }),
    ],
    ['not being valid yet', () => ({ claims: { nbf: nowMs / 1000 + 60 } })],
    ['no issue time', () => ({ claims: { iat: undefined } })],
    ['no jti', () => ({ claims: { jti: undefined } })],
    ['an endless jti', () => ({ claims: { jti: 'x'.repeat(201) } })],
    ['another client_id in the form', () => ({ form: { client_id: 'cli_secret' } })],
  ])('is refused for %s', async (_, change) => {
    const made = change();
    expect(await sent(await assertion(made), made.form)).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
  });

  test('is refused for no signature at all, a symmetric one, and text that is no token', async () => {
    const claims = {
      iss: 'cli_signer',
      sub: 'cli_signer',
      aud: issuer,
      jti: 'a',
      iat: nowMs / 1000,
      exp: nowMs / 1000 + 60,
    };
    const x = Buffer.from(signer.jwks[0]?.['x'] ?? '');
    const symmetric = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(x);
    for (const forged of [new UnsecuredJWT(claims).encode(), symmetric, 'a.b.c', 'x'])
      expect(await sent(forged)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });
});

test('the metadata names the endpoints that are there (RFC 8414)', async () => {
  const metadata = (await (await app.request('/.well-known/oauth-authorization-server')).json()) as Record<
    string,
    string
  >;
  expect(metadata).toMatchObject({
    issuer,
    token_endpoint: `${issuer}/oauth/token`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
  });
  expect((await app.request(new URL(metadata['jwks_uri'] ?? '').pathname)).status).toBe(200);
});
