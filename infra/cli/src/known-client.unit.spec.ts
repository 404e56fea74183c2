import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createKnownClient } from './known-client.ts';
import type { OperatorClient } from './operator-client.ts';

const operator = {
  createClient: () => Promise.resolve({ clientId: 'cli_1', clientSecret: 'secret' }),
} as unknown as OperatorClient;

/** An issuer that hears of the client late, and a pod that hears of it later. */
async function entrances() {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const isKnown = asked.filter((one) => one === url).length > 2;
    response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' }).end('{"access_token":"t"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { asked, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test.each([
  ['of the issuer and of every pod', true, ['/oauth/token', '/v1/session', '/v1/accounts?limit=1', '/v1/log?limit=1']],
  ['of the issuer alone where no pod runs, as before a benchmark', false, ['/oauth/token']],
])('a client is waited for until it is known: %s', async (_what, hasGateway, paths) => {
  const { asked, server, url } = await entrances();
  const urls = { issuer: url, ...(hasGateway ? { gateway: url } : {}) };
  expect(await createKnownClient(operator, urls, 'a-bank', 'spec', [])).toEqual({
    clientId: 'cli_1',
    clientSecret: 'secret',
  });
  expect(asked).toEqual(paths.flatMap((path) => [path, path, path]));
  server.close();
});
