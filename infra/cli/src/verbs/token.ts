/** `token BANK`: an access token of a bank for trying things out, from an API client that is made for this purpose once. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultStateDirectory, type KnownPlatform, knownPlatform, writeSecret } from '@munim/local';
import { Command } from 'commander';
import { exitCode, VerbFailed } from '../exit-codes.ts';
import { bootstrapOperatorClient } from '../operator-client.ts';
import { print, printJson } from '../terminal.ts';

interface ApiClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface TokenAnswer {
  readonly access_token: string;
  readonly expires_in: number;
}

/** Everything that a bank's own back office may do. */
const scopes = [
  'customers:read',
  'customers:write',
  'accounts:read',
  'accounts:write',
  'transfers:read',
  'transfers:write',
];

export const tokenVerb = (): Command =>
  new Command('token')
    .description('Print an access token of a bank, for curl and the API reference')
    .argument('<bank>', 'its id, as in ./munim demo: one of those that GET /v1/tenants lists')
    .option('--json', 'print {accessToken, expiresIn} as JSON')
    .action(async (bank: string, { json }: { json?: boolean }) => {
      const platform = knownPlatform(defaultStateDirectory(process.env), process.env);
      if (platform === undefined)
        throw new VerbFailed('the platform does not run: ./munim up starts it', exitCode.notRunning);
      const client = await apiClientOf(bank, platform);
      const answer = await takeToken(platform.urls.issuer, client);
      if (json) printJson({ accessToken: answer.access_token, expiresIn: answer.expires_in });
      else print(answer.access_token);
    });

/** Kept with the installation's secrets: a new client for every token would litter the bank's list. */
async function apiClientOf(bank: string, platform: KnownPlatform): Promise<ApiClient> {
  const file = join(platform.secretsDirectory, 'local', `cli-client-${bank}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as ApiClient;
  const operator = bootstrapOperatorClient(platform.urls.controlPlane, platform.operatorTokenFile);
  const { clientId, clientSecret } = await operator.createClient(bank, 'munim command line', scopes);
  writeSecret(file, JSON.stringify({ clientId, clientSecret }));
  return { clientId, clientSecret };
}

async function takeToken(issuer: string, { clientId, clientSecret }: ApiClient): Promise<TokenAnswer> {
  const response = await fetch(`${issuer}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!response.ok) throw new VerbFailed(`the issuer refused the client: ${response.status} ${await response.text()}`);
  return (await response.json()) as TokenAnswer;
}
