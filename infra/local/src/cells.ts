/** Further cells of one machine: each a Postgres, a Kafka and an object store of its own, with data and logs of its own. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cellDatabase, databaseFor } from './platform-databases.ts';
import type { OnProgress } from './progress.ts';
import { startServices, stopServices } from './services.ts';

export const cellServices = ['postgres', 'kafka', 's3'] as const;

export interface LocalCell {
  readonly name: string;
  readonly postgres: { readonly host: string; readonly port: number; readonly database: string };
  readonly kafka: { readonly brokers: string[]; readonly replicas: number };
  readonly objectStore: { readonly endpoint: string; readonly region: string };
  /** With these the control plane makes what a bank needs there. */
  readonly credentials: {
    readonly postgresUser: string;
    readonly postgresPassword: string;
    readonly s3AccessKeyId: string;
    readonly s3SecretAccessKey: string;
  };
}

export interface CellOptions {
  /** Of the platform: the cells lie below it. */
  readonly stateDir: string;
  readonly onProgress?: OnProgress;
  readonly env?: NodeJS.ProcessEnv;
}

const foldersOf = (stateDir: string): string => join(stateDir, 'cells');
const folderOf = (stateDir: string, name: string): string => join(foldersOf(stateDir), name);

/** Names of the cells that were started from this state, beside the first one. */
export const cellsIn = (stateDir: string): string[] =>
  existsSync(foldersOf(stateDir)) ? readdirSync(foldersOf(stateDir)).sort() : [];

/** A state like the platform's own, for what runs in this cell. */
export const stateOfCell = folderOf;

/** Idempotent. */
export async function startCell(name: string, options: CellOptions): Promise<LocalCell> {
  const { postgres, kafka, s3 } = await startServices({
    ...named(name, options),
    only: cellServices,
    // Free ports and less memory: the first cell of the machine has the usual ones.
    profile: 'test',
  });
  const superuser = new URL(await databaseFor(postgres.url, cellDatabase));
  return {
    name,
    postgres: { host: superuser.hostname, port: Number(superuser.port), database: cellDatabase },
    kafka: { brokers: [...kafka.brokers], replicas: 1 },
    objectStore: { endpoint: s3.endpoint, region: s3.region },
    credentials: {
      postgresUser: decodeURIComponent(superuser.username),
      postgresPassword: decodeURIComponent(superuser.password),
      s3AccessKeyId: s3.accessKeyId,
      s3SecretAccessKey: s3.secretAccessKey,
    },
  };
}

export const startCells = (options: CellOptions): Promise<LocalCell[]> =>
  Promise.all(cellsIn(options.stateDir).map((name) => startCell(name, options)));

export async function stopCells(options: CellOptions): Promise<void> {
  await Promise.all(
    cellsIn(options.stateDir).map((name) => stopServices({ ...named(name, options), only: cellServices })),
  );
}

/** Its services are its own, whatever the environment names for the first cell; people see whose they are. */
function named(name: string, { stateDir, onProgress, env = process.env }: CellOptions) {
  const own = Object.entries(env).filter(
    ([variable]) => !/^MUNIM_(?:POSTGRES_URL|KAFKA_BROKERS|S3_.*)$/.test(variable),
  );
  return {
    stateDir: folderOf(stateDir, name),
    env: Object.fromEntries(own),
    ...(onProgress && {
      onProgress: (event: Parameters<OnProgress>[0]) =>
        onProgress({ ...event, component: `${name}/${event.component}` }),
    }),
  };
}
