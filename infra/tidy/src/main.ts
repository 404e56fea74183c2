/** `node infra/tidy/src/main.ts`: the rules of this repository that matter, as a program that says file, line and why. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { allowances } from './allowances.ts';
import { check } from './check.ts';
import { type Lengths, lengthsOf } from './lengths.ts';
import { readRepository } from './repository.ts';
import type { Finding } from './rule.ts';
import { rules } from './rules/index.ts';

interface Report {
  readonly files: number;
  readonly findings: readonly Finding[];
  readonly lengths: Lengths;
  readonly ms: number;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}

/** 0: nothing found; 1: findings. It throws when it is called wrongly. */
function main(args: readonly string[]): number {
  const options = readOptions(args);
  if (options.help) {
    process.stdout.write(help());
    return 0;
  }
  const report = inspect(options.root);
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : text(report));
  return report.findings.length === 0 ? 0 : 1;
}

function readOptions(args: readonly string[]): { json: boolean; help: boolean; root: string } {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, help: { type: 'boolean' }, root: { type: 'string' } },
  });
  const root = resolve(values.root ?? resolve(import.meta.dirname, '../../..'));
  return { json: values.json ?? false, help: values.help ?? false, root };
}

function inspect(root: string): Report {
  const startedMs = performance.now();
  const files = readRepository(root);
  const findings = check(files, rules, allowances);
  return {
    files: files.length,
    findings,
    lengths: lengthsOf(files),
    ms: Math.round(performance.now() - startedMs),
  };
}

function text({ files, findings, lengths, ms }: Report): string {
  const lines = findings.map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}\n`);
  const sizes = `lines per source file: median ${lengths.p50Lines}, nine in ten ≤ ${lengths.p90Lines}, longest ${lengths.maxLines}`;
  return `${lines.join('')}${findings.length} findings in ${files} files (${sizes}; ${ms} ms)\n`;
}

function help(): string {
  const width = Math.max(...rules.map((rule) => rule.name.length));
  const list = rules.map((rule) => `  ${rule.name.padEnd(width)}  ${rule.reason}\n`).join('');
  return [
    'Usage: node infra/tidy/src/main.ts [--json] [--root DIR]\n\n',
    'Checks every file that git tracks or would track. Exit 0: nothing found; 1: findings; 2: it could not check.\n',
    'Exceptions, with reasons: infra/tidy/src/allowances.ts, edges.ts and layers.ts.\n\n',
    list,
  ].join('');
}
