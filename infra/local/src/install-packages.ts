/** Installs the packages of a checkout with the pinned pnpm, once per lockfile; the launcher runs it before the CLI. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cacheDirectory, openCache } from './cache.ts';
import type { Cache } from './cache.ts';
import { withExclusiveLock } from './exclusive-lock.ts';
import { unpackNpmPackage } from './npm-package.ts';
import { writeAtomically } from './state-directory.ts';

const pnpmVersion = '12.21.0';

/** pnpm is one binary; the registry carries it for these platforms. Elsewhere a pnpm 12 on PATH serves. */
const integrityOf: Readonly<Record<string, string>> = {
  'linux-x64': 'sha512-8eufCjHXspKbNS/kh8q4Q0gqJoOuvC4Q5pgos6XS8By/nAMtP+jf8F1Cw9er840kfAX+PJ/ts+A9qnLE91rvXQ==',
  'linux-arm64': 'sha512-4Oj/iF2TDCe2lcH0n4TupPR5sSdrNLclJB6xBElLMPCUOAvBhdf2rRlSaO5M4erJ6g4Fyy7YTXTpcmfFsKyxEA==',
};

/** `stamp` is what the launcher compares next time: the checksum of the lockfile. */
async function installPackages(root: string, stamp: string): Promise<void> {
  const cache = openCache(cacheDirectory(process.env));
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 8);
  await withExclusiveLock(join(cache.directory, 'locks', `checkout-${checkout}.lock`), async () => {
    const pnpm = await pnpmCommand(cache);
    say('installing packages');
    const startedMs = performance.now();
    runPnpm(pnpm, root);
    writeAtomically(join(root, 'node_modules', '.munim-installed'), `${stamp}\n`);
    say(`packages installed in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  });
}

async function pnpmCommand(cache: Cache): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const integrity = integrityOf[platform];
  if (integrity === undefined) return 'pnpm';
  const folder = await cache.install(`pnpm-${pnpmVersion}-${platform}`, (into) => {
    say(`taking pnpm ${pnpmVersion}`);
    return unpackNpmPackage(cache, { name: `@pnpm/exe.${platform}`, version: pnpmVersion, integrity }, into);
  });
  return join(folder, 'pnpm');
}

/** Its report goes to stderr: stdout belongs to the verb's own output. */
function runPnpm(pnpm: string, root: string): void {
  const args = ['install', '--frozen-lockfile', '--config.confirm-modules-purge=false', '--reporter=append-only'];
  const result = spawnSync(pnpm, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  if (result.error !== undefined)
    throw new Error(`could not run pnpm ${pnpmVersion} (${result.error.message}): install it`);
  if (result.status === 0) return;
  throw new Error(`pnpm install failed (${result.status ?? result.signal}):\n${result.stdout}${result.stderr}`);
}

const say = (message: string): boolean => process.stderr.write(`munim: ${message}\n`);

const [root, stamp] = process.argv.slice(2);
if (root === undefined || stamp === undefined) throw new Error('usage: install-packages.ts ROOT STAMP');
try {
  await installPackages(root, stamp);
} catch (error) {
  say((error as Error).message);
  process.exitCode = 3;
}
