/** `check`: every rule that is a program, side by side, each with its time. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutDirectory } from '@munim/local';
import { Command, Option } from 'commander';
import { checks } from '../checks.ts';
import type { Check } from '../checks.ts';
import { VerbFailed } from '../exit-codes.ts';
import { paint, print, printJson } from '../terminal.ts';

interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly output: string;
}

export const checkVerb = (): Command =>
  new Command('check')
    .description(
      'Run format, type-aware lint, types, tidy (boundaries), unused code, generated differences and the lint of the contracts, side by side',
    )
    .addOption(new Option('-o, --only <names...>', 'only these').choices(checks.map(({ name }) => name)))
    .option('--fix', 'let the tools that can, mend what they find')
    .option('--json', 'print [{name, ok, ms, output}] as JSON')
    .action(async ({ only, fix, json }: { only?: readonly string[]; fix?: boolean; json?: boolean }) => {
      const wanted = checks.filter(({ name }) => only === undefined || only.includes(name));
      const results = await Promise.all(
        wanted.map(async (check) => {
          const result = await run(check, fix === true);
          if (!json) print(lineOf(result));
          return result;
        }),
      );
      if (json) printJson(results);
      const failed = results.filter(({ ok }) => !ok);
      if (failed.length === 0) return;
      if (!json) for (const { name, output } of failed) print(`\n${paint('bold', name)}\n${output.trim()}`);
      throw new VerbFailed(`failed: ${failed.map(({ name }) => name).join(', ')}`);
    });

function run(check: Check, fix: boolean): Promise<CheckResult> {
  const startedMs = performance.now();
  const args = fix && check.fixArgs !== undefined ? check.fixArgs : check.args;
  const script = join(checkoutDirectory, check.script);
  if (!existsSync(script)) {
    return Promise.resolve({
      name: check.name,
      ok: false,
      ms: 0,
      output: `${check.script} is missing: ./munim installs packages`,
    });
  }
  return new Promise((resolve, reject) => {
    const command = check.native ? script : process.execPath;
    const child = spawn(command, check.native ? [...args] : [script, ...args], {
      cwd: checkoutDirectory,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...check.env },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ name: check.name, ok: code === 0, ms: Math.round(performance.now() - startedMs), output }),
    );
  });
}

function lineOf({ name, ok, ms }: CheckResult): string {
  return `${ok ? paint('green', '✔') : paint('red', '✘')} ${name.padEnd(12)} ${String(ms).padStart(6)} ms`;
}
