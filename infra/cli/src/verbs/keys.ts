/** `keys list|rotate|revoke`: the keys that sign access tokens, for all banks at once. */
import { Command } from 'commander';
import { type OperatorClient, operatorOfThisMachine, type SigningKey } from '../operator-client.ts';
import { print, printJson, say, table } from '../terminal.ts';

export const keysVerb = (): Command =>
  new Command('keys')
    .description('The keys that sign access tokens: list, rotate, revoke')
    .addCommand(list())
    .addCommand(rotate())
    .addCommand(revoke());

interface Json {
  readonly json?: boolean;
}
interface Reason extends Json {
  readonly reason: string;
}

const list = (): Command =>
  new Command('list')
    .description('Every key, newest first, with its state and since when')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: Json) => {
      const keys = await operatorOfThisMachine().signingKeys();
      if (json) printJson(keys);
      else print(table([['key', 'state', 'made', 'signs since', 'over since', 'why'], ...keys.map(rowOf)]));
    });

const rotate = (): Command =>
  new Command('rotate')
    .description('Sign with a new key once every pod knows it; tokens of the present one live out their time')
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--wait', 'return when the new key signs')
    .option('--json', 'print the new key as JSON')
    .action(async ({ reason, wait, json }: Reason & { wait?: boolean }) => {
      const control = operatorOfThisMachine();
      const { kid } = await control.rotateSigningKey(reason);
      if (wait) await untilItSigns(control, kid);
      const key = (await control.signingKeys()).find((one) => one.kid === kid);
      if (json) printJson(key);
      else print(`${kid} is ${key?.state ?? 'unknown'}.`);
      if (!wait && !json) say('It signs in about half a minute; ./munim keys list says when it does.');
    });

const revoke = (): Command =>
  new Command('revoke')
    .description('For a key that somebody else may hold: every pod refuses its tokens at once, honest ones too')
    .argument('<key>', 'as ./munim keys list names it')
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print the key as JSON')
    .action(async (kid: string, { reason, json }: Reason) => {
      const key = await operatorOfThisMachine().revokeSigningKey(kid, reason);
      if (json) printJson(key);
      else print(`${key.kid} is ${key.state}.`);
    });

const pollMs = 250;

async function untilItSigns(control: OperatorClient, kid: string): Promise<void> {
  for (;;) {
    const state = (await control.signingKeys()).find((one) => one.kid === kid)?.state;
    if (state !== 'published') return;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

const rowOf = ({ kid, state, createdAt, signingAt, endedAt, reason }: SigningKey): string[] => [
  kid,
  state,
  createdAt,
  signingAt ?? '',
  endedAt ?? '',
  reason ?? '',
];
