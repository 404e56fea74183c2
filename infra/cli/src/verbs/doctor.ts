/** `doctor`: what this machine lacks for Munim, and how to get it. */
import { diagnose } from '@munim/local';
import type { Finding } from '@munim/local';
import { Command } from 'commander';
import { exitCode, VerbFailed } from '../exit-codes.ts';
import { paint, print, printJson, table } from '../terminal.ts';

export const doctorVerb = (): Command =>
  new Command('doctor')
    .description('Look at this machine: what is there, what is missing and how to get it')
    .option('--json', 'print [{name, state, found, remedy}] as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await diagnose(process.env);
      if (json) printJson(findings);
      else print(table(findings.map(row)));
      const missing = findings.filter(({ state }) => state === 'missing');
      if (missing.length === 0) {
        if (!json) print('\nNothing is missing: ./munim demo');
        return;
      }
      if (!json) for (const { name, remedy } of missing) print(`\n${paint('red', name)}: ${remedy}`);
      throw new VerbFailed('', exitCode.missingPrerequisite);
    });

const mark = {
  ok: ['green', '✔'],
  'will-be-taken': ['cyan', '↓'],
  note: ['yellow', '•'],
  missing: ['red', '✘'],
} as const;

function row({ name, state, found }: Finding): string[] {
  const [colour, sign] = mark[state];
  return [`${paint(colour, sign)} ${name}`, found];
}
