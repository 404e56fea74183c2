import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'munim-tidy-'));
  execFileSync('git', ['init', '--quiet'], { cwd: root });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function tidy(...args: string[]): { status: number | null; out: string; err: string } {
  const program = join(import.meta.dirname, 'main.ts');
  const run = spawnSync(process.execPath, [program, '--root', root, ...args], { encoding: 'utf8' });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

/** The exceptions of this repository do not hold in another one: there they are reported as not needed. */
function withoutUnused(report: { findings: { rule: string }[] }): unknown[] {
  return report.findings.filter(({ rule }) => rule !== 'unused-allowance');
}

test('a file with a fault ends with exit code 1 and names file, line and rule, before it is committed', () => {
  write('sdk/src/a.ts', '/** This file exists to have a fault. */\n\nexport const now = 1; // TODO\n');
  const { status, out } = tidy();
  expect(status).toBe(1);
  expect(out).toContain('sdk/src/a.ts:3 banned-words "TODO"');
});

test('--json gives the same as data, and ignored, deleted and binary files are not read', () => {
  write('.gitignore', 'ignored/\n');
  write('ignored/a.ts', '// TODO');
  write('sdk/data.bin', Buffer.from('TODO \0'));
  write('sdk/gone.md', 'TODO');
  execFileSync('git', ['add', '.'], { cwd: root });
  rmSync(join(root, 'sdk/gone.md'));
  write('sdk/there.md', 'TODO');
  const report = JSON.parse(tidy('--json').out);
  expect(withoutUnused(report)).toEqual([
    { file: 'sdk/there.md', line: 1, rule: 'banned-words', message: expect.stringContaining('TODO') },
  ]);
  expect(report.lengths).toMatchObject({ files: 0 });
});

test('outside a clone it ends with exit code 2 and says what is missing', () => {
  rmSync(join(root, '.git'), { recursive: true });
  const { status, err } = tidy();
  expect(status).toBe(2);
  expect(err).toContain('git cannot list');
});

test('a wrong option ends with exit code 2 and says so', () => {
  const { status, err } = tidy('--jsno');
  expect(status).toBe(2);
  expect(err).toContain('--jsno');
});
