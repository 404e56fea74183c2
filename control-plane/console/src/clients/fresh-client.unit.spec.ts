import { expect, test } from 'vitest';
import { freshOf } from './fresh-client.ts';

const answer = { tenantId: 'a-bank', name: 'core', clientId: 'cli_1', jwks: null };
const keys = { keys: [{ kty: 'OKP' as const, crv: 'Ed25519' as const, x: 'x' }] };

test.each([
  ['the first answer has the secret', { ...answer, clientSecret: 's' }, { kind: 'shown', value: 's' }],
  [
    'a retry after a lost answer has none, and that is no empty secret',
    { ...answer, clientSecret: null },
    { kind: 'lost' },
  ],
  ['a client with a key of its own never had one', { ...answer, jwks: keys, clientSecret: null }, { kind: 'none' }],
])('%s', (_, given, secret) => {
  expect(freshOf(given).secret).toEqual(secret);
});
