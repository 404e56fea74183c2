import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkoutDirectory } from './checkout.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'munim launcher '));
const sh = (script: string): string => spawnSync('sh', ['-c', script], { encoding: 'utf8' }).stdout.trim();

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, 0o755);
}

/** A checkout that has its packages, with a command line that says what reached it. */
function checkout(): string {
  const root = join(folder(), 'check out');
  write(join(root, 'pnpm-lock.yaml'), 'lock\n');
  write(join(root, 'node_modules', '.munim-installed'), `${sh(`cksum <"${join(root, 'pnpm-lock.yaml')}"`)}\n`);
  const main =
    'console.log(JSON.stringify([process.argv.slice(2), process.env["PATH"]?.split(":")[0]])); process.exit(7);';
  write(join(root, 'infra/cli/src/main.ts'), main);
  write(join(root, 'infra/local/src/install-packages.ts'), 'console.error("installs"); process.exit(1);');
  copyFileSync(join(checkoutDirectory, 'munim'), join(root, 'munim'));
  return root;
}

/** A PATH with the tools that any machine has, and `node` as given. */
function pathWith(node?: string): string {
  const bin = join(folder(), 'bin');
  mkdirSync(bin);
  for (const tool of ['sh', 'dirname', 'readlink', 'cksum', 'cat', 'uname'])
    symlinkSync(sh(`command -v ${tool}`), join(bin, tool));
  if (node !== undefined) write(join(bin, 'node'), node);
  return bin;
}

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv) =>
  spawnSync(command, [...args], { cwd: '/', env: { HOME: folder(), ...env }, encoding: 'utf8', timeout: 120_000 });

const thisNode = `#!/bin/sh\nexec "${process.execPath}" "$@"\n`;

test('it is found through a symbolic link, from any folder, with spaces, and hands arguments and exit code over', () => {
  const link = join(folder(), 'bank of ours');
  symlinkSync(join(checkout(), 'munim'), link);
  const { status, stdout } = run(link, ['demo', '--data', 'a b', ''], { PATH: pathWith(thisNode) });
  expect(status).toBe(7);
  expect(JSON.parse(stdout)[0]).toEqual(['demo', '--data', 'a b', '']);
});

test('packages are installed when the lockfile is another one than they were installed from', () => {
  const root = checkout();
  write(join(root, 'pnpm-lock.yaml'), 'another lock\n');
  const { status, stderr } = run(join(root, 'munim'), [], { PATH: pathWith(thisNode) });
  expect(stderr).toContain('installs');
  expect(status).toBe(3);
});

test('a machine without Node is told what to install', () => {
  const { status, stderr } = run(join(checkout(), 'munim'), [], { PATH: pathWith() });
  expect(status).toBe(3);
  expect(stderr).toMatch(/no node on PATH.*Node\.js 18/);
});

test('a Node that is too old even to take a newer one is named', () => {
  const { status, stderr } = run(join(checkout(), 'munim'), [], { PATH: pathWith('#!/bin/sh\necho 16\n') });
  expect(status).toBe(3);
  expect(stderr).toMatch(/version 16; Node\.js 18 or newer/);
});

test('an older Node is replaced by the one in the cache, for the whole run', () => {
  const cache = folder();
  const bin = join(cache, `node-24.21.0-${sh('uname -s')}-${sh('uname -m')}`, 'bin');
  write(join(bin, 'node'), thisNode);
  const env = { PATH: pathWith('#!/bin/sh\necho 20\n'), MUNIM_CACHE: cache };
  const { status, stdout } = run(join(checkout(), 'munim'), ['up'], env);
  expect(status).toBe(7);
  expect(JSON.parse(stdout)).toEqual([['up'], bin]);
});
