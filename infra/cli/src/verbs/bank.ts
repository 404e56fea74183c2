/**
 * `bank onboard|list|show|change|suspend|resume|rotate-login|drift|repair` and how a bank leaves: an operator's deeds, as
 * the control plane's API has them.
 */
import { Command } from 'commander';
import { operatorOfThisMachine, type TenantFilter } from '../operator-client.ts';
import { print, printJson, table } from '../terminal.ts';
import { change, rotateLogin } from './bank-change.ts';
import { type Json, type Reason, showBank, showDrift, watch } from './bank-display.ts';
import { onboard } from './bank-onboard.ts';
import { leavingVerbs } from './leaving.ts';
import { plans } from './plans.ts';
import { usageVerb } from './usage.ts';

export const bankVerb = (): Command => {
  const bank = new Command('bank').description(
    'Onboard banks, look at them, change, suspend, resume, repair and offboard them',
  );
  const own = [onboard(), list(), show(), change(), stateChange('suspend'), stateChange('resume'), drift(), repair()];
  for (const verb of [...own, plans(), rotateLogin(), ...leavingVerbs(), usageVerb()]) bank.addCommand(verb);
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

const drift = (): Command =>
  new Command('drift')
    .description('Read every resource of a bank back and name what is not as it must be; exits with 1 if anything is')
    .argument('<bank>', 'its id')
    .option('--last', 'what the last check found, without another')
    .option('--json', 'print {differences: [{resource, property, expected, actual, severity}]} as JSON')
    .action(async (id: string, { last, json }: Json & { last?: boolean }) => {
      const control = operatorOfThisMachine();
      if (!last) await watch(control, await control.checkDrift(id));
      showDrift(await control.drift(id), json);
    });

const repair = (): Command =>
  new Command('repair')
    .description("Make a bank's resources what they must be; what was changed by hand is never adopted")
    .argument('<bank>', 'its id')
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print what is left of the drift as JSON')
    .action(async (id: string, { reason, json }: Reason) => {
      const control = operatorOfThisMachine();
      await watch(control, await control.repair(id, reason));
      await watch(control, await control.checkDrift(id));
      showDrift(await control.drift(id), json);
    });
