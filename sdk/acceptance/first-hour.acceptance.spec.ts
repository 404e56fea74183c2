/** What a bank's programmer tries first works as it is written: the ten lines of the README, and a client without a secret. */
import { createMunim, MunimError } from '@munim/sdk';
import { exportJWK, generateKeyPair } from 'jose';
import { readFile } from 'node:fs/promises';
import { expect, inject, test } from 'vitest';
import { bankCalled } from './testing/bank.ts';
import { createOperator } from './testing/operator.ts';

const { urls, operatorTokenFile } = inject('platform');
const north = bankCalled('north');
const tokenUrl = `${urls.issuer}/oauth/token`;

test('the lines of the README run as they stand there', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [, block = ''] = /## The SDK in ten lines\n\n```ts\n([^`]+)```/.exec(readme) ?? [];
  const lines = block.replace("import { createMunim } from '@munim/sdk';\n", '');
  expect(lines.length).toBeGreaterThan(200);
  expect(lines).not.toBe(block);
  const said: unknown[] = [];
  const given = {
    createMunim,
    baseUrl: urls.gateway,
    tokenUrl,
    ...north.credentials,
    console: { log: (one: unknown) => said.push(one) },
  };
  const run = `return (async ({ ${Object.keys(given).join(', ')} }) => {${lines}})(given)`;
  // oxlint-disable-next-line typescript/no-implied-eval -- what is run is a page of this repository
  await (new Function('given', run)(given) as Promise<void>);
  expect(said).toEqual(['12500', 'COMPLETED']);
});

test('a client that signs with a key of its own gets tokens, and with another key none', async () => {
  const operator = createOperator(urls, (await readFile(operatorTokenFile, 'utf8')).trim());
  const [pair, other] = [await generateKeyPair('EdDSA'), await generateKeyPair('EdDSA')];
  const publicKey = { ...(await exportJWK(pair.publicKey)), kid: 'k1' };
  const { clientId } = await operator.createClient(north.id, ['accounts:read'], publicKey);
  const withKey = ({ privateKey }: typeof pair) =>
    createMunim({ baseUrl: urls.gateway, auth: { tokenUrl, clientId, privateKey } });
  const { data } = await withKey(pair).api.GET('/v1/session');
  expect(data).toEqual({ tenant: north.id, clientId, scopes: ['accounts:read'] });
  const refused = withKey(other).api.GET('/v1/session');
  await expect(refused).rejects.toBeInstanceOf(MunimError);
  await expect(refused).rejects.toMatchObject({ code: 'token-refused', status: 401 });
});
