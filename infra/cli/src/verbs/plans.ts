/** `bank plans`: what each plan includes, for whoever chooses one. */
import type { components } from '@munim/sdk/control-plane';
import { Command } from 'commander';
import { operatorOfThisMachine } from '../operator-client.ts';
import { print, printJson, table } from '../terminal.ts';
import type { Json } from './bank-display.ts';

type Plans = components['schemas']['Plans'];

export const plans = (): Command =>
  new Command('plans')
    .description('What each plan includes: contexts, quotas, where its banks live, and whether a sandbox comes along')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: Json) => {
      const { data } = await operatorOfThisMachine().get<Plans>('/v1/plans');
      if (json) printJson(data);
      else
        print(
          table([
            ['plan', 'environment', 'cell', 'sandbox', 'contexts', 'quotas'],
            ...data.map(({ name, environment, tier, hasSandbox, contexts, quotas }) => [
              name,
              environment,
              tier,
              hasSandbox ? 'beside it' : 'none',
              contexts.join(','),
              Object.entries(quotas)
                .map(([quota, amount]) => `${quota} ${amount}`)
                .join(', '),
            ]),
          ]),
        );
    });
