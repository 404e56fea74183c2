/** The platform of one machine: its services and processes, started in waves, found again, killed, stopped. */
import { type Cache, cacheDirectory, openCache } from './cache.ts';
import { startCells, stopCells } from './cells.ts';
import { consoleDirectory } from './console-build.ts';
import { withExclusiveLock } from './exclusive-lock.ts';
import { choosePorts } from './free-port.ts';
import { platformProcesses } from './platform-processes.ts';
import type { PlatformProcess } from './platform-processes.ts';
import { platformUrls } from './platform-urls.ts';
import type { PlatformUrls } from './platform-urls.ts';
import { platformWorld } from './platform-world.ts';
import type { PlatformWorld } from './platform-world.ts';
import { killProcess, startProcess, stopProcessOf } from './platform-process.ts';
import { builtPrograms, programIn } from './program-build.ts';
import { silent } from './progress.ts';
import type { OnProgress } from './progress.ts';
import { startServices, stopServices } from './services.ts';
import type { ServiceAddresses, StartOptions } from './services.ts';
import { openStateDirectory } from './state-directory.ts';
import type { StateDirectory } from './state-directory.ts';

export interface PlatformOptions extends Omit<StartOptions<never>, 'only'> {
  /** Names of the processes to start; without them all. */
  readonly processes?: readonly string[];
}

export interface Platform {
  readonly services: ServiceAddresses;
  readonly urls: PlatformUrls;
  readonly operatorTokenFile: string;
  readonly secretsDirectory: string;
  readonly processNames: readonly string[];
  readonly processUrl: (processName: string) => string;
  /** The built program of that process, to start one more of a kind. */
  readonly programFile: (processName: string) => string;
  /** SIGKILL, then waits until it is gone: for tests of what a death costs. */
  readonly kill: (processName: string) => Promise<void>;
  /** Starts one that was killed, or one whose settings change, on its old port; waits until it is ready. */
  readonly start: (processName: string, settings?: Readonly<Record<string, string>>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const state = openStateDirectory(options.stateDir);
  const progress = options.onProgress ?? silent;
  const env = options.env ?? process.env;
  const wanted = options.processes?.map(named) ?? platformProcesses;
  const cache = cacheOf(env, progress);
  const [{ stop: _stop, ...services }, programs, consoleBuilt] = await Promise.all([
    startServices(options),
    builtPrograms(cache, progress),
    consoleFor(wanted, cache, env, progress),
    startCells(options),
  ]);
  const stage = { state, programs, progress, env };
  const { world, ports } = await withExclusiveLock(state.lockFile('platform'), async () => {
    const ports = await portsOf(state, cache.directory, options);
    const world = await platformWorld(services, state, (name) => portIn(ports, name), consoleBuilt);
    for (const wave of [...new Set(wanted.map((one) => one.wave))].toSorted((a, b) => a - b)) {
      await startTogether(
        wanted.filter((one) => one.wave === wave),
        { ...stage, world, ports, settings: {} },
      );
    }
    return { world, ports };
  });
  return {
    services,
    urls: platformUrls(services, (name) => world.urlOf(name)),
    operatorTokenFile: world.operatorTokenFile,
    secretsDirectory: world.secretsDirectory,
    processNames: wanted.map(({ name }) => name),
    processUrl: (name) => world.urlOf(named(name).name),
    kill: (name) => killProcess(state, named(name).name),
    programFile: (name) => programIn(programs, named(name).name),
    start: (name, settings = {}) => startTogether([named(name)], { ...stage, world, ports, settings }),
    stop: () => stopPlatform({ stateDir: options.stateDir, onProgress: progress, env }),
  };
}

const cacheOf = (env: NodeJS.ProcessEnv, progress: OnProgress): Cache =>
  openCache(cacheDirectory(env), (name, pid) =>
    progress({
      component: name.replace(/-.*$/, ''),
      phase: 'build',
      message: `process ${pid} is building it already; waiting`,
    }),
  );

/** Only one of them serves it. */
async function consoleFor(
  wanted: readonly PlatformProcess[],
  cache: Cache,
  env: NodeJS.ProcessEnv,
  progress: OnProgress,
): Promise<string | undefined> {
  if (!wanted.some(({ name }) => name === 'control-plane')) return undefined;
  return consoleDirectory(cache, env, progress);
}

interface Stage {
  readonly state: StateDirectory;
  readonly programs: string;
  readonly world: PlatformWorld;
  readonly ports: ReadonlyMap<string, number>;
  readonly progress: OnProgress;
  readonly env: NodeJS.ProcessEnv;
  readonly settings: Readonly<Record<string, string>>;
}

/** All are awaited, so that one failure does not leave others starting unseen. */
async function startTogether(wanted: readonly PlatformProcess[], stage: Stage): Promise<void> {
  const results = await Promise.allSettled(
    wanted.map((one) => startProcess(one, { ...stage, port: portIn(stage.ports, one.name) })),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

function named(name: string): PlatformProcess {
  const found = platformProcesses.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no process is called ${JSON.stringify(name)}`);
  return found;
}

function portIn(ports: ReadonlyMap<string, number>, name: string): number {
  const port = ports.get(name);
  if (port === undefined) throw new Error(`no port was chosen for ${name}`);
  return port;
}

/** Before anything starts: processes are told each other's addresses. A remembered port is kept while it can be. */
async function portsOf(
  state: StateDirectory,
  cacheDirectory: string,
  options: PlatformOptions,
): Promise<ReadonlyMap<string, number>> {
  const started: Record<string, number> = {};
  const preferred: Record<string, number | undefined> = {};
  for (const { name, wellKnownPort } of platformProcesses) {
    const known = state.read(name);
    const remembered = known?.ports['http'];
    if (known?.process !== undefined && remembered !== undefined) started[name] = remembered;
    else
      preferred[name] = options.ports?.[name] ?? remembered ?? (options.profile === 'test' ? undefined : wellKnownPort);
  }
  return new Map(Object.entries({ ...started, ...(await choosePorts(cacheDirectory, state.path, preferred)) }));
}

export interface StopPlatformOptions {
  readonly stateDir: string;
  readonly onProgress?: OnProgress;
  readonly env?: NodeJS.ProcessEnv;
}

/** In reverse order of the start: nobody loses what it stands on while it drains. */
export async function stopPlatform(options: StopPlatformOptions): Promise<void> {
  const state = openStateDirectory(options.stateDir);
  const progress = options.onProgress ?? silent;
  await withExclusiveLock(state.lockFile('platform'), async () => {
    for (const wave of [...new Set(platformProcesses.map((one) => one.wave))].toSorted((a, b) => b - a)) {
      const ofWave = platformProcesses.filter((one) => one.wave === wave);
      await Promise.all(ofWave.map(({ name }) => stopProcessOf(state, name, progress)));
    }
  });
  await stopCells(options);
  await stopServices(options);
}
