/** `support ask|list|open|end|break-glass`: an operator's look into a bank's data, by leave of that bank. */
import { Command, InvalidArgumentError } from 'commander';
import type { components } from '@munim/sdk/control-plane';
import { operatorOfThisMachine } from '../operator-client.ts';
import { print, printJson, say, table } from '../terminal.ts';
import { showApproval } from './approval.ts';

type Grant = components['schemas']['SupportGrant'];
type Token = components['schemas']['SupportToken'];

interface Json {
  readonly json?: boolean;
}
interface Asked extends Json {
  readonly reason: string;
  readonly scope: string[];
}

const grantsOf = (bank: string): string => `/v1/tenants/${encodeURIComponent(bank)}/support-grants`;
const grantAt = (id: string): string => `/v1/support-grants/${encodeURIComponent(id)}`;

export const supportVerb = (): Command =>
  new Command('support')
    .description("A look into a bank's business data, by leave of the bank: ask, list, open, end, break-glass")
    .addCommand(ask())
    .addCommand(list())
    .addCommand(open())
    .addCommand(end())
    .addCommand(breakGlass());

const ask = (): Command =>
  new Command('ask')
    .description('Ask a bank; it answers with its own access token')
    .argument('<bank>', "the bank's id")
    .requiredOption('--reason <text>', 'why: the bank reads it')
    .requiredOption('--scope <scopes...>', 'what to read, e.g. accounts:read transfers:read')
    .option('--hours <hours>', 'how long, from the approval on: 1 to 8', hours, 1)
    .option('--json', 'print the grant as JSON')
    .action(async (bank: string, { json, reason, scope, hours }: Asked & { hours: number }) =>
      show(await operatorOfThisMachine().change<Grant>(grantsOf(bank), { reason, scopes: scope, hours }), json),
    );

const list = (): Command =>
  new Command('list')
    .description('Those that wait or hold, or all')
    .option('--bank <bank>', 'of one bank')
    .option('--all', 'the closed ones too')
    .option('--json', 'print them as JSON')
    .action(async ({ bank, all, json }: Json & { bank?: string; all?: boolean }) => {
      const query = new URLSearchParams({
        ...(bank === undefined ? {} : { tenantId: bank }),
        ...(all === true ? {} : { state: 'open' }),
      });
      const grants = await operatorOfThisMachine().all<Grant>(`/v1/support-grants?${query.toString()}`);
      if (json) printJson(grants);
      else if (grants.length === 0) print('Nobody asks or may look in.');
      else print(table([['id', 'bank', 'state', 'who', 'scopes', 'until', 'tokens', 'reason'], ...grants.map(rowOf)]));
    });

const open = (): Command =>
  new Command('open')
    .description('Print an access token of a bank that has approved: it reads only, for five minutes')
    .argument('<grant>', "the grant's id")
    .option('--json', 'print {accessToken, expiresAt, …} as JSON')
    .action(async (id: string, { json }: Json) => {
      const token = await operatorOfThisMachine().change<Token>(`${grantAt(id)}/tokens`, {});
      if (json) printJson(token);
      else print(token.accessToken ?? '');
    });

const end = (): Command =>
  new Command('end')
    .description('End a grant on every pod, or take back the question')
    .argument('<grant>', "the grant's id")
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print the grant as JSON')
    .action(async (id: string, { reason, json }: Json & { reason: string }) =>
      show(await operatorOfThisMachine().change<Grant>(`${grantAt(id)}/end`, { reason }), json),
    );

const breakGlass = (): Command =>
  new Command('break-glass')
    .description('Look in for an hour without asking the bank, which sees it; a second owner allows it')
    .argument('<bank>', "the bank's id")
    .requiredOption('--reason <text>', 'why the bank cannot be asked: the bank reads it')
    .requiredOption('--scope <scopes...>', 'what to read')
    .option('--json', 'print the approval as JSON')
    .action(async (bank: string, { json, reason, scope }: Asked) =>
      showApproval(
        await operatorOfThisMachine().change<components['schemas']['Approval']>(`${grantsOf(bank)}/break-glass`, {
          reason,
          scopes: scope,
        }),
        json,
      ),
    );

function hours(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('a whole number of hours');
  return Number(text);
}

function show(grant: Grant, json: boolean | undefined): void {
  if (json) {
    printJson(grant);
    return;
  }
  print(
    table([
      ['grant', grant.id],
      ['bank', grant.tenantId],
      ['state', grant.state],
      ['scopes', grant.scopes.join(' ')],
      ['hours', String(grant.hours)],
      ['reason', grant.reason],
    ]),
  );
  if (grant.state === 'requested') say(`Once the bank has approved: ./munim support open ${grant.id}`);
}

const rowOf = (grant: Grant): string[] => [
  grant.id,
  grant.tenantId,
  grant.kind === 'break-glass' ? `${grant.state}, break-glass` : grant.state,
  grant.operator.name,
  grant.scopes.join(' '),
  grant.expiresAt,
  String(grant.use.tokens),
  grant.reason,
];
