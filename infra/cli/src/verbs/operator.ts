/** `operator whoami|list|invite|role|token|confirm|sessions|sign-out|disable|disable-owner`: who may drive the platform, and as what. */
import { Command, Option } from 'commander';
import type { components } from '@munim/sdk/control-plane';
import { type OperatorClient, operatorOfThisMachine } from '../operator-client.ts';
import { paint, print, printJson, say, table } from '../terminal.ts';
import { showApproval } from './approval.ts';

type Operator = components['schemas']['Operator'];
type Approval = components['schemas']['Approval'];
type Session = components['schemas']['Session'];

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
    .description('Who may drive the platform: whoami, list, invite, role, token, confirm, sessions, sign-out, disable')
    .addCommand(whoami())
    .addCommand(list())
    .addCommand(invite())
    .addCommand(changeRole())
    .addCommand(token())
    .addCommand(confirm())
    .addCommand(sessions())
    .addCommand(signOut())
    .addCommand(disable())
    .addCommand(disableOwner());

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
            ['id', 'name', 'e-mail', 'role', 'state', 'signs in with', 'token until', 'last used', 'known to'],
            ...all.map((one) => [
              one.id,
              one.name,
              one.email ?? '',
              one.role,
              one.state,
              one.signsInWith.join(', '),
              tokenEnd(one),
              one.tokenLife?.lastUsedAt ?? '',
              one.knownTo.join(', '),
            ]),
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

const tokenEnd = ({ tokenLife }: Operator): string =>
  tokenLife === null ? '' : (tokenLife.expiresAt ?? 'its file changes');

const disable = (): Command =>
  new Command('disable')
    .description('Shut an operator out, at once and for ever; of two owners neither does so alone (disable-owner)')
    .argument('<operator>', "the operator's id")
    .requiredOption('--reason <text>', why)
    .option('--json', 'print the operator as JSON')
    .action(async (id: string, { json, reason }: Reasoned) => {
      const operator = await operatorOfThisMachine().change<Operator>(`${pathOf(id)}/disable`, { reason });
      if (json) printJson(operator);
      else print(table(rowsOf(operator)));
    });

const disableOwner = (): Command =>
  new Command('disable-owner')
    .description(
      "Ask that an owner be shut out although one is left alone; another owner allows it, the installation's token needs none",
    )
    .argument('<operator>', "the operator's id")
    .requiredOption('--reason <text>', why)
    .option('--json', 'print the approval as JSON')
    .action(async (id: string, { json, reason }: Reasoned) =>
      showApproval(await operatorOfThisMachine().change<Approval>(`${pathOf(id)}/disable-owner`, { reason }), json),
    );

const confirm = (): Command =>
  new Command('confirm')
    .description('Say that who came with a token of another owner is who was invited; they have renewed it before')
    .argument('<operator>', "the operator's id")
    .requiredOption('--reason <text>', 'how you know: kept in the audit log')
    .option('--json', 'print the operator as JSON')
    .action(async (id: string, { json, reason }: Reasoned) => {
      const operator = await operatorOfThisMachine().change<Operator>(`${pathOf(id)}/confirm`, { reason });
      if (json) printJson(operator);
      else print(table(rowsOf(operator)));
    });

const sessions = (): Command =>
  new Command('sessions')
    .description('Where an operator is signed in: oneself, or, for an owner, anybody')
    .argument('[operator]', "the operator's id; one's own when left out")
    .option('--json', 'print them as JSON')
    .action(async (id: string | undefined, { json }: Json) => {
      const control = operatorOfThisMachine();
      const all = await control.all<Session>(`${pathOf(id ?? (await idOf(control)))}/sessions`);
      if (json) printJson(all);
      else if (all.length === 0) print('Signed in nowhere.');
      else
        print(
          table([
            ['session', 'signed in with', 'since', 'last seen', 'ends at the latest'],
            ...all.map((one) => [one.id, one.signedInWith, one.createdAt, one.lastSeenAt, one.expiresAt]),
          ]),
        );
    });

const signOut = (): Command =>
  new Command('sign-out')
    .description('End the sessions of an operator, or one of them: one’s own, or, for an owner, anybody’s')
    .argument('[operator]', "the operator's id; one's own when left out")
    .option('--session <id>', 'this one alone')
    .requiredOption('--reason <text>', why)
    .option('--json', 'print what was ended as JSON')
    .action(async (id: string | undefined, { session, reason, json }: Reasoned & { session?: string }) => {
      const control = operatorOfThisMachine();
      const of = `${pathOf(id ?? (await idOf(control)))}/sessions`;
      if (session === undefined) {
        const ended = await control.change<components['schemas']['EndedSessions']>(`${of}/revoke`, { reason });
        if (json) printJson(ended);
        else print(`${ended.ended} sessions of ${ended.operator} have ended.`);
        return;
      }
      const ended = await control.change<Session>(`${of}/${encodeURIComponent(session)}/revoke`, { reason });
      if (json) printJson(ended);
      else print(`${ended.id} of ${ended.operator} has ended.`);
    });

const idOf = async (control: OperatorClient): Promise<string> =>
  (await control.get<components['schemas']['CurrentOperator']>('/v1/operators/current')).id;

const token = (): Command =>
  new Command('token')
    .description('Renew one’s own token, or issue one to an operator who has no other way in; printed once')
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
      if (issued.knownTo.length > 0)
        say(
          `Whoever it is for renews it in person: MUNIM_OPERATOR_TOKEN=… ./munim operator token ${issued.id} --reason … ` +
            'Until they are known to be themselves (operator confirm), you two count as one person.',
        );
    });

const rowsOf = (one: Operator): string[][] => [
  ['operator', one.id],
  ['name', one.name],
  ['role', one.role],
  ['state', one.state],
  ...(one.tokenLife === null ? [] : [['token until', tokenEnd(one)]]),
  ...(one.knownTo.length === 0 ? [] : [['known to', one.knownTo.join(', ')]]),
];
