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

/** By port, who chose it: until that process ends nobody else does, whether anything listens there already or not. */
type Claims = Readonly<Record<string, ProcessRecord>>;

/**
 * A port of 127.0.0.1 for each name, all different. Two processes that choose at once from the same `directory`, the cache,
 * get different ones. `preferred` counts while it is free and no other process has chosen it.
 */
export function choosePorts<Name extends string>(
  directory: string,
  preferred: Readonly<Record<Name, number | undefined>>,
): Promise<Record<Name, number>> {
  const file = join(directory, 'ports.json');
  return withExclusiveLock(join(directory, 'locks', 'ports.lock'), async () => {
    const me = identify(process.pid);
    if (me === undefined) throw new Error('cannot read the start time of this very process');
    const claims = new Map(Object.entries(read(file)).filter(([, holder]) => isRunning(holder)));
    const chosen = new Map<string, number>();
    for (const [name, wanted] of Object.entries<number | undefined>(preferred)) {
      const port = await choose(wanted, new Set(chosen.values()), claims, me);
      chosen.set(name, port);
      claims.set(String(port), me);
    }
    writeAtomically(file, JSON.stringify(Object.fromEntries(claims)));
    return Object.fromEntries(chosen) as Record<Name, number>;
  });
}

async function choose(
  wanted: number | undefined,
  taken: ReadonlySet<number>,
  claims: ReadonlyMap<string, ProcessRecord>,
  me: ProcessRecord,
): Promise<number> {
  if (wanted !== undefined && !taken.has(wanted)) {
    const holder = claims.get(String(wanted));
    const isOurs = holder === undefined || (holder.pid === me.pid && holder.startedAt === me.startedAt);
    if (isOurs && (await isFree(wanted))) return wanted;
  }
  for (let attempt = 1; attempt <= range.before - range.from; attempt++) {
    const port = randomInt(range.from, range.before);
    if (!claims.has(String(port)) && (await isFree(port))) return port;
  }
  throw new Error(`no port from ${range.from} to ${range.before - 1} is free`);
}

const read = (file: string): Claims => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Claims) : {});

/** Free means that this process could listen there now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
