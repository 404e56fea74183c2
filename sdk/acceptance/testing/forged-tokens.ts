/** Access tokens that nobody issued: each is a real one with one thing changed, signed with the key that it would take. */
import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

type Claims = Readonly<Record<string, unknown>>;

export interface Forge {
  /** As the issuer would make it, besides what is changed: `undefined` takes a member away. */
  readonly signed: (header?: Claims, claims?: Claims) => string;
  /** By name, each of which must be refused everywhere. */
  readonly forged: Readonly<Record<string, string>>;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string): Claims => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;

/** `token` is bank B's own; `tenant` is bank A. */
export async function forgeFrom(token: string, tenant: string): Promise<Forge> {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const header = decode(head);
  const claims = decode(payload);
  const path = join(inject('platform').secretsDirectory, 'issuer', `${String(header['kid'])}.pem`);
  const key = createPrivateKey(await readFile(path, 'utf8'));
  const signedWith =
    (by: KeyObject, algorithm: string | null = null) =>
    (more: Claims = {}, changed: Claims = {}): string => {
      const text = `${encode({ ...header, ...more })}.${encode({ ...claims, ...changed })}`;
      return `${text}.${sign(algorithm, Buffer.from(text), by).toString('base64url')}`;
    };
  const signed = signedWith(key);
  return {
    signed,
    forged: {
      ...withoutOurKey({ header, claims, head, payload, signature, tenant }),
      ...withOtherKeys(signedWith, header, key),
      ...withOtherClaims(signed, claims, tenant),
      ...withOtherHeaders(signed),
    },
  };
}

interface Parts {
  readonly header: Claims;
  readonly claims: Claims;
  readonly head: string;
  readonly payload: string;
  readonly signature: string;
  readonly tenant: string;
}

/** Somebody who holds a token and no key. */
function withoutOurKey({ header, claims, head, payload, signature, tenant }: Parts): Record<string, string> {
  const unsigned = (alg: string) => encode({ ...header, alg });
  const ofA = encode({ ...claims, tenant, aud: `munim:${tenant}` });
  return {
    'alg none': `${unsigned('none')}.${payload}.`,
    'alg none for the other bank': `${unsigned('none')}.${ofA}.`,
    'alg nOnE with a signature': `${unsigned('nOnE')}.${payload}.${signature}`,
    'the bank changed, the signature kept': `${head}.${encode({ ...claims, tenant })}.${signature}`,
    'the bank and the audience changed, the signature kept': `${head}.${ofA}.${signature}`,
    'more scopes, the signature kept': `${head}.${encode({ ...claims, scope: 'admin' })}.${signature}`,
    'a longer life, the signature kept': `${head}.${encode({ ...claims, exp: 4_102_444_800 })}.${signature}`,
    'no signature': `${head}.${payload}.`,
    'half a signature': `${head}.${payload}.${signature.slice(0, 43)}`,
    'a signature of zeros': `${head}.${payload}.${Buffer.alloc(64).toString('base64url')}`,
    'two parts': `${head}.${payload}`,
    'four parts': `${head}.${payload}.${signature}.${signature}`,
    'no token at all': 'x',
    'very long': 'x'.repeat(6_000),
  };
}

type SignWith = (by: KeyObject, algorithm?: string) => Forge['signed'];

function withOtherKeys(signedWith: SignWith, header: Claims, key: KeyObject): Record<string, string> {
  const other = generateKeyPairSync('ed25519');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ours = createPublicKey(key);
  const jwk = ours.export({ format: 'jwk' });
  const byOther = signedWith(other.privateKey);
  const secrets = {
    PEM: ours.export({ format: 'pem', type: 'spki' }),
    DER: ours.export({ format: 'der', type: 'spki' }),
    bytes: Buffer.from(String(jwk.x), 'base64url'),
    text: String(jwk.x),
    JWK: JSON.stringify(jwk),
  };
  const byHmac = Object.entries(secrets).map(([name, secret]): [string, string] => {
    const [head, payload] = byOther({ alg: 'HS256' }).split('.');
    const text = `${head}.${payload}`;
    const signature = createHmac('sha256', secret).update(text).digest('base64url');
    return [`HS256 with the public key's ${name}`, `${text}.${signature}`];
  });
  return {
    ...Object.fromEntries(byHmac),
    'RS256 by another key': signedWith(rsa.privateKey, 'sha256')({ alg: 'RS256' }),
    'ES256 by another key': signedWith(ec.privateKey, 'sha256')({ alg: 'ES256' }),
    "another key under the issuer's kid": byOther(),
    'another key under a kid of its own': byOther({ kid: 'theirs' }),
    'another key that it brings along': byOther({ jwk: other.publicKey.export({ format: 'jwk' }) }),
    'another key where it says': byOther({ jku: 'https://evil.example/jwks.json' }),
    'an unknown kid, well signed': signedWith(key)({ kid: `${String(header['kid'])}x` }),
    'a kid that is a path': signedWith(key)({ kid: `../issuer/${String(header['kid'])}` }),
    'no kid': signedWith(key)({ kid: undefined }),
  };
}

/** Even the issuer's own key signs nothing but what the issuer would say. */
function withOtherClaims(signed: Forge['signed'], claims: Claims, tenant: string): Record<string, string> {
  const now = Math.floor(Date.now() / 1000);
  const changed: Readonly<Record<string, Claims>> = {
    'another audience': { aud: `munim:${tenant}` },
    'two audiences': { aud: [claims['aud'], `munim:${tenant}`] },
    'a general audience': { aud: 'munim' },
    'no audience': { aud: undefined },
    'another bank under its own audience': { tenant },
    'a bank that there is not': { tenant: 'nobody', aud: 'munim:nobody' },
    'banks in a list': { tenant: [claims['tenant'], tenant] },
    'no bank': { tenant: undefined },
    'another issuer': { iss: 'https://issuer.evil.example' },
    'no issuer': { iss: undefined },
    expired: { iat: now - 700, exp: now - 100 },
    'no end': { exp: undefined },
    'an end as text': { exp: String(now + 300) },
    'a life of a year': { exp: now + 31_536_000 },
    'not yet valid': { nbf: now + 86_400 },
    'issued tomorrow': { iat: now + 86_400, exp: now + 87_000 },
    'scopes in a list': { scope: ['accounts:read'] },
    'no scope': { scope: undefined },
    'no client': { client_id: undefined },
  };
  return Object.fromEntries(Object.entries(changed).map(([name, one]) => [name, signed({}, one)]));
}

const withOtherHeaders = (signed: Forge['signed']): Record<string, string> => ({
  'typ JWT': signed({ typ: 'JWT' }),
  'no typ': signed({ typ: undefined }),
  'a critical extension': signed({ crit: ['exp'] }),
});
