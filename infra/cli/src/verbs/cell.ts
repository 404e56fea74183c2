/** `cell add|register|list|show|change|move|close`: the cells that banks are placed on; on one machine, further ones to try it with. */
import { cellNamePattern, cellSecrets, type CellSecret } from '@munim/kernel';
import { defaultStateDirectory, knownPlatform, type LocalCell, startCell, writeSecret } from '@munim/local';
import { Command, InvalidArgumentError, Option } from 'commander';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exitCode, VerbFailed } from '../exit-codes.ts';
import { tellWhereItIs } from '../cells/tell-where.ts';
import { type Cell, type CellChange, operatorOfThisMachine } from '../operator-client.ts';
import { showProgress } from '../progress-display.ts';
import { paint, print, printJson, table } from '../terminal.ts';
import { move, register } from './cell-register.ts';

export const cellVerb = (): Command => {
  const cell = new Command('cell').description(
    'Cells: a Postgres, a Kafka and an object store each, with room for banks',
  );
  for (const verb of [add(), register(), list(), show(), change(), move(), close()]) cell.addCommand(verb);
  return cell;
};

interface Json {
  readonly json?: boolean;
}
interface Reason extends Json {
  readonly reason: string;
}
interface Addition extends Reason {
  readonly region: string;
  readonly capacity: number;
  readonly tier: Cell['tier'];
}

/** One machine's second cell is for trying: more banks than this would only be slow together. */
const capacityDefault = 20;

const add = (): Command =>
  new Command('add')
    .description('Start another Postgres, Kafka and object store here and register them as a cell; safe to repeat')
    .argument('<name>', 'of the new cell', cellName)
    .option('--region <region>', 'where it is', 'local')
    .option('--capacity <banks>', 'how many banks it has room for', wholeNumber, capacityDefault)
    .addOption(
      new Option('--tier <tier>', 'shared by banks, or for one').choices(['pool', 'dedicated']).default('pool'),
    )
    .option('--reason <text>', 'why: kept in the audit log', 'added on this machine')
    .option('--json', 'print the cell as JSON')
    .action(async (name: string, { region, capacity, tier, reason, json }: Addition) => {
      const control = operatorOfThisMachine();
      const known = (await control.cells()).find((one) => one.name === name);
      const here = await startHere(name);
      const { credentials, ...address } = here;
      await keepCredentials(name, credentials);
      if (known) await tellWhereItIs(control, known, here);
      else await control.registerCell({ ...address, region, tier, capacityBanks: capacity, reason });
      showCell(await control.cell(name), [], json);
    });

const list = (): Command =>
  new Command('list')
    .description('All cells')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: Json) => {
      const cells = await operatorOfThisMachine().cells();
      if (json) printJson(cells);
      else print(table([['name', 'region', 'tier', 'state', 'banks', 'health'], ...cells.map(rowOf)]));
    });

const show = (): Command =>
  new Command('show')
    .description('One cell with its services and its banks')
    .argument('<name>', 'of the cell', cellName)
    .option('--json', 'print it as JSON')
    .action(async (name: string, { json }: Json) => {
      const control = operatorOfThisMachine();
      const [cell, tenants] = await Promise.all([control.cell(name), control.tenants({ cell: name })]);
      showCell(
        cell,
        tenants.map(({ id, state }) => [id, state]),
        json,
      );
    });

const change = (): Command =>
  new Command('change')
    .description('Change how many banks a cell has room for, or whether it takes any')
    .argument('<name>', 'of the cell', cellName)
    .option('--capacity <banks>', 'how many banks it has room for', wholeNumber)
    .addOption(
      new Option('--state <state>', 'open takes banks, draining takes no more').choices(['open', 'draining', 'closed']),
    )
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print the cell as JSON')
    .action(
      async (name: string, { capacity, state, reason, json }: Reason & { capacity?: number; state?: Cell['state'] }) =>
        changeTo(
          name,
          { reason, ...(capacity !== undefined && { capacityBanks: capacity }), ...(state && { state }) },
          json,
        ),
    );

const close = (): Command =>
  new Command('close')
    .description('Close a cell that has no banks; on this machine, ./munim down stops its services')
    .argument('<name>', 'of the cell', cellName)
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--json', 'print the cell as JSON')
    .action(async (name: string, { reason, json }: Reason) => changeTo(name, { state: 'closed', reason }, json));

async function changeTo(name: string, wanted: CellChange, json: boolean | undefined): Promise<void> {
  showCell(await operatorOfThisMachine().changeCell(name, wanted), [], json);
}

async function startHere(name: string): Promise<LocalCell> {
  const display = showProgress();
  try {
    return await startCell(name, { stateDir: defaultStateDirectory(process.env), onProgress: display.onProgress });
  } finally {
    display.close();
  }
}

/** Where the control plane and its provisioner read them; they are in no request. */
async function keepCredentials(name: string, credentials: LocalCell['credentials']): Promise<void> {
  const directory = knownPlatform(defaultStateDirectory(process.env), process.env)?.secretsDirectory;
  if (directory === undefined)
    throw new VerbFailed('the platform does not run: ./munim up starts it', exitCode.notRunning);
  for (const [secret, path] of Object.entries(cellSecrets(name))) {
    await mkdir(dirname(join(directory, path)), { recursive: true, mode: 0o700 });
    writeSecret(join(directory, path), credentials[secret as CellSecret]);
  }
}

function cellName(text: string): string {
  if (!cellNamePattern.test(text)) throw new InvalidArgumentError('lower-case letters, digits and dashes are needed');
  return text;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}

const healthColours = { healthy: 'green', failing: 'red', unknown: 'dim' } as const;

const rowOf = ({ name, region, tier, state, banks, capacityBanks, health }: Cell): string[] => [
  name,
  region,
  tier,
  state,
  `${banks}/${capacityBanks}`,
  paint(healthColours[health.state], health.state),
];

function showCell(cell: Cell, banks: readonly string[][], json: boolean | undefined): void {
  if (json) {
    printJson({ ...cell, ...(banks.length > 0 && { tenants: banks.map(([id]) => id) }) });
    return;
  }
  const { name, region, tier, state, capacityBanks, postgres, kafka, objectStore, health } = cell;
  print(`${paint('bold', name)}  region ${region}  ${tier}  ${state}  ${cell.banks} of ${capacityBanks} banks`);
  const reasonOf = (service: string): string =>
    health.services.find((one) => one.service === service)?.reason ??
    (health.checkedAt === null ? 'not asked yet' : '');
  print(
    table([
      ['postgres', `${postgres.host}:${postgres.port}/${postgres.database}`, reasonOf('postgres')],
      ['kafka', kafka.brokers.join(','), reasonOf('kafka')],
      ['object-store', objectStore.endpoint, reasonOf('object-store')],
    ]),
  );
  if (banks.length > 0) print(`\n${table([['bank', 'state'], ...banks])}`);
}
