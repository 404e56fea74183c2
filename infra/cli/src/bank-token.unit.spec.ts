import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bankToken, type KeptClient } from './bank-token.ts';

let directory: string;
let issuer: Server;
let file: string;
/** Clients that the issuer knows, and what it answers to all others. */
let known: Set<string>;
let refusal: number;
let made: number;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munim-token-'));
  file = join(directory, 'client.json');
  [known, refusal, made] = [new Set(), 401, 0];
  issuer = createServer(({ headers }, response) => {
    const [client = ''] = Buffer.from(headers.authorization?.slice(6) ?? '', 'base64')
      .toString()
      .split(':');
    response.statusCode = known.has(client) ? 200 : refusal;
    response.end(JSON.stringify({ access_token: `of ${client}`, expires_in: 600 }));
  });
  await new Promise<void>((listening) => issuer.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  issuer.close();
  await rm(directory, { recursive: true });
});

const take = async (): Promise<string> => {
  const { access_token: token } = await bankToken({
    file,
    issuer: `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`,
    makeClient: async () => {
      const clientId = `cli_${++made}`;
      known.add(clientId);
      return { clientId, clientSecret: 's' };
    },
  });
  return token;
};
const kept = async (): Promise<KeptClient> => JSON.parse(await readFile(file, 'utf8')) as KeptClient;

describe('a token of a bank', () => {
  test('is taken by one client, which is kept', async () => {
    expect([await take(), await take(), made]).toEqual(['of cli_1', 'of cli_1', 1]);
  });

  test('is taken by a new one when the kept one is revoked, which is kept then', async () => {
    await take();
    known.clear();
    expect([await take(), (await kept()).clientId, await take()]).toEqual(['of cli_2', 'cli_2', 'of cli_2']);
  });

  test('is not tried again with another client when the issuer has another reason', async () => {
    await writeFile(file, JSON.stringify({ clientId: 'cli_0', clientSecret: 's' }));
    refusal = 503;
    await expect(take()).rejects.toThrow('the issuer refused the client: 503');
    expect([made, (await kept()).clientId]).toEqual([0, 'cli_0']);
  });
});
