/**
 * Builds every program of the platform into the cache, once for each state of the sources and packages: one file each and
 * what they share, so that a start loads a few files and not the thousand modules that they are made of.
 */
import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';
import type { Cache } from './cache.ts';
import { checkoutDirectory } from './checkout.ts';
import { platformProcesses } from './platform-processes.ts';
import type { OnProgress } from './progress.ts';

/** Where each begins, below the checkout. The provisioner starts executors. */
const entries: Readonly<Record<string, string>> = {
  ...Object.fromEntries(platformProcesses.map(({ name, entry }) => [name, entry])),
  executor: 'control-plane/src/provisioning/executor/main.ts',
};

/** Whatever a program may be made of. */
const sources = ['control-plane/src', 'data-plane/**/src', 'infra/*/src'];
const digestChars = 16;
const prefix = 'programs-';

/** The file to start a process of this name with, in the folder that `builtPrograms` gave. */
export const programIn = (folder: string, name: string): string => join(folder, fileOf(name));

export async function builtPrograms(cache: Cache, progress: OnProgress): Promise<string> {
  const folder = await cache.install(`${prefix}${sourcesDigest(checkoutDirectory)}`, async (into) => {
    progress({ component: 'programs', phase: 'build', message: 'building them' });
    const { rolldown } = await import('rolldown');
    const bundle = await rolldown({
      input: Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, join(checkoutDirectory, entry)])),
      platform: 'node',
      logLevel: 'warn',
      plugins: [atHome],
    });
    // A class's name is what its errors and its entities are called.
    await bundle.write({
      dir: into,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      keepNames: true,
    });
    await bundle.close();
    progress({ component: 'programs', phase: 'ready', message: 'built' });
  });
  removeUnused(cache.directory, folder);
  return folder;
}

/** Each edit makes another folder. One that nothing was started from for so long is made anew if it ever is. */
const keptMs = 30 * 86_400_000;

function removeUnused(directory: string, used: string): void {
  const now = new Date();
  utimesSync(used, now, now);
  for (const name of readdirSync(directory).filter((one) => one.startsWith(prefix))) {
    const path = join(directory, name);
    const usedMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now.getTime();
    if (now.getTime() - usedMs > keptMs) rmSync(path, { recursive: true, force: true });
  }
}

const fileOf = (name: string): string => `${name}.js`;
const nameOfEntry = new Map(Object.entries(entries).map(([name, entry]) => [join(checkoutDirectory, entry), name]));

/** A program that was moved finds the files beside its sources, and the programs that it starts beside itself. */
const atHome: Plugin = {
  name: 'at-home',
  /** Pulumi's SDK loads parts of itself by their place: it stays where it is installed. */
  async resolveId(source, importer, options) {
    if (!source.startsWith('@pulumi/')) return null;
    const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
    return resolved && { id: pathToFileURL(resolved.id).href, external: true };
  },
  async transform(code, id) {
    if (id.includes(`${sep}node_modules${sep}`) || !id.startsWith(checkoutDirectory) || !code.includes('import.meta.'))
      return null;
    let moved = code.replaceAll(/new URL\('([^']+)', import\.meta\.url\)/g, (whole, path: string) => {
      const name = nameOfEntry.get(join(dirname(id), path));
      return name === undefined ? whole : `new URL('${fileOf(name)}', import.meta.home)`;
    });
    for (const [whole, specifier = ''] of moved.matchAll(/import\.meta\.resolve\('([^']+)'\)/g)) {
      const resolved = await this.resolve(specifier, id);
      if (!resolved) throw new Error(`${id} asks for ${specifier}, which is not there`);
      moved = moved.replace(whole, JSON.stringify(pathToFileURL(resolved.id).href));
    }
    return moved
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      .replaceAll('import.meta.home', 'import.meta.url');
  },
};

/** Everything that they are made of, and where: they read files beside their sources. */
export function sourcesDigest(checkout: string): string {
  const hash = createHash('sha256').update(`${checkout}\0`);
  const files = sources.flatMap((folder) =>
    globSync(`${folder}/**/*.ts`, {
      cwd: checkout,
      exclude: (path) => /(?:^|\/)node_modules$|\.spec\.ts$/.test(path),
    }),
  );
  for (const path of [...files.toSorted(), 'pnpm-lock.yaml'])
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(checkout, path)))
      .update('\0');
  return hash.digest('hex').slice(0, digestChars);
}
