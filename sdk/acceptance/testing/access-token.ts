/** A token of the platform's issuer, and the moment from which a new client can be used wherever it goes. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Addresses of the platform. */
export interface Entrances {
  readonly issuer: string;
  readonly gateway: string;
}

export const tokenUrlOf = (issuer: string): string => `${issuer}/oauth/token`;

/** `scope` asks for less than the client holds. */
export async function requestTokenOf(
  issuer: string,
  { clientId, clientSecret }: Credentials,
  scope?: string,
): Promise<string> {
  const response = await fetch(tokenUrlOf(issuer), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      ...(scope === undefined ? {} : { scope }),
    }),
  });
  const body = (await response.json()) as { access_token?: string };
  if (body.access_token === undefined) throw new Error(`no token for ${clientId}: ${JSON.stringify(body)}`);
  return body.access_token;
}

/** Each is answered by another process; whether the client may, they say once they know its bank. */
const askedOfEachPod = ['/v1/session', '/v1/accounts?limit=1', '/v1/log?limit=1'];
/** Its bank and it are announced, not handed over: on a machine that pauses a process hears of them late. */
const knownWithinMs = 60_000;
const pollMs = 50;

/** Resolves when the issuer gives the client a token and no pod answers it 401. */
export async function untilKnown({ issuer, gateway }: Entrances, credentials: Credentials): Promise<void> {
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
  const token = await insist(() => requestTokenOf(issuer, credentials));
  for (const path of askedOfEachPod)
    await insist(async () => {
      const response = await fetch(gateway + path, { headers: { authorization: `Bearer ${token}` } });
      await response.body?.cancel();
      if (response.status === 401) throw new Error(`${path} still answers 401 to ${credentials.clientId}`);
    });
}
