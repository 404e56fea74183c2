/** What runs, where, in which version and where it came from: read from the state, then asked of each one. */
import { createConnection } from 'node:net';
import { cellServices, cellsIn, stateOfCell } from './cells.ts';
import { knownPlatform } from './known-platform.ts';
import { platformProcesses } from './platform-processes.ts';
import { readiness } from './platform-process.ts';
import type { PlatformUrls } from './platform-urls.ts';
import { isRunning } from './process-identity.ts';
import { serviceNames } from './services.ts';
import { openStateDirectory } from './state-directory.ts';
import type { ComponentRecord, Source } from './state-directory.ts';

export interface ComponentStatus {
  readonly name: string;
  /** `ready` serves; `not-ready` runs but does not serve; `died` ended without being stopped; `stopped` was stopped or never started. */
  readonly state: 'ready' | 'not-ready' | 'died' | 'stopped';
  readonly address: string | null;
  readonly version: string | null;
  readonly source: Source | null;
  readonly pid: number | null;
}

export interface PlatformStatus {
  readonly components: readonly ComponentStatus[];
  /** Null as long as the platform was never started from this state. */
  readonly urls: PlatformUrls | null;
}

export async function platformStatus(stateDir: string, env: NodeJS.ProcessEnv = process.env): Promise<PlatformStatus> {
  const state = openStateDirectory(stateDir);
  const names = [...serviceNames, ...platformProcesses.map(({ name }) => name)];
  const own = names.map((name) => statusOf(name, state.read(name)));
  const components = await Promise.all([...own, ...cellsIn(stateDir).flatMap((cell) => statusOfCell(stateDir, cell))]);
  return { components, urls: knownPlatform(stateDir, env)?.urls ?? null };
}

/** Told apart from the first cell's by the name of their cell. */
const statusOfCell = (stateDir: string, cell: string): Promise<ComponentStatus>[] => {
  const state = openStateDirectory(stateOfCell(stateDir, cell));
  return cellServices.map(async (name) => ({ ...(await statusOf(name, state.read(name))), name: `${cell}/${name}` }));
};

async function statusOf(name: string, known: ComponentRecord | undefined): Promise<ComponentStatus> {
  if (known === undefined) return { name, state: 'stopped', address: null, version: null, source: null, pid: null };
  const { address, version, source } = known;
  return { name, state: await stateOf(name, known), address, version, source, pid: known.process?.pid ?? null };
}

async function stateOf(name: string, known: ComponentRecord): Promise<ComponentStatus['state']> {
  if (name === 'pulumi') return 'ready';
  if (known.source === 'native') {
    if (known.process === undefined) return 'stopped';
    if (!isRunning(known.process)) return 'died';
  }
  const serves =
    known.ports['http'] === undefined ? await accepts(known.address) : (await readiness(known.address)) === 'ready';
  return serves ? 'ready' : 'not-ready';
}

const connectTimeoutMs = 2_000;

/** Takes `host:port` and URLs. */
function accepts(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address.includes('://') ? address : `tcp://${address}`);
  return new Promise((resolve) => {
    const socket = createConnection({ host: hostname, port: Number(port), timeout: connectTimeoutMs });
    const answer = (value: boolean): void => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}
