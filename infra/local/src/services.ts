/** Starts the real services that Munim stands on, each where it can be had, and finds the running ones again. */
import { cacheDirectory, openCache } from './cache.ts';
import type { Component, Profile, ServiceContext, ServiceName, Started } from './component.ts';
import { findContainerEngine } from './container-engine.ts';
import { withExclusiveLock } from './exclusive-lock.ts';
import { kafka } from './kafka.ts';
import type { KafkaAddress } from './kafka.ts';
import { objectStore } from './object-store.ts';
import type { ObjectStoreAddress } from './object-store.ts';
import { postgres } from './postgres.ts';
import type { PostgresAddress } from './postgres.ts';
import { silent } from './progress.ts';
import type { OnProgress } from './progress.ts';
import { pulumi } from './pulumi.ts';
import type { PulumiAddress } from './pulumi.ts';
import { openStateDirectory } from './state-directory.ts';
import type { StateDirectory } from './state-directory.ts';

export interface ServiceAddresses {
  readonly postgres: PostgresAddress;
  readonly kafka: KafkaAddress;
  readonly s3: ObjectStoreAddress;
  readonly pulumi: PulumiAddress;
}

export interface StartOptions<Name extends ServiceName> {
  /** Everything that is written goes below it; two folders are two installations. */
  readonly stateDir: string;
  /** Default: all four. */
  readonly only?: readonly Name[];
  readonly onProgress?: OnProgress;
  /** Fixed ports by name: `postgres`, `kafka`, `kafkaController`, `s3`. */
  readonly ports?: Readonly<Partial<Record<string, number>>>;
  readonly profile?: Profile;
  readonly env?: NodeJS.ProcessEnv;
}

export type Services<Name extends ServiceName> = Pick<ServiceAddresses, Name> & {
  /** Stops those that this state started. */
  readonly stop: () => Promise<void>;
};

const components: { readonly [Name in ServiceName]: Component<ServiceAddresses[Name]> } = {
  postgres,
  kafka,
  s3: objectStore,
  pulumi,
};

export const serviceNames = Object.keys(components) as ServiceName[];

export async function startServices<Name extends ServiceName = ServiceName>(
  options: StartOptions<Name>,
): Promise<Services<Name>> {
  const env = options.env ?? process.env;
  const progress = options.onProgress ?? silent;
  const state = openStateDirectory(options.stateDir);
  const wanted = (options.only ?? serviceNames) as readonly Name[];
  const context: ServiceContext = {
    state,
    cache: openCache(cacheDirectory(env), (name, pid) =>
      progress({ component: name, phase: 'build', message: `process ${pid} is making it already; waiting` }),
    ),
    env,
    profile: options.profile ?? 'default',
    progress,
    ports: options.ports ?? {},
    engine: await findContainerEngine(env),
  };
  const startOne = async (name: Name): Promise<[Name, unknown]> => {
    const component = components[name] as Component<unknown>;
    const { address, source } = await resolveAndStart(component, context);
    progress({ component: name, phase: 'resolve', message: `from ${source}` });
    return [name, address];
  };
  const started = await withExclusiveLock(
    state.lockFile('services'),
    async () => {
      await Promise.all(wanted.map((name) => checkOne(components[name] as Component<unknown>, context)));
      const results = await Promise.allSettled(wanted.map(startOne));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    },
    (pid) => progress({ component: 'services', phase: 'start', message: `process ${pid} is starting them; waiting` }),
  );
  const addresses = Object.fromEntries(started) as Pick<ServiceAddresses, Name>;
  return {
    ...addresses,
    stop: () => stopServices({ stateDir: options.stateDir, only: wanted, onProgress: progress, env }),
  };
}

/** The addresses of what was started from this state before, without asking whether it runs; undefined when one never was. */
export function knownServices(state: StateDirectory, env: NodeJS.ProcessEnv): ServiceAddresses | undefined {
  const addresses: [ServiceName, unknown][] = [];
  for (const name of serviceNames) {
    const component = components[name] as Component<unknown>;
    const record = state.read(name);
    const address = component.fromEnvironment(env) ?? (record === undefined ? undefined : component.fromRecord(record));
    if (address === undefined) return undefined;
    addresses.push([name, address]);
  }
  return Object.fromEntries(addresses) as unknown as ServiceAddresses;
}

async function checkOne<Address>(component: Component<Address>, context: ServiceContext): Promise<void> {
  if (component.fromEnvironment(context.env) === undefined) await component.check?.(context);
}

async function resolveAndStart<Address>(
  component: Component<Address>,
  context: ServiceContext,
): Promise<Started<Address>> {
  const given = component.fromEnvironment(context.env);
  if (given !== undefined) {
    context.progress({ component: component.name, phase: 'ready', message: 'taken from the environment' });
    rememberGiven(component, context.state, given);
    return { address: given, source: 'environment' };
  }
  await component.prepare(context);
  return component.start(context);
}

/** What was known of a native one stays beside it: `stop` still finds its process, a later start its ports. */
function rememberGiven<Address>(component: Component<Address>, state: StateDirectory, given: Address): void {
  const known = state.read(component.name);
  const address = component.describe(given);
  state.write({
    ...known,
    name: component.name,
    version: 'given',
    source: 'environment',
    address,
    ports: known?.ports ?? {},
  });
}

export interface StopOptions {
  readonly stateDir: string;
  readonly only?: readonly ServiceName[];
  readonly onProgress?: OnProgress;
  readonly env?: NodeJS.ProcessEnv;
}

/** Side by side: they do not depend on each other. */
export async function stopServices(options: StopOptions): Promise<void> {
  const env = options.env ?? process.env;
  const progress = options.onProgress ?? silent;
  const state = openStateDirectory(options.stateDir);
  await withExclusiveLock(state.lockFile('services'), async () => {
    const stops = (options.only ?? serviceNames).map((name) => components[name].stop({ state, env, progress }));
    await Promise.all(stops);
  });
}
