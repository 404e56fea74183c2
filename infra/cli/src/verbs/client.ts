/** `client create|list|rotate|keys|revoke`: the credentials with which a bank's own systems get access tokens. */
import { Command, InvalidArgumentError } from 'commander';
import { readFile } from 'node:fs/promises';
import { exitCode, VerbFailed } from '../exit-codes.ts';
import { type ApiClient, type NewSecret, operatorOfThisMachine } from '../operator-client.ts';
import { paint, print, printJson, say, table } from '../terminal.ts';

export const clientVerb = (): Command =>
  new Command('client')
    .description("A bank's API clients: create, list, rotate, keys, revoke")
    .addCommand(create())
    .addCommand(list())
    .addCommand(rotate())
    .addCommand(keys())
    .addCommand(revoke());

interface Json {
  readonly json?: boolean;
}

const clientsOf = (bank: string): string => `/v1/tenants/${encodeURIComponent(bank)}/clients`;

interface Creation extends Json {
  readonly name: string;
  readonly scope: string[];
  readonly jwks?: string;
  readonly expiresAt?: string;
  readonly reason?: string;
}

const create = (): Command =>
  new Command('create')
    .description('Make a client; its secret is printed here and never again')
    .argument('<bank>', "the bank's id")
    .requiredOption('--name <name>', 'what it is for, e.g. core-banking')
    .requiredOption('--scope <scopes...>', 'what its tokens may do, e.g. accounts:read accounts:write')
    .option('--jwks <file>', 'instead of a secret: its public keys, as the bank gave them (RFC 7517)')
    .option('--expires-at <time>', 'when it ends by itself, e.g. 2027-01-31T00:00:00Z', instant)
    .option('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print it as JSON')
    .action(async (bank: string, { name, scope, jwks, expiresAt, reason, json }: Creation) => {
      const body = {
        name,
        scopes: scope,
        ...(jwks && { jwks: await keySetIn(jwks) }),
        ...(expiresAt && { expiresAt }),
        ...(reason && { reason }),
      };
      showSecret(await operatorOfThisMachine().change<NewSecret>(clientsOf(bank), body), json);
    });

const list = (): Command =>
  new Command('list')
    .description("A bank's clients")
    .argument('<bank>', "the bank's id")
    .option('--json', 'print them as JSON')
    .action(async (bank: string, { json }: Json) => {
      const clients = await operatorOfThisMachine().clients(bank);
      if (json) printJson(clients);
      else print(table([['id', 'name', 'state', 'scopes', 'last used', 'ends', 'secrets end'], ...clients.map(rowOf)]));
    });

const rotate = (): Command =>
  new Command('rotate')
    .description('Give a client a new secret; the old one stays good for the overlap')
    .argument('<bank>', "the bank's id")
    .argument('<client>', "the client's id")
    .option('--overlap <seconds>', 'how long the present secret stays good', seconds, 86_400)
    .option('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print it as JSON')
    .action(
      async (bank: string, client: string, { overlap, reason, json }: Json & { overlap: number; reason?: string }) =>
        showSecret(await operatorOfThisMachine().rotateClient(bank, client, overlap, reason), json),
    );

const keys = (): Command =>
  new Command('keys')
    .description('Give a client that signs for itself other public keys; those that stay in the file stay good')
    .argument('<bank>', "the bank's id")
    .argument('<client>', "the client's id")
    .requiredOption('--jwks <file>', 'its public keys, as the bank gave them (RFC 7517): old and new for the overlap')
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print it as JSON')
    .action(async (bank: string, client: string, { jwks, reason, json }: Json & { jwks: string; reason: string }) => {
      const path = `${clientsOf(bank)}/${encodeURIComponent(client)}/keys`;
      const body = { jwks: await keySetIn(jwks), reason };
      const changed = await operatorOfThisMachine().change<ApiClient>(path, body);
      if (json) printJson(changed);
      else print(`${changed.clientId} signs with ${keyNames(changed)}.`);
    });

async function keySetIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new VerbFailed(`${file} holds no key set: ${(error as Error).message}`, exitCode.usage);
  }
}

const keyNames = ({ jwks }: ApiClient): string => (jwks?.keys ?? []).map(({ kid }) => kid ?? 'its one key').join(', ');

const revoke = (): Command =>
  new Command('revoke')
    .description('End a client and its tokens for good')
    .argument('<bank>', "the bank's id")
    .argument('<client>', "the client's id")
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print it as JSON')
    .action(async (bank: string, client: string, { reason, json }: Json & { reason: string }) => {
      const revoked = await operatorOfThisMachine().revokeClient(bank, client, reason);
      if (json) printJson(revoked);
      else print(`${revoked.clientId} is ${revoked.state}.`);
    });

function instant(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new InvalidArgumentError('a date and time, ISO 8601');
  return at.toISOString();
}

function seconds(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('a whole number of seconds');
  return Number(text);
}

function showSecret(client: NewSecret, json: boolean | undefined): void {
  if (json) {
    printJson(client);
    return;
  }
  print(table([['client', client.clientId], ...(client.clientSecret ? [['secret', client.clientSecret]] : [])]));
  if (client.clientSecret === null) print(`It signs with ${keyNames(client)}.`);
  else say(paint('bold', 'Keep the secret now: it is not shown again.'));
}

const rowOf = (client: ApiClient): string[] => [
  client.clientId,
  client.name,
  client.state,
  client.scopes.join(' '),
  client.lastUsedAt ?? 'never',
  client.expiresAt ?? 'never',
  client.secrets.map(({ expiresAt }) => expiresAt ?? 'never').join(', ') || `signs with ${keyNames(client)}`,
];
