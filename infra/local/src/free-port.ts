/** Chooses ports for what is about to be started: the ones it had or the usual ones when they are free, else free ones. */
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { withExclusiveLock } from './exclusive-lock.ts';
import { identify, isRunning } from './process-identity.ts';
import type { ProcessRecord } from './process-identity.ts';
import { writeAtomically } from './state-directory.ts';

/** Below those that Linux (32768) and macOS (49152) give to connections, which could take one between a death and a restart. */
const range = { from: 20_000, before: 32_768 } as const;

/** Nobody else gets a port, whether anything listens there already or not, until the process that chose it ends. */
interface Claim {
  readonly owner: string;
  readonly chosenBy: ProcessRecord;
}

/**
 * A port of 127.0.0.1 for each name, all different. Owners, the paths of states, that choose at once from the same
 * `directory`, the cache, get different ones. `preferred` counts while it is free and no other owner's process has chosen it.
 */
export function choosePorts<Name extends string>(
  directory: string,
  owner: string,
  preferred: Readonly<Record<Name, number | undefined>>,
): Promise<Record<Name, number>> {
  const file = join(directory, 'ports.json');
  return withExclusiveLock(join(directory, 'locks', 'ports.lock'), async () => {
    const me = identify(process.pid);
    if (me === undefined) throw new Error('cannot read the start time of this very process');
    const claims = new Map(Object.entries(read(file)).filter(([, { chosenBy }]) => isRunning(chosenBy)));
    const chosen = new Map<string, number>();
    for (const [name, wanted] of Object.entries<number | undefined>(preferred)) {
      const port = await choose(wanted, new Set(chosen.values()), claims, owner);
      chosen.set(name, port);
      claims.set(String(port), { owner, chosenBy: me });
    }
    writeAtomically(file, JSON.stringify(Object.fromEntries(claims)));
    return Object.fromEntries(chosen) as Record<Name, number>;
  });
}

async function choose(
  wanted: number | undefined,
  taken: ReadonlySet<number>,
  claims: ReadonlyMap<string, Claim>,
  owner: string,
): Promise<number> {
  if (wanted !== undefined && !taken.has(wanted)) {
    const isOurs = (claims.get(String(wanted))?.owner ?? owner) === owner;
    if (isOurs && (await isFree(wanted))) return wanted;
  }
  for (let attempt = 1; attempt <= range.before - range.from; attempt++) {
    const port = randomInt(range.from, range.before);
    if (!claims.has(String(port)) && (await isFree(port))) return port;
  }
  throw new Error(`no port from ${range.from} to ${range.before - 1} is free: stop something that listens there`);
}

const read = (file: string): Readonly<Record<string, Claim>> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Claim>) : {};

/** Free means that this process could listen there now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
