/** A bank's access token for whoever tries things out: by an API client that is kept on this machine, and made anew when it is over. */
import { existsSync, readFileSync } from 'node:fs';
import { writeSecret } from '@munim/local';
import { VerbFailed } from './exit-codes.ts';

export interface KeptClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface TokenAnswer {
  readonly access_token: string;
  readonly expires_in: number;
}

/** Where one is kept, and what makes and uses it. */
export interface TokenParts {
  /** With the installation's secrets: a new client for every token would litter the bank's list. */
  readonly file: string;
  readonly issuer: string;
  readonly makeClient: () => Promise<KeptClient>;
}

export async function bankToken({ file, issuer, makeClient }: TokenParts): Promise<TokenAnswer> {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KeptClient) : undefined;
  const answer = kept && (await takeToken(issuer, kept));
  if (answer?.ok) return (await answer.json()) as TokenAnswer;
  // Somebody has revoked it, or it has ended: that is no reason to be without a token for ever.
  if (answer && answer.status !== 401) throw await refusalOf(answer);
  const fresh = await makeClient();
  writeSecret(file, JSON.stringify(fresh));
  const second = await takeToken(issuer, fresh);
  if (!second.ok) throw await refusalOf(second);
  return (await second.json()) as TokenAnswer;
}

const takeToken = (issuer: string, { clientId, clientSecret }: KeptClient): Promise<Response> =>
  fetch(`${issuer}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });

const refusalOf = async (answer: Response): Promise<VerbFailed> =>
  new VerbFailed(`the issuer refused the client: ${answer.status} ${await answer.text()}`);
