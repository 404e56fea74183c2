import { expect, test } from 'vitest';
import { bodyOf, commandOf, nothingSaid } from './wanted-client.ts';

const said = { ...nothingSaid, name: ' core ', chosen: ['accounts:write', 'accounts:read'] };
const jwks = { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'x', kid: 'k1' }] };

test('what was typed becomes the request, and the command that asks for the same', () => {
  const body = bodyOf({ ...said, lastDay: '2027-01-31' });
  expect(body).toEqual({
    name: 'core',
    scopes: ['accounts:read', 'accounts:write'],
    expiresAt: '2027-01-31T23:59:59.000Z',
  });
  expect(body && commandOf('a-bank', body)).toContain('./munim client create a-bank --name core --scope accounts:read');
});

test('a client with keys gets no secret, and there is no command for it', () => {
  const body = bodyOf({ ...said, keys: JSON.stringify(jwks) });
  expect(body).toMatchObject({ jwks });
  expect(body && commandOf('a-bank', body)).toBeUndefined();
});

test.each([{ name: ' ' }, { chosen: [] }, { keys: '{"keys":' }, { keys: '{}' }, { keys: 'null' }])(
  'with %j there is nothing to send yet',
  (missing) => {
    expect(bodyOf({ ...said, ...missing })).toBeUndefined();
  },
);
