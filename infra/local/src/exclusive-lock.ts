/** One holder at a time among processes: two first starts must not build, format or start the same thing twice. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isRunning } from './process-identity.ts';
import type { ProcessRecord } from './process-identity.ts';

interface Holder extends ProcessRecord {
  /** Two locks of one process differ in it. */
  readonly token: string;
}

/** How often a waiter looks whether the holder has finished or died. */
const pollMs = 100;

/** Runs `work` while holding `path`; a holder that died is replaced. `onWait` is told once, with the holder's pid. */
export async function withExclusiveLock<T>(
  path: string,
  work: () => Promise<T>,
  onWait: (holderPid: number) => void = () => undefined,
): Promise<T> {
  const me = identify(process.pid);
  if (me === undefined) throw new Error('cannot read the start time of this very process');
  const mine: Holder = { ...me, token: randomUUID() };
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!tryTake(path, mine)) {
    const holder = readHolder(path);
    if (holder !== undefined && isRunning(holder)) {
      if (!told) onWait(holder.pid);
      told = true;
      await sleep(pollMs);
    } else if (holder !== undefined) {
      removeStale(path, holder);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Link is atomic and brings the content with it: nobody ever sees a lock without its holder. */
function tryTake(path: string, mine: Holder): boolean {
  const draft = `${path}.${mine.token}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Renaming first lets exactly one of several waiters remove the dead holder's lock; a fresh one is put back. */
function removeStale(path: string, dead: Holder): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const taken = readHolder(aside);
  if (taken !== undefined && taken.token !== dead.token) linkSync(aside, path);
  rmSync(aside, { force: true });
}
