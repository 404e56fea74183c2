/** `hold place|lift|list`: legal holds, which keep everything of a bank from being destroyed. */
import { Command, Option } from 'commander';
import type { components } from '@munim/sdk/control-plane';
import { operatorOfThisMachine } from '../operator-client.ts';
import { paint, print, printJson, table } from '../terminal.ts';
import { showApproval } from './approval.ts';

type Hold = components['schemas']['LegalHold'];
type PlacedHold = components['schemas']['PlacedLegalHold'];

interface Json {
  readonly json?: boolean;
}
interface Reasoned extends Json {
  readonly reason: string;
}

const pathOf = (bank: string): string => `/v1/tenants/${encodeURIComponent(bank)}/holds`;

export const holdVerb = (): Command =>
  new Command('hold')
    .description('Legal holds on a bank: place one alone, lift it as two, list them')
    .addCommand(place())
    .addCommand(lift())
    .addCommand(list());

const place = (): Command =>
  new Command('place')
    .description('Keep everything of a bank, at once: nothing is destroyed and no lock ends')
    .argument('<bank>', "the bank's id")
    .requiredOption('--reason <text>', 'whose word it is, and its number')
    .addOption(
      new Option('--scope <scope>', 'what it is about').choices(['bank', 'subject', 'record-class']).default('bank'),
    )
    .option('--subject <subject>', 'which subject or record class')
    .option('--json', 'print the hold as JSON')
    .action(async (bank: string, { json, ...body }: Reasoned & { scope: string; subject?: string }) => {
      const hold = await operatorOfThisMachine().change<PlacedHold>(pathOf(bank), body);
      if (json) printJson(hold);
      else print([`${hold.id} is in force.`, ...lostBefore(hold)].join('\n'));
    });

const lostBefore = ({ tenantId, destruction }: PlacedHold): string[] =>
  destruction === null
    ? []
    : [
        paint('red', `${tenantId} was being destroyed since ${destruction.startedAt}: what is left stays.`),
        ...destruction.gone.map(({ type, name }) => `gone already: ${type} ${name}`),
      ];

const lift = (): Command =>
  new Command('lift')
    .description('Ask that a hold end; a second operator allows it (approval approve)')
    .argument('<bank>', "the bank's id")
    .argument('<hold>', "the hold's id")
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print the approval as JSON')
    .action(async (bank: string, id: string, { reason, json }: Reasoned) =>
      showApproval(
        await operatorOfThisMachine().change<components['schemas']['Approval']>(
          `${pathOf(bank)}/${encodeURIComponent(id)}/lift`,
          { reason },
        ),
        json,
      ),
    );

const list = (): Command =>
  new Command('list')
    .description("A bank's holds, the lifted ones too")
    .argument('<bank>', "the bank's id")
    .option('--json', 'print them as JSON')
    .action(async (bank: string, { json }: Json) => {
      const holds = await operatorOfThisMachine().all<Hold>(pathOf(bank));
      if (json) printJson(holds);
      else
        print(
          table([
            ['id', 'about', 'reason', 'placed', 'lifted'],
            ...holds.map((hold) => [
              hold.id,
              [hold.scope, hold.subject].filter(Boolean).join(' '),
              hold.reason,
              `${hold.placedAt} by ${hold.placedBy}`,
              hold.liftedAt === null ? '' : `${hold.liftedAt} by ${hold.liftedBy ?? ''}`,
            ]),
          ]),
        );
    });
