/** What every local service has in common: it is resolved, prepared once, started if it is not running, stopped. */
import type { Cache } from './cache.ts';
import type { ContainerEngine } from './container-engine.ts';
import type { OnProgress } from './progress.ts';
import type { ComponentRecord, Source, StateDirectory } from './state-directory.ts';

export type ServiceName = 'postgres' | 'kafka' | 's3' | 'pulumi';

/** `test` takes free ports and less memory; durability is the same in both. */
export type Profile = 'default' | 'test';

export interface ServiceContext {
  readonly state: StateDirectory;
  readonly cache: Cache;
  readonly env: NodeJS.ProcessEnv;
  readonly profile: Profile;
  readonly progress: OnProgress;
  /** Fixed ports asked for by the caller; they win over remembered and default ones. */
  readonly ports: Readonly<Partial<Record<string, number>>>;
  /** Present when a container engine answers and was not refused. */
  readonly engine: ContainerEngine | undefined;
}

export interface Started<Address> {
  readonly address: Address;
  readonly source: Source;
}

/** One kind of service; `Address` is what its users need to reach it. */
export interface Component<Address> {
  readonly name: ServiceName;
  readonly version: string;
  /** Taken from the environment, when it names one: nothing is started and nothing will be stopped. */
  readonly fromEnvironment: (env: NodeJS.ProcessEnv) => Address | undefined;
  /** The address of one that was started before, from what was remembered of it. */
  readonly fromRecord: (record: ComponentRecord) => Address;
  /** The address as people may see it: no secrets. */
  readonly describe: (address: Address) => string;
  /** Throws MissingPrerequisite before anything is downloaded or built: nobody waits minutes to hear of it. */
  readonly check?: (context: ServiceContext) => Promise<void>;
  /** Downloads and builds what is not in the cache yet; may run beside other components' preparation. */
  readonly prepare: (context: ServiceContext) => Promise<void>;
  /** Idempotent: a running one is found again. Resolves when it answers. */
  readonly start: (context: ServiceContext) => Promise<Started<Address>>;
  /** Stops what `start` started, and only that. */
  readonly stop: (context: Pick<ServiceContext, 'state' | 'env' | 'progress'>) => Promise<void>;
}
