/** `fleet show` and `fleet upgrade …`: all banks at one look, and how they are brought to another release, in waves. */
import { Command, InvalidArgumentError } from 'commander';
import type { components } from '@munim/sdk/control-plane';
import { exitCode } from '../exit-codes.ts';
import { type OperatorClient, operatorOfThisMachine } from '../operator-client.ts';
import { paint, print, printJson, say, table } from '../terminal.ts';

type Fleet = components['schemas']['Fleet'];
type Upgrade = components['schemas']['Upgrade'];
type UpgradeDetail = components['schemas']['UpgradeDetail'];
type UpgradePlan = components['schemas']['UpgradePlan'];

interface Json {
  readonly json?: boolean;
}
interface Reason extends Json {
  readonly reason: string;
}

export const fleetVerb = (): Command =>
  new Command('fleet')
    .description('All banks at one look; bring them to another release, in waves')
    .addCommand(showFleet())
    .addCommand(upgradeVerb());

const upgradeVerb = (): Command => {
  const upgrade = new Command('upgrade').description('Bring the fleet to the release of the provisioners that run');
  const steering = [
    steer('pause', 'Begin no further bank; those under way come to their end'),
    steer('resume', 'Go on with a paused or halted upgrade'),
    steer('abort', 'End it where it stands; nothing is undone'),
  ];
  for (const verb of [start(), list(), show(), ...steering, retry()]) upgrade.addCommand(verb);
  return upgrade;
};

const lagRow = ({ tenantId, unpublishedEvents, waitingSince, parkedStreams }: Fleet['behind'][number]): string[] => [
  tenantId,
  String(unpublishedEvents),
  waitingSince ?? '',
  String(parkedStreams),
];

const showFleet = (): Command =>
  new Command('show')
    .description('Banks by state and by release, runs, drift, and who is behind')
    .option('--json', 'print it as JSON')
    .action(async ({ json }: Json) => {
      const fleet = await operatorOfThisMachine().get<Fleet>('/v1/fleet');
      if (json) {
        printJson(fleet);
        return;
      }
      const { banks, releases, runs, drift, behind } = fleet;
      print(table([['state', 'banks'], ...banks.map(({ state, count }) => [state, String(count)])]));
      const rows = releases.map(({ release, banks: on, offered }) => [release, String(on), offered ? 'offered' : '']);
      print(`\n${table([['release', 'banks', ''], ...rows])}`);
      print(`\n${runs.running} runs under way, ${runs.queued} queued; ${drift.length} banks are not as they must be.`);
      if (behind.length > 0)
        print(`\n${table([['behind', 'events to publish', 'since', 'parked streams'], ...behind.map(lagRow)])}`);
    });

interface StartOptions extends Reason {
  readonly release?: string;
  readonly only?: readonly string[];
  readonly canaries: number;
  readonly canary?: readonly string[];
  readonly waves: readonly number[];
  readonly parallel: number;
  readonly soak: number;
  readonly onFailure: string;
  readonly failuresMax: number;
  readonly preview?: boolean;
  readonly wait?: boolean;
}

const start = (): Command =>
  new Command('start')
    .description('Start an upgrade: the canaries first, each wave only when the one before is well')
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--release <name>', 'the newest that is offered when left out')
    .option('--only <ids>', 'no other banks than these, e.g. a-bank,b-bank', commaSeparated)
    .option('--canaries <n>', 'how many active banks go first', wholeNumber, 1)
    .option('--canary <ids>', 'these go first, e.g. a-bank,b-bank', commaSeparated)
    .option('--waves <percentages>', 'how much of the fleet is done after each wave', percentages, [10, 50, 100])
    .option('--parallel <n>', 'banks under way at a time', wholeNumber, 2)
    .option('--soak <seconds>', "how long a wave's banks serve before they are looked at again", wholeNumber, 60)
    .option('--on-failure <policy>', 'halt or continue', 'halt')
    .option('--failures-max <n>', 'with continue: more failures than this halt it', wholeNumber, 10)
    .option('--preview', 'show the waves and what would change; change nothing')
    .option('--wait', 'return when it is completed; exits with 1 when it halts or a bank is quarantined')
    .option('--json', 'print it as JSON')
    .action(async (options: StartOptions) => {
      const control = operatorOfThisMachine();
      if (options.preview) {
        showPlan(await control.change<UpgradePlan>('/v1/upgrade-previews', policyOf(options)), options.json);
        return;
      }
      const body = { ...policyOf(options), reason: options.reason };
      const upgrade = await control.change<UpgradeDetail>('/v1/upgrades', body);
      await report(control, upgrade, options);
    });

const policyOf = (options: StartOptions) => ({
  ...(options.release === undefined ? {} : { release: options.release }),
  ...(options.only === undefined ? {} : { only: options.only }),
  canaries: options.canary ?? options.canaries,
  percentages: options.waves,
  parallel: options.parallel,
  soakSeconds: options.soak,
  onFailure: options.onFailure,
  failuresMax: options.failuresMax,
});

