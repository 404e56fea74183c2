/** `audit`: who did what to which bank or client, and why. */
import { Command, InvalidArgumentError } from 'commander';
import { operatorOfThisMachine } from '../operator-client.ts';
import { print, printJson, table } from '../terminal.ts';

const limitMax = 200;

export const auditVerb = (): Command =>
  new Command('audit')
    .description('Who did what, and why: the newest deeds first')
    .option('--actor <actor>', 'only of this one, e.g. operator:bootstrap')
    .option('--target <target>', 'only to this one, e.g. tenant/kaveri-bank')
    .option('--limit <n>', `how many, at most ${limitMax}`, limit, 50)
    .option('--json', 'print them as JSON')
    .action(async ({ actor, target, limit: most, json }: Options) => {
      const filter = { ...(actor === undefined ? {} : { actor }), ...(target === undefined ? {} : { target }) };
      const deeds = await operatorOfThisMachine().audit(filter, most);
      if (json) printJson(deeds);
      else
        print(
          table([
            ['at', 'actor', 'action', 'target', 'reason'],
            ...deeds.map((deed) => [deed.at, deed.actor, deed.action, deed.target, deed.reason ?? '']),
          ]),
        );
    });

interface Options {
  readonly actor?: string;
  readonly target?: string;
  readonly limit: number;
  readonly json?: boolean;
}

function limit(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > limitMax)
    throw new InvalidArgumentError(`a whole number from 1 to ${limitMax}`);
  return count;
}
