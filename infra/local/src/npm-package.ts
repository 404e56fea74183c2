/** Takes one pinned package from the npm registry that this machine's npm is set up for, verified, without scripts. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Cache } from './cache.ts';
import { verifyChecksum } from './checksum.ts';
import type { Checksum } from './checksum.ts';
import { runCommand } from './run-command.ts';

export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  readonly integrity: Checksum;
}

/** A slow line takes minutes for the 30 MB of the largest package; past this the registry is not answering. */
const packTimeoutMs = 600_000;

/** The package's files end up directly in `into`; the verified archive stays in the cache. */
export async function unpackNpmPackage(cache: Cache, wanted: NpmPackage, into: string): Promise<void> {
  const archive = await npmArchive(cache, wanted);
  mkdirSync(into, { recursive: true });
  await runCommand({
    command: 'tar',
    args: ['-xzf', archive, '-C', into, '--strip-components=1', '--no-same-owner'],
    timeoutMs: packTimeoutMs,
  });
}

async function npmArchive(cache: Cache, wanted: NpmPackage): Promise<string> {
  const spec = `${wanted.name}@${wanted.version}`;
  const archive = join(cache.downloads, `${spec.replaceAll('/', '+')}.tgz`);
  if (existsSync(archive)) {
    await verifyChecksum(archive, wanted.integrity, spec);
    return archive;
  }
  const aside = `${archive}.unpacked`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  await runCommand({
    command: 'npm',
    args: ['pack', spec, '--pack-destination', aside, '--silent', '--ignore-scripts'],
    cwd: aside,
    timeoutMs: packTimeoutMs,
  });
  const file = readdirSync(aside).find((name) => name.endsWith('.tgz'));
  if (file === undefined) throw new Error(`npm pack ${spec} left no archive`);
  await verifyChecksum(join(aside, file), wanted.integrity, spec);
  renameSync(join(aside, file), archive);
  rmSync(aside, { recursive: true, force: true });
  return archive;
}
