/**
 * `bank onboard|list|show|suspend|resume|drift|repair` and how a bank leaves: an operator's deeds, as the control plane's
 * API has them.
 */
import { Command, Option } from 'commander';
import { exitCode } from '../exit-codes.ts';
import {
  type Drift,
  type NewBank,
  type OperatorClient,
  operatorOfThisMachine,
  type Run,
  type Tenant,
} from '../operator-client.ts';
import { paint, print, printJson, say, table } from '../terminal.ts';
import { leavingVerbs } from './leaving.ts';
import { usageVerb } from './usage.ts';

export const bankVerb = (): Command => {
  const bank = new Command('bank').description(
    'Onboard banks, look at them, suspend, resume, repair and offboard them',
  );
  const own = [onboard(), list(), show(), stateChange('suspend'), stateChange('resume'), drift(), repair()];
  for (const verb of [...own, ...leavingVerbs(), usageVerb()]) bank.addCommand(verb);
  return bank;
};

interface Json {
  readonly json?: boolean;
}
interface Reason extends Json {
  readonly reason: string;
}

const onboard = (): Command =>
  new Command('onboard')
    .description('Bring a new bank up: its schema, topics, buckets and keys')
    .requiredOption('--name <name>', 'what people call it')
    .option('--id <id>', 'chosen from the name when left out; never used again')
    .option('--region <region>', "where its data is; the platform's own when left out")
    .addOption(new Option('--tier <tier>', 'a shared cell, or one of its own').choices(['pool', 'dedicated']))
    .option('--cell <cell>', 'instead of region and tier')
    .option('--wait', 'return when the bank is active, or its run has failed')
    .option('--json', 'print the bank as JSON')
    .action(async ({ wait, json, ...bank }: Json & NewBank & { wait?: boolean }) => {
      const control = operatorOfThisMachine();
      const { tenant, run } = await control.onboard(bank);
      if (wait) await watch(control, run);
      showBank(wait ? await control.tenant(tenant.id) : tenant, json);
      if (!wait && !json) print(`\nIts run is ${run.id}; ./munim bank show ${tenant.id} says how far it is.`);
    });

const list = (): Command =>
  new Command('list')
    .description('All banks')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: Json) => {
      const tenants = await operatorOfThisMachine().tenants();
      if (json) printJson(tenants);
      else
        print(
          table([
            ['id', 'name', 'state', 'cell', 'since'],
            ...tenants.map(({ id, name, state, cell, createdAt }) => [id, name, state, cell, createdAt]),
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

/** Each step once, as it ends. */
async function watch(control: OperatorClient, run: Run): Promise<void> {
  const shown = new Set<string>();
  await control.waitForRun(run.id, ({ steps }) => {
    for (const { name, state, detail } of steps) {
      if (state !== 'done' || shown.has(name)) continue;
      shown.add(name);
      say(`  ${name}${detail === null ? '' : `: ${detail}`}`);
    }
  });
}

function showBank(bank: Tenant, json: boolean | undefined): void {
  if (json) {
    printJson(bank);
    return;
  }
  const { id, name, state, cell, contexts, failure, resources } = bank;
  print(`${paint('bold', name)}  ${id}  ${state}  cell ${cell}  contexts ${contexts.join(', ')}`);
  if (failure) print(paint('red', `failed at ${failure.step}: ${failure.reason}`));
  if (resources.length > 0)
    print(`\n${table(resources.map((resource) => [resource.type, resource.name, resource.state]))}`);
}

function showDrift({ tenantId, checkedAt, differences }: Drift, json: boolean | undefined): void {
  if (json) printJson({ tenantId, checkedAt, differences });
  else if (differences.length === 0) print(`${tenantId} is as it must be, read back at ${checkedAt ?? 'no time yet'}.`);
  else
    print(
      table([
        ['severity', 'resource', 'property', 'expected', 'actual', 'since'],
        ...differences.map((one) => [
          one.severity === 'alarm' ? paint('red', 'alarm') : one.severity,
          one.resource.name,
          one.property,
          one.expected,
          one.actual,
          one.since,
        ]),
      ]),
    );
  if (!json)
    for (const { resource, advice } of differences) if (advice !== null) print(`\n${resource.name}: ${advice}.`);
  if (differences.length > 0) process.exitCode = exitCode.failed;
}
