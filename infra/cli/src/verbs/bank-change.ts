/** `bank change` and `bank rotate-login`: what was agreed with a bank, what it has switched on, its login's password. */
import { Command, InvalidArgumentError } from 'commander';
import { exitCode, VerbFailed } from '../exit-codes.ts';
import { type OperatorClient, operatorOfThisMachine, type Tenant } from '../operator-client.ts';
import { type Reason, showBank, showPreview, watch } from './bank-display.ts';
import { contactOf, contextsOf } from './bank-onboard.ts';

type Quotas = Readonly<Record<string, number | null>>;

interface Wanted extends Reason {
  readonly plan?: string;
  readonly contexts?: Tenant['contexts'];
  readonly quota?: Quotas;
  readonly contact?: Tenant['contacts'];
  readonly ifVersion?: string;
  readonly preview?: boolean;
}

export const change = (): Command =>
  new Command('change')
    .description('Give a bank another plan, other quotas or contacts, or switch contexts on and off')
    .argument('<bank>', 'its id')
    .option('--plan <plan>', 'with the quotas of that plan')
    .option('--contexts <names>', 'what is to be switched on, separated by commas; the rest keeps its data', contextsOf)
    .option('--quota <name=amount>', 'beyond or below the plan; "plan" as amount goes back to it', quotaOf)
    .option('--contact <role:email:name>', 'all whom to call, in place of those before', (text: string, before) =>
      contactOf(text, (before as Tenant['contacts'] | undefined) ?? []),
    )
    .option('--reason <text>', 'why: kept in the audit log')
    .option('--if-version <version>', 'only if the bank is still at the version that was read')
    .option('--preview', 'of --contexts: say what would be made, and change nothing')
    .option('--json', 'print the bank, or the preview, as JSON')
    .action(async (id: string, wanted: Wanted) => {
      const control = operatorOfThisMachine();
      if (wanted.preview && wanted.contexts) {
        await showPreview(control, await control.previewContexts(id, wanted.contexts), wanted.json);
        return;
      }
      const changes = changesOf(wanted);
      if (changes.length === 0 || wanted.preview)
        throw new VerbFailed('say what to change: --plan, --contexts, --quota or --contact', exitCode.usage);
      if (wanted.reason === undefined) throw new VerbFailed('say why: --reason', exitCode.usage);
      await applyAll(control, id, changes, wanted);
      showBank(await control.tenant(id), wanted.json);
    });

type Change = readonly [of: string, body: object];

const changesOf = ({ plan, quota, contact, contexts }: Wanted): Change[] => [
  ...(plan === undefined ? [] : [['plan', { plan }] as const]),
  ...(quota === undefined ? [] : [['quotas', { quotas: quota }] as const]),
  ...(contact === undefined ? [] : [['contacts', { contacts: contact }] as const]),
  ...(contexts === undefined ? [] : [['contexts', { contexts }] as const]),
];

/** The version that was read is named to the first: after it, it is ours. */
async function applyAll(
  control: OperatorClient,
  id: string,
  changes: readonly Change[],
  wanted: Wanted,
): Promise<void> {
  let version = wanted.ifVersion;
  for (const [of, body] of changes) {
    const answer = await control.changeBank(id, of, { ...body, reason: wanted.reason }, version);
    if ('steps' in answer) await watch(control, answer);
    else version = version === undefined ? undefined : String(answer.version);
  }
}

function quotaOf(text: string, before: Quotas = {}): Quotas {
  const [, name, amount] = /^([A-Za-z]+)=(\d+|plan)$/.exec(text) ?? [];
  if (name === undefined || amount === undefined) throw new InvalidArgumentError('like requestsPerSecond=500');
  return { ...before, [name]: amount === 'plan' ? null : Number(amount) };
}

export const rotateLogin = (): Command =>
  new Command('rotate-login')
    .description("Give a bank's database login another password, while it serves")
    .argument('<bank>', 'its id')
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print the bank as JSON')
    .action(async (id: string, { reason, json }: Reason) => {
      const control = operatorOfThisMachine();
      const run = await control.changeBank(id, 'rotate-login', { reason });
      if ('steps' in run) await watch(control, run);
      showBank(await control.tenant(id), json);
    });
