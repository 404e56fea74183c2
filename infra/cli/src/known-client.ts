/** An API client for a program that uses it at once: it was announced, and on a busy machine a process hears of it late. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { OperatorClient } from './operator-client.ts';

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Addresses of the platform. */
export interface Entrances {
  readonly issuer: string;
  /** Left out where no pod runs that could be asked. */
  readonly gateway?: string | undefined;
}

/** Each is answered by another process; whether the client may, they say once they know its bank. */
const askedOfEachPod = ['/v1/session', '/v1/accounts?limit=1', '/v1/log?limit=1'];
const knownWithinMs = 60_000;
const pollMs = 50;

/** Resolves when the issuer gives it a token and no pod answers it 401. */
export async function createKnownClient(
  operator: OperatorClient,
  urls: Entrances,
  bank: string,
  name: string,
  scopes: readonly string[],
): Promise<ClientCredentials> {
  const { clientId, clientSecret } = await operator.createClient(bank, name, scopes);
  const client = { clientId, clientSecret };
  const endMs = performance.now() + knownWithinMs;
  const insist = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (performance.now() > endMs) throw error;
        await sleep(pollMs);
      }
    }
  };
  const token = await insist(() => takeToken(urls.issuer, client));
  const { gateway } = urls;
  if (gateway === undefined) return client;
  for (const path of askedOfEachPod)
    await insist(async () => {
      const response = await fetch(gateway + path, { headers: { authorization: `Bearer ${token}` } });
      await response.body?.cancel();
      if (response.status === 401) throw new Error(`${path} still answers 401 to ${clientId}`);
    });
  return client;
}

/** A real token from the real issuer. */
export async function takeToken(issuer: string, { clientId, clientSecret }: ClientCredentials): Promise<string> {
  const response = await fetch(`${issuer}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  if (!response.ok) throw new Error(`the issuer refused: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { access_token: string }).access_token;
}
