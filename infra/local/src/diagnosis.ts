/** Looks at the machine without changing it: every prerequisite, what was found, and how to get what is missing. */
import { existsSync, statfsSync } from 'node:fs';
import { freemem, homedir, totalmem } from 'node:os';
import { cacheDirectory, openCache } from './cache.ts';
import { findContainerEngine } from './container-engine.ts';
import { javaMajorMin, findJava } from './java.ts';
import { canTakeGo, goOnPath } from './go-toolchain.ts';
import { kafkaVersion } from './kafka-jars.ts';
import { MissingPrerequisite } from './missing-prerequisite.ts';
import { objectStoreCacheName } from './object-store.ts';
import { postgresCacheName } from './postgres-binaries.ts';
import { fittingPulumiOnPath, pulumiCacheName } from './pulumi.ts';
import { CommandFailed, runCommand } from './run-command.ts';

export interface Finding {
  readonly name: string;
  /** `will-be-taken`: not here yet, a first `up` fetches or builds it. `note`: works, but should be known. */
  readonly state: 'ok' | 'will-be-taken' | 'note' | 'missing';
  readonly found: string;
  readonly remedy?: string;
}

export async function diagnose(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const engine = await findContainerEngine(env);
  const findings = await Promise.all([
    tool('node', process.execPath, ['--version'], 'install Node.js 24'),
    tool('npm', 'npm', ['--version'], 'install npm; on Debian `apt install npm`'),
    tool('tar', 'tar', ['--version'], 'install tar; on Debian `apt install tar`'),
    Promise.resolve(containerEngine(engine?.version)),
    java(env, engine !== undefined),
    browser(),
    ...components(env, engine !== undefined),
  ]);
  return [...findings, memory(), disk(cacheDirectory(env))];
}

const toolTimeoutMs = 20_000;

async function tool(name: string, command: string, args: readonly string[], remedy: string): Promise<Finding> {
  try {
    const out = await runCommand({ command, args, timeoutMs: toolTimeoutMs, env: process.env });
    return { name, state: 'ok', found: out.trim().split('\n')[0] ?? '' };
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return { name, state: 'missing', found: 'not found', remedy };
  }
}

async function browser(): Promise<Finding> {
  const name = 'chromium';
  for (const command of ['chromium-headless-shell', 'chromium']) {
    const found = await tool(name, command, ['--version'], '');
    if (found.state === 'ok') return found;
  }
  return {
    name,
    state: 'note',
    found: "not found; only the console's specs drive one: on Debian `apt install chromium-headless-shell`",
  };
}

function containerEngine(version: string | undefined): Finding {
  const name = 'container engine';
  if (version === undefined)
    return { name, state: 'note', found: 'none answers; the services run natively, which is fine' };
  return { name, state: 'ok', found: `docker ${version}; MUNIM_ENGINE=native leaves it out` };
}

async function java(env: NodeJS.ProcessEnv, hasEngine: boolean): Promise<Finding> {
  const name = `java (${javaMajorMin} or newer)`;
  if (env['MUNIM_KAFKA_BROKERS'] || hasEngine)
    return { name, state: 'ok', found: 'not needed: Kafka comes from elsewhere' };
  try {
    const { command, major } = await findJava(env);
    return { name, state: 'ok', found: `${command}, version ${major}` };
  } catch (error) {
    if (!(error instanceof MissingPrerequisite)) throw error;
    return { name, state: 'missing', found: error.found, remedy: error.remedy };
  }
}

function components(env: NodeJS.ProcessEnv, hasEngine: boolean): Promise<Finding>[] {
  const cache = openCache(cacheDirectory(env));
  const fromElsewhere = (variable: string): string | undefined => {
    if (env[variable]) return `from ${variable}`;
    return hasEngine && variable !== 'MUNIM_PULUMI' ? 'from the container engine' : undefined;
  };
  const simple = (name: string, variable: string, cached: string, size: string): Finding => {
    const elsewhere = fromElsewhere(variable);
    if (elsewhere !== undefined) return { name, state: 'ok', found: elsewhere };
    if (cache.has(cached)) return { name, state: 'ok', found: 'in the cache' };
    return { name, state: 'will-be-taken', found: `will be downloaded (${size})` };
  };
  const built = async (
    name: string,
    variable: string,
    cached: string,
    onPath: string | undefined,
  ): Promise<Finding> => {
    const elsewhere = fromElsewhere(variable) ?? onPath;
    if (elsewhere !== undefined) return { name, state: 'ok', found: elsewhere };
    if (cache.has(cached)) return { name, state: 'ok', found: 'in the cache' };
    const go = await goOnPath(env);
    const state = 'will-be-taken';
    if (go !== undefined) return { name, state, found: `will be built with Go ${go} of this machine (minutes, once)` };
    if (canTakeGo()) return { name, state, found: 'will be built (minutes, once), Go being taken first (70 MB)' };
    return {
      name,
      state: 'missing',
      found: 'not in the cache, and no Go to build it',
      remedy: `install Go, or set ${variable}`,
    };
  };
  return [
    Promise.resolve(simple('postgres', 'MUNIM_POSTGRES_URL', postgresCacheName(), '23 MB')),
    Promise.resolve(simple('kafka', 'MUNIM_KAFKA_BROKERS', `kafka-${kafkaVersion}`, '44 MB')),
    built('s3 gateway', 'MUNIM_S3_ENDPOINT', objectStoreCacheName(), undefined),
    fittingPulumiOnPath(env).then((found) => built('pulumi', 'MUNIM_PULUMI', pulumiCacheName(), found?.bin)),
  ];
}

const gib = 1024 ** 3;

/** What everything together was seen to take, with room for the demo's load. */
const memoryNeededGib = 3;
function memory(): Finding {
  const found = `${(totalmem() / gib).toFixed(1)} GiB, ${(freemem() / gib).toFixed(1)} free`;
  if (totalmem() / gib >= memoryNeededGib) return { name: 'memory', state: 'ok', found };
  return { name: 'memory', state: 'note', found: `${found}; ${memoryNeededGib} GiB are needed when everything runs` };
}

/** Builds need most of it, for Go's own caches. */
const diskNeededGib = 6;
function disk(cache: string): Finding {
  const { bavail, bsize } = statfsSync(existsSync(cache) ? cache : homedir());
  const free = (bavail * bsize) / gib;
  const found = `${free.toFixed(0)} GiB free for ${cache}`;
  if (free >= diskNeededGib) return { name: 'disk', state: 'ok', found };
  return {
    name: 'disk',
    state: 'note',
    found: `${found}; a first start with its builds takes up to ${diskNeededGib} GiB`,
  };
}
