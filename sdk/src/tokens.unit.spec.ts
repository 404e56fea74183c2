/** An access token is taken when it is needed, by as many callers as there are, and never too late. */
import { createLocalJWKSet, decodeProtectedHeader, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PrivateJwk } from './assertion.ts';
import { MunimConnectionError } from './problem.ts';
import { clientCredentials, type Credentials } from './tokens.ts';

const tokenUrl = 'http://auth.example/oauth/token';
const secret = { tokenUrl, clientId: 'cli_1', clientSecret: 'a:b c' };
let nowMs: number;
let sent: { readonly authorization: string | null; readonly form: URLSearchParams }[];
let answers: (() => Response | Promise<Response>)[];

beforeEach(() => {
  nowMs = 1_000_000;
  sent = [];
  answers = [];
});

const issued = (lifetimeSeconds: number) => () =>
  Response.json({ access_token: `t${sent.length}`, token_type: 'Bearer', expires_in: lifetimeSeconds });

const source = (credentials: Credentials = secret) =>
  clientCredentials(
    credentials,
    (async (url: string, init: RequestInit) => {
      expect([url, init.method]).toEqual([tokenUrl, 'POST']);
      const body = typeof init.body === 'string' ? init.body : '';
      sent.push({ authorization: new Headers(init.headers).get('authorization'), form: new URLSearchParams(body) });
      return (answers.shift() ?? issued(600))();
    }) as typeof fetch,
    () => nowMs,
  );

describe('a token', () => {
  test('is fetched once for all that ask at the same time, and kept', async () => {
    let release: (response: Response) => void = () => undefined;
    answers.push(() => new Promise((resolve) => (release = resolve)));
    const { token } = source();
    const waiting = [token(), token(), token()];
    await expect.poll(() => sent.length).toBe(1);
    release(issued(600)());
    expect(await Promise.all(waiting)).toEqual(['t1', 't1', 't1']);
    expect(await token()).toBe('t1');
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['a minute before its end', 600, 540],
    ['at half its life, when that is short', 60, 30],
  ])('is renewed %s', async (_when, lifetimeSeconds, renewedAfterSeconds) => {
    answers.push(issued(lifetimeSeconds));
    const { token } = source();
    expect(await token()).toBe('t1');
    nowMs += renewedAfterSeconds * 1000 - 1;
    expect(await token()).toBe('t1');
    nowMs += 1;
    expect(await token()).toBe('t2');
  });

  test('that the server refused is replaced; one that was replaced meanwhile is not thrown away', async () => {
    const { token, discard } = source();
    expect(await token()).toBe('t1');
    discard('t1');
    expect(await token()).toBe('t2');
    discard('t1');
    expect(await token()).toBe('t2');
  });
});

describe('an issuer', () => {
  test('that refuses the client is a problem with its own words, and is asked again by the next call', async () => {
    const refusal = { error: 'invalid_client', error_description: 'unknown client, or wrong credentials' };
    answers.push(() => Response.json(refusal, { status: 401, headers: { 'x-request-id': 'req_9' } }));
    const { token } = source();
    await expect(token()).rejects.toMatchObject({
      code: 'token-refused',
      status: 401,
      problem: { detail: 'invalid_client: unknown client, or wrong credentials', requestId: 'req_9', retryable: false },
    });
    expect(await token()).toBe('t2');
  });

  test.each([429, 500, 503])('that answers %i may be tried again', async (status) => {
    answers.push(() => new Response('later', { status }));
    await expect(source().token()).rejects.toMatchObject({ code: 'token-refused', problem: { retryable: true } });
  });

  test('that answers without a token, or not at all, gives none', async () => {
    answers.push(() => Response.json({ token_type: 'Bearer' }));
    const { token } = source();
    await expect(token()).rejects.toMatchObject({ problem: { detail: 'the token endpoint gave none' } });
    answers.push(() => Promise.reject(new Error('refused')));
    await expect(token()).rejects.toBeInstanceOf(MunimConnectionError);
  });
});

describe('a client', () => {
  test('with a secret sends it as Basic, both halves encoded', async () => {
    await source().token();
    const [{ authorization, form } = { authorization: null, form: new URLSearchParams() }] = sent;
    expect(atob(authorization?.replace('Basic ', '') ?? '')).toBe('cli_1:a%3Ab%20c');
    expect(Object.fromEntries(form)).toEqual({ grant_type: 'client_credentials' });
  });

  test.each([
    ['Ed25519', 'EdDSA', 'JWK'],
    ['P-256', 'ES256', 'JWK'],
    ['Ed25519', 'EdDSA', 'CryptoKey'],
    ['P-256', 'ES256', 'CryptoKey'],
  ])('with a key of %s signs an assertion by %s for each request, from a %s', async (_curve, alg, form) => {
    const pair = await generateKeyPair(alg, { extractable: true });
    const jwk = { ...((await exportJWK(pair.privateKey)) as PrivateJwk), kid: 'k1' };
    const privateKey = form === 'JWK' ? jwk : pair.privateKey;
    const { token, discard } = source({ tokenUrl, clientId: 'cli_2', privateKey });
    discard(await token());
    await token();
    const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1' }] });
    const ids = new Set<unknown>();
    for (const { authorization, form: fields } of sent) {
      expect(authorization).toBeNull();
      const { client_assertion: assertion = '', ...rest } = Object.fromEntries(fields);
      expect(rest).toEqual({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      });
      const { payload } = await jwtVerify(assertion, keys, {
        issuer: 'cli_2',
        subject: 'cli_2',
        audience: tokenUrl,
        requiredClaims: ['jti', 'iat'],
        currentDate: new Date(nowMs),
      });
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
      expect(decodeProtectedHeader(assertion)).toEqual({ alg, typ: 'JWT', ...(form === 'JWK' ? { kid: 'k1' } : {}) });
      ids.add(payload.jti);
    }
    expect([sent.length, ids.size]).toEqual([2, 2]);
  });

  test('with a key of another kind is told which are taken', async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const { token } = source({ tokenUrl, clientId: 'cli_2', privateKey });
    await expect(token()).rejects.toThrow('Ed25519 or P-256, not of RSASSA-PKCS1-v1_5');
    expect(sent).toEqual([]);
  });
});
