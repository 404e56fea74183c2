/** `bank drift|repair|provision`: what of a bank is not as it must be, and the runs that make it so. */
import { Command } from 'commander';
import { exitCode, VerbFailed } from '../exit-codes.ts';
import { operatorOfThisMachine } from '../operator-client.ts';
import { print } from '../terminal.ts';
import { type Json, type Reason, showBank, showDrift, showPreview, watch } from './bank-display.ts';

const why = 'why: kept in the audit log';

interface Look extends Json {
  readonly last?: boolean;
  readonly exitCode?: boolean;
  readonly reason?: string;
}

export const drift = (): Command =>
  new Command('drift')
    .description('Read every resource of a bank back and name what is not as it must be')
    .argument('<bank>', 'its id')
    .option('--last', 'what the last check found, without another')
    .option('--exit-code', 'exit with 1 if anything differs; without it, with 0 whenever the bank could be read')
    .option('--reason <text>', why)
    .option('--json', 'print {differences: [{resource, property, expected, actual, severity}]} as JSON')
    .action(async (id: string, { last, exitCode: tells, reason, json }: Look) => {
      const control = operatorOfThisMachine();
      if (!last) await watch(control, await control.checkDrift(id, reason));
      const differs = showDrift(await control.drift(id), json);
      if (differs && tells) process.exitCode = exitCode.failed;
    });

export const repair = (): Command =>
  new Command('repair')
    .description(
      "Make a bank's resources what they must be; what was changed by hand is never adopted. Exits with 1 if anything is left",
    )
    .argument('<bank>', 'its id')
    .option('--reason <text>', why)
    .option('--preview', 'say what would be changed, and change nothing')
    .option('--json', 'print what is left of the drift, or the preview, as JSON')
    .action(async (id: string, { reason, preview, json }: Partial<Reason> & { preview?: boolean }) => {
      const control = operatorOfThisMachine();
      if (preview) {
        await showPreview(control, await control.previewRepair(id), json);
        return;
      }
      if (reason === undefined) throw new VerbFailed('say why: --reason', exitCode.usage);
      await watch(control, await control.repair(id, reason));
      await watch(control, await control.checkDrift(id));
      if (showDrift(await control.drift(id), json)) process.exitCode = exitCode.failed;
    });

export const provision = (): Command =>
  new Command('provision')
    .description('Run the provisioning of a bank again: after a failure, or to make it whole on its release')
    .argument('<bank>', 'its id')
    .option('--reason <text>', why)
    .option('--wait', 'return when the run has ended; exits with 1 if it failed')
    .option('--json', 'print the bank as JSON')
    .action(async (id: string, { reason, wait, json }: Partial<Reason> & { wait?: boolean }) => {
      const control = operatorOfThisMachine();
      const run = await control.provision(id, reason);
      if (wait) await watch(control, run);
      showBank(await control.tenant(id), json);
      if (!wait && !json) print(`\nIts run is ${run.id}; ./munim bank show ${id} says how far it is.`);
    });
