/** The cache of downloads and builds: outside every checkout, one folder per thing and version, complete or absent. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { withExclusiveLock } from './exclusive-lock.ts';

type OnWait = (name: string, holderPid: number) => void;

export interface Cache {
  readonly directory: string;
  /**
   * The folder of `name` (which carries version and platform), made by `build` into an empty folder when absent.
   * It appears by one rename, so a killed build leaves nothing that could be taken for a finished one.
   */
  readonly install: (name: string, build: (into: string) => Promise<void>) => Promise<string>;
  readonly has: (name: string) => boolean;
  /** Where a download may wait, half done, for the next attempt. */
  readonly downloads: string;
}

/** MUNIM_CACHE, else the platform's user cache. */
export function cacheDirectory(env: NodeJS.ProcessEnv): string {
  if (env['MUNIM_CACHE']) return env['MUNIM_CACHE'];
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'munim');
}

/** `onWait` is told when another process makes the same thing already. */
export function openCache(directory: string, onWait: OnWait = () => undefined): Cache {
  const downloads = join(directory, 'downloads');
  mkdirSync(downloads, { recursive: true });
  const pathOf = (name: string): string => join(directory, name);
  return {
    directory,
    downloads,
    has: (name) => existsSync(pathOf(name)),
    install: async (name, build) => {
      const target = pathOf(name);
      if (existsSync(target)) return target;
      return withExclusiveLock(
        join(directory, 'locks', `${name.replaceAll('/', '+')}.lock`),
        async () => {
          if (!existsSync(target)) await buildAside(directory, name, target, build);
          return target;
        },
        (holderPid) => onWait(name, holderPid),
      );
    },
  };
}

async function buildAside(
  directory: string,
  name: string,
  target: string,
  build: (into: string) => Promise<void>,
): Promise<void> {
  const aside = join(directory, 'unfinished', name.replaceAll('/', '+'));
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  await build(aside);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(aside, target);
}
