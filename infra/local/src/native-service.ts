/** The life of a service that is a process of this machine: found again, started on its ports, awaited, stopped. */
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceContext, ServiceName } from './component.ts';
import { startDetached, stopProcess } from './detached-process.ts';
import type { DetachedCommand } from './detached-process.ts';
import { choosePorts, isFree } from './free-port.ts';
import { isRunning } from './process-identity.ts';
import type { ProcessRecord } from './process-identity.ts';
import type { ComponentRecord, StateDirectory } from './state-directory.ts';

export interface NativeService {
  readonly name: ServiceName;
  readonly version: string;
  /** Names of its ports and the well-known number of each. */
  readonly ports: Readonly<Record<string, number>>;
  readonly address: (ports: Ports) => string;
  readonly command: (ports: Ports) => Promise<Omit<DetachedCommand, 'logFile'>>;
  /** Answers true once the service serves. Throwing means `not yet`. */
  readonly isReady: (ports: Ports) => Promise<boolean>;
  readonly readyTimeoutMs: number;
  readonly remember: Pick<ComponentRecord, 'dataDirectory' | 'secrets'>;
}

export type Ports = Readonly<Record<string, number>>;

/** How often readiness is asked: it is not felt, and it leaves the machine to the start. */
const readyPollMs = 100;

/** A port chosen as free may be taken before the service binds it; then the start is repeated with others. */
const startAttemptsMax = 3;

export async function startNative(service: NativeService, context: ServiceContext): Promise<ComponentRecord> {
  const { state, progress } = context;
  const known = state.read(service.name);
  if (known?.process !== undefined && isRunning(known.process)) {
    await waitUntilReady(service, known.ports, known.process, state);
    progress({ component: service.name, phase: 'ready', message: `${known.address} (native, already running)` });
    return known;
  }
  for (let attempt = 1; ; attempt += 1) {
    const ports = await choosePorts(context.cache.directory, state.path, preferredPorts(service, context, known));
    try {
      return await startOn(service, context, ports);
    } catch (error) {
      const lost = attempt < startAttemptsMax && (await anyTakenByOthers(ports));
      if (!lost) throw error;
      progress({ component: service.name, phase: 'start', message: 'its port was taken meanwhile; trying another' });
    }
  }
}

function preferredPorts(
  service: NativeService,
  { ports: asked, profile }: ServiceContext,
  known: ComponentRecord | undefined,
): Record<string, number | undefined> {
  const preferred = ([name, wellKnown]: [string, number]): [string, number | undefined] => [
    name,
    asked[name] ?? known?.ports[name] ?? (profile === 'default' ? wellKnown : undefined),
  ];
  return Object.fromEntries(Object.entries(service.ports).map(preferred));
}

async function startOn(service: NativeService, context: ServiceContext, ports: Ports): Promise<ComponentRecord> {
  const { state, progress } = context;
  const address = service.address(ports);
  progress({ component: service.name, phase: 'start', message: `starting on ${address}` });
  const command = await service.command(ports);
  const record: ComponentRecord = {
    name: service.name,
    version: service.version,
    source: 'native',
    address,
    ports,
    ...service.remember,
  };
  const process = await startDetached({ ...command, logFile: state.logFile(service.name) });
  const running = { ...record, process };
  state.write(running);
  await waitUntilReady(service, ports, process, state);
  progress({ component: service.name, phase: 'ready', message: `${address} (native)` });
  return running;
}

async function waitUntilReady(
  service: NativeService,
  ports: Ports,
  process: ProcessRecord,
  state: StateDirectory,
): Promise<void> {
  const deadline = performance.now() + service.readyTimeoutMs;
  let reason = 'no answer';
  while (performance.now() < deadline) {
    try {
      if (await service.isReady(ports)) return;
    } catch (error) {
      reason = (error as Error).message;
    }
    if (!isRunning(process)) throw new Error(failure(service.name, 'ended while starting', state));
    await sleep(readyPollMs);
  }
  const seconds = service.readyTimeoutMs / 1000;
  throw new Error(failure(service.name, `did not become ready within ${seconds} s (${reason})`, state));
}

async function anyTakenByOthers(ports: Ports): Promise<boolean> {
  const free = await Promise.all(Object.values(ports).map((port) => isFree(port)));
  return free.includes(false);
}

/** As many lines as fit a screen and still hold a JVM's reason. */
const logTailLines = 20;

export function failure(name: string, what: string, state: StateDirectory): string {
  const file = state.logFile(name);
  const then = `Once its cause is mended, start again: what runs already is kept. More of it: ./munim logs ${name}`;
  return `${name} ${what}; the end of ${file}:\n${logTail(file, logTailLines)}\n${then}`;
}

function logTail(file: string, lines: number): string {
  if (!existsSync(file)) return '(no log)';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

export async function stopNative(
  name: string,
  context: Pick<ServiceContext, 'state' | 'progress'>,
  how: { signal?: NodeJS.Signals; graceMs: number },
): Promise<void> {
  const known = context.state.read(name);
  if (known?.process === undefined) return;
  const result = await stopProcess(known.process, how);
  const { process: _gone, ...rest } = known;
  context.state.write(rest);
  if (result !== 'not-running') context.progress({ component: name, phase: 'stop', message: result });
}
