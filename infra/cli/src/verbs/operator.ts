/** `operator whoami|list|invite|role|disable|token`: who may drive the platform, and as what. */
import { Command, Option } from 'commander';
import type { components } from '@munim/sdk/control-plane';
import { operatorOfThisMachine } from '../operator-client.ts';
import { paint, print, printJson, say, table } from '../terminal.ts';
import { showApproval } from './approval.ts';

type Operator = components['schemas']['Operator'];
type Approval = components['schemas']['Approval'];

interface Json {
  readonly json?: boolean;
}
interface Reasoned extends Json {
  readonly reason: string;
}

const roles = ['owner', 'operator', 'support', 'auditor'];
const pathOf = (id: string): string => `/v1/operators/${encodeURIComponent(id)}`;
const role = (): Option => new Option('--role <role>', 'what they may do').choices(roles).makeOptionMandatory();
const why = 'why: kept in the audit log';

export const operatorVerb = (): Command =>
  new Command('operator')
    .description('Who may drive the platform: whoami, list, invite, role, disable, token')
    .addCommand(whoami())
    .addCommand(list())
    .addCommand(invite())
    .addCommand(changeRole())
    .addCommand(disable())
    .addCommand(token());

const whoami = (): Command =>
  new Command('whoami')
    .description('Whose token this is (MUNIM_OPERATOR_TOKEN, else the installation’s), and what it may do')
    .option('--json', 'print it as JSON')
    .action(async ({ json }: Json) => {
      const me = await operatorOfThisMachine().get<components['schemas']['CurrentOperator']>('/v1/operators/current');
      if (json) printJson(me);
      else print(table([...rowsOf(me), ['may', me.operations.join(' ')]]));
    });

const list = (): Command =>
  new Command('list')
    .description('All operators, those who left too')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: Json) => {
      const all = await operatorOfThisMachine().all<Operator>('/v1/operators');
      if (json) printJson(all);
      else
        print(
          table([
            ['id', 'name', 'e-mail', 'role', 'state', 'signs in with'],
            ...all.map((one) => [one.id, one.name, one.email ?? '', one.role, one.state, one.signsInWith.join(', ')]),
          ]),
        );
    });

const invite = (): Command =>
  new Command('invite')
    .description('Ask for a new operator; a second owner allows it, where there is one')
    .requiredOption('--name <name>', 'the name')
    .requiredOption('--email <address>', 'the address that the identity provider vouches for')
    .addOption(role())
    .requiredOption('--reason <text>', why)
    .option('--json', 'print the approval as JSON')
    .action(async ({ json, ...person }: Reasoned & { name: string; email: string; role: string }) =>
      showApproval(await operatorOfThisMachine().change<Approval>('/v1/operators', person), json),
    );

const changeRole = (): Command =>
  new Command('role')
    .description('Ask for another role; a second owner allows it, where there is one')
    .argument('<operator>', "the operator's id")
    .addOption(role())
    .requiredOption('--reason <text>', why)
    .option('--json', 'print the approval as JSON')
    .action(async (id: string, { json, ...body }: Reasoned & { role: string }) =>
      showApproval(await operatorOfThisMachine().change<Approval>(`${pathOf(id)}/role`, body), json),
    );

const disable = (): Command =>
  new Command('disable')
    .description('Shut an operator out, at once and for ever')
    .argument('<operator>', "the operator's id")
    .requiredOption('--reason <text>', why)
    .option('--json', 'print the operator as JSON')
    .action(async (id: string, { json, reason }: Reasoned) => {
      const operator = await operatorOfThisMachine().change<Operator>(`${pathOf(id)}/disable`, { reason });
      if (json) printJson(operator);
      else print(table(rowsOf(operator)));
    });

const token = (): Command =>
  new Command('token')
    .description('Renew one’s own token, or issue the first one of an operator who was invited; printed once')
    .argument('<operator>', "the operator's id")
    .requiredOption('--reason <text>', why)
    .option('--json', 'print it as JSON')
    .action(async (id: string, { json, reason }: Reasoned) => {
      const issued = await operatorOfThisMachine().change<components['schemas']['OperatorWithToken']>(
        `${pathOf(id)}/token`,
        { reason },
      );
      if (json) {
        printJson(issued);
        return;
      }
      print(table([...rowsOf(issued), ['token', issued.token ?? '']]));
      say(paint('bold', 'Keep the token now: it is not shown again.'));
    });

const rowsOf = ({ id, name, role: as, state }: Operator): string[][] => [
  ['operator', id],
  ['name', name],
  ['role', as],
  ['state', state],
];