const list = (): Command =>
  new Command('list')
    .description('All upgrades, newest first')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: Json) => {
      const upgrades = await operatorOfThisMachine().all<Upgrade>('/v1/upgrades');
      if (json) printJson(upgrades);
      else if (upgrades.length === 0) print('No upgrade was ever started.');
      else
        print(
          table([
            ['id', 'release', 'state', 'upgraded', 'quarantined', 'since'],
            ...upgrades.map(({ id, release, state, progress, createdAt }) => [
              id,
              release,
              state,
              `${progress.upgraded} of ${progress.total}`,
              String(progress.quarantined),
              createdAt,
            ]),
          ]),
        );
    });

const show = (): Command =>
  new Command('show')
    .description('One upgrade with its waves and banks')
    .argument('<upgrade>', "the upgrade's id")
    .option('--wait', 'return when it has come to its end, or halts')
    .option('--json', 'print it as JSON')
    .action(async (id: string, options: Json & { wait?: boolean }) => {
      const control = operatorOfThisMachine();
      await report(control, await at(control, id), options);
    });

const steer = (verb: 'pause' | 'resume' | 'abort', description: string): Command =>
  new Command(verb)
    .description(description)
    .argument('<upgrade>', "the upgrade's id")
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--wait', 'return when it has come to its end, or halts')
    .option('--json', 'print it as JSON')
    .action(async (id: string, options: Reason & { wait?: boolean }) => {
      const control = operatorOfThisMachine();
      const { reason } = options;
      await report(
        control,
        await control.change(`/v1/upgrades/${encodeURIComponent(id)}/${verb}`, { reason }),
        options,
      );
    });

const retry = (): Command =>
  new Command('retry')
    .description('Try a quarantined bank again, when what stopped it was mended')
    .argument('<upgrade>', "the upgrade's id")
    .argument('<bank>', "the bank's id")
    .requiredOption('--reason <text>', 'why: kept in the audit log')
    .option('--wait', 'return when the upgrade has come to its end, or halts')
    .option('--json', 'print it as JSON')
    .action(async (id: string, bank: string, options: Reason & { wait?: boolean }) => {
      const control = operatorOfThisMachine();
      const path = `/v1/upgrades/${encodeURIComponent(id)}/banks/${encodeURIComponent(bank)}/retry`;
      await report(control, await control.change(path, { reason: options.reason }), options);
    });

const at = (control: OperatorClient, id: string): Promise<UpgradeDetail> =>
  control.get(`/v1/upgrades/${encodeURIComponent(id)}`);

/** How soon the end of a bank is told. */
const pollMs = 500;

async function report(
  control: OperatorClient,
  begun: UpgradeDetail,
  options: Json & { wait?: boolean },
): Promise<void> {
  let upgrade = begun;
  const told = new Set<string>();
  while (options.wait && (upgrade.state === 'queued' || upgrade.state === 'running')) {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    upgrade = await at(control, upgrade.id);
    for (const { number, banks } of upgrade.waves)
      for (const { tenantId, state } of banks.filter((bank) => bank.endedAt !== null)) {
        if (!told.has(`${tenantId} ${state}`)) say(`  wave ${number}: ${tenantId} ${state}`);
        told.add(`${tenantId} ${state}`);
      }
  }
  if (options.json) printJson(upgrade);
  else showUpgrade(upgrade);
  const failed = upgrade.state === 'halted' || upgrade.progress.quarantined > 0;
  if (options.wait && failed) process.exitCode = exitCode.failed;
}

function showUpgrade({ id, release, state, note, progress, waves, reason }: UpgradeDetail): void {
  print(
    `${paint('bold', id)}  to ${release}  ${state}  ${progress.upgraded} of ${progress.total} upgraded  (${reason})`,
  );
  if (note !== null) print(paint('red', note));
  const rows = waves.flatMap(({ number, banks }) =>
    banks.map((bank) => [
      String(number),
      bank.tenantId,
      bank.state === 'quarantined' ? paint('red', bank.state) : bank.state,
      bank.fromRelease ?? '',
      bank.runId ?? '',
      bank.reason ?? '',
    ]),
  );
  print(`\n${table([['wave', 'bank', 'state', 'from', 'run', 'reason'], ...rows])}`);
}

function showPlan(plan: UpgradePlan, json: boolean | undefined): void {
  if (json) {
    printJson(plan);
    return;
  }
  print(`To ${paint('bold', plan.release)}:`);
  for (const [index, banks] of plan.waves.entries()) print(`  wave ${index + 1}: ${banks.join(', ')}`);
  for (const { fromRelease, banks, migrations, resources } of plan.changes) {
    const what = [
      ...migrations.map((one) => `migration ${one}`),
      ...resources.map(({ name, change }) => `${change} ${name}`),
    ];
    print(`  ${banks} from ${fromRelease ?? 'no release'}: ${what.join(', ') || 'nothing'}`);
  }
  for (const { tenantId, reason } of plan.skipped) print(`  skipped: ${tenantId} ${reason}`);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('a whole number');
  return Number(text);
}

const commaSeparated = (text: string): string[] => text.split(',').map((one) => one.trim());

const percentages = (text: string): number[] => commaSeparated(text).map(wholeNumber);
