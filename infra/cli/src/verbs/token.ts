/** `token BANK`: an access token of a bank for trying things out, from an API client that is made for this purpose once. */
import { join } from 'node:path';
import { Command } from 'commander';
import { bankToken } from '../bank-token.ts';
import { operatorOfThisMachine, platformOfThisMachine } from '../operator-client.ts';
import { print, printJson } from '../terminal.ts';

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
      const { urls, secretsDirectory } = platformOfThisMachine();
      const answer = await bankToken({
        file: join(secretsDirectory, 'local', `cli-client-${bank}.json`),
        issuer: urls.issuer,
        makeClient: async () => {
          const client = await operatorOfThisMachine().createClient(bank, 'munim command line', scopes);
          return { clientId: client.clientId, clientSecret: client.clientSecret };
        },
      });
      if (json) printJson({ accessToken: answer.access_token, expiresIn: answer.expires_in });
      else print(answer.access_token);
    });
