/** `approval list|show|approve|reject|withdraw`: what one operator asked for and another one decides. */
import { Command } from 'commander';
import type { components } from '@munim/sdk/control-plane';
import { operatorOfThisMachine } from '../operator-client.ts';
import { print, printJson, say, table } from '../terminal.ts';

type Approval = components['schemas']['Approval'];

interface Json {
  readonly json?: boolean;
}

export const approvalVerb = (): Command =>
  new Command('approval')
    .description('Dangerous deeds that wait for a second operator: list, show, approve, reject, withdraw')
    .addCommand(list())
    .addCommand(show())
    .addCommand(decision('approve', 'Allow it: it is done at once, in the name of whoever asked'))
    .addCommand(decision('reject', 'Refuse it: nothing is done'))
    .addCommand(decision('withdraw', 'Take back what one asked for oneself'));

const list = (): Command =>
  new Command('list')
    .description('Those that are open, or all')
    .option('--all', 'the decided ones too')
    .option('--json', 'print them as JSON')
    .action(async ({ all, json }: Json & { all?: boolean }) => {
      const approvals = await operatorOfThisMachine().all<Approval>(`/v1/approvals${all ? '' : '?state=pending'}`);
      if (json) printJson(approvals);
      else if (approvals.length === 0) print('Nothing waits for an approval.');
      else
        print(
          table([
            ['id', 'operation', 'target', 'state', 'asked by', 'until', 'reason'],
            ...approvals.map((one) => [
              one.id,
              one.operation,
              one.target,
              one.state,
              one.requestedBy,
              one.expiresAt,
              one.reason,
            ]),
          ]),
        );
    });

const show = (): Command =>
  new Command('show')
    .description('One approval, with what was asked for')
    .argument('<approval>', "the approval's id")
    .option('--json', 'print it as JSON')
    .action(async (id: string, { json }: Json) => showApproval(await at(id), json));

const decision = (verb: string, description: string): Command =>
  new Command(verb)
    .description(description)
    .argument('<approval>', "the approval's id")
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print it as JSON')
    .action(async (id: string, { reason, json }: Json & { reason: string }) =>
      showApproval(
        await operatorOfThisMachine().change<Approval>(`/v1/approvals/${encodeURIComponent(id)}/${verb}`, { reason }),
        json,
      ),
    );

const at = (id: string): Promise<Approval> =>
  operatorOfThisMachine().get<Approval>(`/v1/approvals/${encodeURIComponent(id)}`);

/** Also for the verbs that ask for one. */
export function showApproval(approval: Approval, json: boolean | undefined): void {
  if (json) {
    printJson(approval);
    return;
  }
  const { reason: _, ...asked } = approval.body;
  print(
    table([
      ['approval', approval.id],
      ['operation', approval.operation],
      ['target', approval.target],
      ...Object.entries(asked).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
      ['reason', approval.reason],
      ['asked by', approval.requestedBy],
      ['state', approval.state],
      ...(approval.decisionReason === null
        ? []
        : [['decided', `${approval.decidedBy ?? '(nobody)'}: ${approval.decisionReason}`]]),
    ]),
  );
  if (approval.state === 'pending')
    say(`Another operator allows it: MUNIM_OPERATOR_TOKEN=… ./munim approval approve ${approval.id} --reason …`);
}
