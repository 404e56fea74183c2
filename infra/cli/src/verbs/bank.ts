/**
 * `bank onboard|provision|list|show|change|suspend|resume|rotate-login|drift|repair` and how a bank leaves: an operator's
 * deeds, as the control plane's API has them.
 */
import { Command } from 'commander';
import { operatorOfThisMachine, type TenantFilter } from '../operator-client.ts';
import { print, printJson, table } from '../terminal.ts';
import { change, rotateLogin } from './bank-change.ts';
import { type Json, type Reason, showBank } from './bank-display.ts';
import { drift, provision, repair } from './bank-drift.ts';
import { onboard } from './bank-onboard.ts';
import { leavingVerbs } from './leaving.ts';
import { plans } from './plans.ts';
import { usageVerb } from './usage.ts';

export const bankVerb = (): Command => {
  const bank = new Command('bank').description(
    'Onboard banks, look at them, change, suspend, resume, repair and offboard them',
  );
  const life = [onboard(), provision(), list(), show(), change(), stateChange('suspend'), stateChange('resume')];
  for (const verb of [...life, drift(), repair(), plans(), rotateLogin(), ...leavingVerbs(), usageVerb()])
    bank.addCommand(verb);
  return bank;
};

const list = (): Command =>
  new Command('list')
    .description('All banks, or those that fit')
    .option('--state <state>', 'only those in this state, e.g. active, failed, retained')
    .option('--cell <cell>', 'only those on this cell')
    .option('--search <text>', 'only those with this in id or name, in any case')
    .option('--json', 'print them as JSON')
    .action(async ({ json, ...filter }: Json & TenantFilter) => {
      const tenants = await operatorOfThisMachine().tenants(filter);
      if (json) printJson(tenants);
      else
        print(
          table([
            ['id', 'name', 'state', 'plan', 'cell', 'since'],
            ...tenants.map(({ id, name, state, plan, cell, createdAt }) => [id, name, state, plan, cell, createdAt]),
          ]),
        );
    });

const show = (): Command =>
  new Command('show')
    .description('One bank with its resources')
    .argument('<bank>', 'its id')
    .option('--json', 'print it as JSON')
    .action(async (id: string, { json }: Json) => showBank(await operatorOfThisMachine().tenant(id), json));

const stateChange = (verb: 'suspend' | 'resume'): Command =>
  new Command(verb)
    .description(
      verb === 'suspend'
        ? "Have every pod refuse the bank's tokens; nothing is deleted"
        : "Let the bank's tokens work again",
    )
    .argument('<bank>', 'its id')
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print the bank as JSON')
    .action(async (id: string, { reason, json }: Reason) =>
      showBank(await operatorOfThisMachine()[verb](id, reason), json),
    );
