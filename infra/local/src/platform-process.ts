/** One process of the platform: started on its port, awaited until ready, found again, replaced when its settings changed. */
import { createHash } from 'node:crypto';
import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheDirectory } from './cache.ts';
import { checkoutDirectory, platformVersion } from './checkout.ts';
import { startDetached, stopProcess, waitForEnd } from './detached-process.ts';
import { failure } from './native-service.ts';
import { commonEnvironment, ownSettings, surroundings } from './platform-processes.ts';
import type { PlatformProcess } from './platform-processes.ts';
import type { PlatformWorld } from './platform-world.ts';
import { isRunning } from './process-identity.ts';
import type { ProcessRecord } from './process-identity.ts';
import { programIn } from './program-build.ts';
import type { OnProgress } from './progress.ts';
import type { StateDirectory } from './state-directory.ts';

/** A cold start beside ten others on two cores, the registry read included. */
const readyTimeoutMs = 90_000;
const readyPollMs = 150;
/** The processes drain for ten seconds at most; then a little for closing. */
const stopGraceMs = 15_000;
/** A log is put aside at a start when it has grown past this: two of them fit any disk. */
const logBytesMax = 20_000_000;

export interface ProcessStart {
  readonly state: StateDirectory;
  /** The folder of the built programs: another one is another version of the code. */
  readonly programs: string;
  readonly world: PlatformWorld;
  readonly port: number;
  readonly progress: OnProgress;
  readonly env: NodeJS.ProcessEnv;
  /** For this process alone: a failpoint in a test. */
  readonly settings: Readonly<Record<string, string>>;
}

export async function startProcess(wanted: PlatformProcess, start: ProcessStart): Promise<void> {
  const { state, progress, port, world } = start;
  const program = programIn(start.programs, wanted.name);
  const { name } = wanted;
  const address = `http://${world.host}:${port}`;
  const settings = settingsOf(wanted, start);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([program, settings]))
    .digest('hex');
  const known = state.read(name);
  if (known?.process !== undefined && isRunning(known.process)) {
    if (known.fingerprint === fingerprint) {
      await waitUntilReady(name, address, known.process, state);
      progress({ component: name, phase: 'ready', message: `already running on ${address}` });
      return;
    }
    progress({ component: name, phase: 'stop', message: 'its code or its settings changed: it is restarted' });
    await stopProcess(known.process, { graceMs: stopGraceMs });
  }
  progress({ component: name, phase: 'start', message: `starting on ${address}` });
  rotate(state.logFile(name));
  const process = await startDetached({
    command: globalThis.process.execPath,
    args: [program],
    // Compiled code is kept between starts: it halves the time until a process is ready.
    env: {
      NODE_COMPILE_CACHE: join(cacheDirectory(start.env), 'node-compile-cache'),
      ...surroundings(start.env),
      ...settings,
    },
    cwd: checkoutDirectory,
    logFile: state.logFile(name),
  });
  state.write({
    name,
    version: platformVersion(),
    source: 'native',
    address,
    ports: { http: port },
    process,
    fingerprint,
  });
  await waitUntilReady(name, address, process, state);
  progress({ component: name, phase: 'ready', message: address });
}

function settingsOf(wanted: PlatformProcess, { world, port, env, settings }: ProcessStart): Record<string, string> {
  return { ...ownSettings(env), ...commonEnvironment(world, port), ...wanted.environment(world), ...settings };
}

async function waitUntilReady(
  name: string,
  address: string,
  record: ProcessRecord,
  state: StateDirectory,
): Promise<void> {
  const deadline = performance.now() + readyTimeoutMs;
  let last = 'no answer';
  while (performance.now() < deadline) {
    const answer = await readiness(address);
    if (answer === 'ready') return;
    last = answer;
    if (!isRunning(record)) throw new Error(failure(name, 'ended while starting', state));
    await sleep(readyPollMs);
  }
  throw new Error(failure(name, `was not ready within ${readyTimeoutMs / 1000} s (${last})`, state));
}

const probeTimeoutMs = 2_000;

/** `ready`, or what is wrong in a few words. */
export async function readiness(address: string): Promise<string> {
  try {
    const response = await fetch(`${address}/ready`, { signal: AbortSignal.timeout(probeTimeoutMs) });
    await response.body?.cancel();
    return response.ok ? 'ready' : `/ready answers ${response.status}`;
  } catch (error) {
    const { cause, message } = error as Error;
    return cause instanceof Error ? cause.message : message;
  }
}

export async function stopProcessOf(state: StateDirectory, name: string, progress: OnProgress): Promise<void> {
  const known = state.read(name);
  if (known?.process === undefined) return;
  const result = await stopProcess(known.process, { graceMs: stopGraceMs });
  const { process: _gone, ...rest } = known;
  state.write(rest);
  if (result !== 'not-running') progress({ component: name, phase: 'stop', message: result });
}

/** The record keeps its process: `up` and `status` see that it died, not that it was stopped. */
export async function killProcess(state: StateDirectory, name: string): Promise<void> {
  const record = state.read(name)?.process;
  if (record === undefined || !isRunning(record)) throw new Error(`${name} is not running`);
  process.kill(record.pid, 'SIGKILL');
  if (!(await waitForEnd(record, stopGraceMs))) throw new Error(`${name} survives SIGKILL`);
}

function rotate(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > logBytesMax) renameSync(logFile, `${logFile}.1`);
}
