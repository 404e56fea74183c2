/** `bank onboard`: what has to be said about a new bank; with `--preview` only what would be made for it. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { type NewBank, operatorOfThisMachine, type Tenant } from '../operator-client.ts';
import { print } from '../terminal.ts';
import { type Json, showBank, showPreview, watch } from './bank-display.ts';

type Contact = Tenant['contacts'][number];
type Contexts = Tenant['contexts'];

interface Onboarding extends Json, NewBank {
  readonly preview?: boolean;
  readonly wait?: boolean;
}

export const onboard = (): Command =>
  new Command('onboard')
    .description('Bring a new bank up: its schema, topics, buckets and keys')
    .requiredOption('--name <name>', 'what people call it')
    .option(
      '--country <code>',
      "ISO 3166-1 alpha-2, in capitals; the installation's own (MUNIM_HOME_COUNTRY) when left out",
    )
    .option('--id <id>', 'chosen from the name when left out; never used again')
    .addOption(
      new Option('--environment <environment>', "sandbox: its money is nobody's; the plan's when left out").choices([
        'live',
        'sandbox',
      ]),
    )
    .option('--plan <plan>', 'starter when left out; some bring a sandbox bank along')
    .option('--contexts <names>', 'what to switch on, separated by commas; all of the plan when left out', contextsOf)
    .option('--contact <role:email:name>', 'whom to call; as often as there are some', contactOf, [])
    .option('--region <region>', "where its data is and stays; the platform's own when left out")
    .option('--cell <cell>', 'which cell of the region; without a region, its own')
    .option('--reason <text>', 'why: kept in the audit log')
    .option('--preview', 'say what would be made, and make nothing')
    .option('--wait', 'return when the bank is active, or its run has failed')
    .option('--json', 'print the bank, or the preview, as JSON')
    .action(async ({ preview, wait, json, contact, ...said }: Onboarding & { contact: readonly Contact[] }) => {
      const control = operatorOfThisMachine();
      const bank = { ...said, contacts: [...contact] };
      if (preview) {
        await showPreview(control, await control.previewBank(bank), json);
        return;
      }
      const { tenant, run, sandbox } = await control.onboard(bank);
      if (wait) for (const one of sandbox ? [run, sandbox.run] : [run]) await watch(control, one);
      showBank(wait ? await control.tenant(tenant.id) : tenant, json);
      if (!wait && !json) print(`\nIts run is ${run.id}; ./munim bank show ${tenant.id} says how far it is.`);
    });

/** Which there are is the control plane's to say. */
export const contextsOf = (text: string): Contexts => text.split(',').map((one) => one.trim()) as Contexts;

export function contactOf(text: string, before: readonly Contact[]): Contact[] {
  const [role = '', email = '', ...name] = text.split(':');
  if (name.length === 0) throw new InvalidArgumentError('like security:asha@bank.example:Asha Rao');
  return [...before, { role: role as Contact['role'], email, name: name.join(':') }];
}
