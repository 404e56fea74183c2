/** All verbs of ./munim; only the one that was asked for is loaded, since each brings its own half second of imports. */
import { platformVersion } from '@munim/local';
import { Command } from 'commander';
import { exitCodesHelp } from './exit-codes.ts';

/** In the order of the help. */
const verbs: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./verbs/demo.ts')).demoVerb(),
  bench: async () => (await import('./verbs/bench.ts')).benchVerb(),
  test: async () => (await import('./verbs/test.ts')).testVerb(),
  check: async () => (await import('./verbs/check.ts')).checkVerb(),
  up: async () => (await import('./verbs/up.ts')).upVerb(),
  down: async () => (await import('./verbs/down.ts')).downVerb(),
  status: async () => (await import('./verbs/status.ts')).statusVerb(),
  logs: async () => (await import('./verbs/logs.ts')).logsVerb(),
  doctor: async () => (await import('./verbs/doctor.ts')).doctorVerb(),
  token: async () => (await import('./verbs/token.ts')).tokenVerb(),
  bank: async () => (await import('./verbs/bank.ts')).bankVerb(),
  cell: async () => (await import('./verbs/cell.ts')).cellVerb(),
  run: async () => (await import('./verbs/run.ts')).runVerb(),
  fleet: async () => (await import('./verbs/fleet.ts')).fleetVerb(),
  client: async () => (await import('./verbs/client.ts')).clientVerb(),
  keys: async () => (await import('./verbs/keys.ts')).keysVerb(),
  hold: async () => (await import('./verbs/hold.ts')).holdVerb(),
  operator: async () => (await import('./verbs/operator.ts')).operatorVerb(),
  approval: async () => (await import('./verbs/approval.ts')).approvalVerb(),
  support: async () => (await import('./verbs/support.ts')).supportVerb(),
  audit: async () => (await import('./verbs/audit.ts')).auditVerb(),
  archive: async () => (await import('./verbs/archive.ts')).archiveVerb(),
};

/** `args` as after the program's own name. */
export async function program(args: readonly string[]): Promise<Command> {
  const munim = new Command('./munim')
    .description('Runs many banks on one platform. Begin with: ./munim demo')
    .version(platformVersion(), '-v, --version')
    .showHelpAfterError('(./munim --help lists the verbs)')
    .addHelpText('afterAll', exitCodesHelp)
    .exitOverride();
  const asked = args.find((arg) => !arg.startsWith('-')) ?? '';
  const wanted = Object.hasOwn(verbs, asked) ? verbs[asked] : undefined;
  const loaders = wanted === undefined ? Object.values(verbs) : [wanted];
  for (const command of await Promise.all(loaders.map((load) => load()))) munim.addCommand(withExitOverride(command));
  return munim;
}

/** Without it commander ends the process itself, with 1 for wrong usage. */
function withExitOverride(command: Command): Command {
  command.exitOverride();
  command.commands.forEach(withExitOverride);
  return command;
}
