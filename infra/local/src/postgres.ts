/** Postgres 18 of one machine: native from pinned binaries, with the durability that the log's promises need. */
import { randomBytes } from 'node:crypto';
import postgresClient from 'postgres';
import type { Component, ServiceContext, Started } from './component.ts';
import { startInContainer, stopContainer } from './container-service.ts';
import { startNative, stopNative } from './native-service.ts';
import type { NativeService } from './native-service.ts';
import { withoutPassword } from './platform-urls.ts';
import { postgresBinaries, postgresVersion } from './postgres-binaries.ts';
import { initialiseCluster, postgresHome } from './postgres-cluster.ts';
import { postgresSettings } from './postgres-settings.ts';

export interface PostgresAddress {
  /** The superuser `munim`, with its password. */
  readonly url: string;
}

const portName = 'postgres';
const wellKnownPort = 15432;
/** Crash recovery of the largest WAL that the settings allow stays below this. */
const readyTimeoutMs = 60_000;
/** A fast shutdown writes one checkpoint. */
const stopGraceMs = 20_000;

export const postgres: Component<PostgresAddress> = {
  name: 'postgres',
  version: postgresVersion,
  fromEnvironment: (env) => (env['MUNIM_POSTGRES_URL'] ? { url: env['MUNIM_POSTGRES_URL'] } : undefined),
  fromRecord: ({ ports, secrets }) => ({ url: urlOf(ports[portName] ?? wellKnownPort, secrets?.['password'] ?? '') }),
  describe: ({ url }) => withoutPassword(url),
  prepare: async (context) => {
    if (context.engine === undefined) await postgresBinaries(context.cache, context.progress);
  },
  start: async (context): Promise<Started<PostgresAddress>> => {
    const password = passwordOf(context);
    const record =
      context.engine === undefined
        ? await startNative(await nativePostgres(context, password), context)
        : await startInContainer(context, 'postgres', {
            version: postgresVersion,
            ports: { [portName]: wellKnownPort },
            env: (ports) => ({ MUNIM_POSTGRES_PORT: String(ports[portName]), MUNIM_POSTGRES_PASSWORD: password }),
            address: (ports) => `127.0.0.1:${ports[portName]}`,
            secrets: { password },
          });
    return { address: postgres.fromRecord(record), source: record.source };
  },
  stop: async (context) => {
    await stopContainer('postgres', context);
    await stopNative('postgres', context, { signal: 'SIGINT', graceMs: stopGraceMs });
  },
};

function passwordOf({ state }: ServiceContext): string {
  return state.read('postgres')?.secrets?.['password'] ?? randomBytes(18).toString('base64url');
}

const urlOf = (port: number, password: string): string => `postgres://munim:${password}@127.0.0.1:${port}/postgres`;

async function nativePostgres(context: ServiceContext, password: string): Promise<NativeService> {
  const binaries = await postgresBinaries(context.cache, context.progress);
  const home = await postgresHome(context.state, binaries);
  const cluster = await initialiseCluster(home, password, context.progress);
  return {
    name: 'postgres',
    version: postgresVersion,
    ports: { [portName]: wellKnownPort },
    address: (ports) => `127.0.0.1:${ports[portName]}`,
    readyTimeoutMs,
    remember: { dataDirectory: home.dataDirectory, secrets: { password } },
    command: async (ports) => ({
      command: `${home.binDirectory}/postgres`,
      args: ['-D', home.dataDirectory, ...postgresSettings(ports[portName] ?? wellKnownPort, context.profile, cluster)],
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', TZ: 'UTC' },
      cwd: '/',
      ...(home.uid === undefined ? {} : { uid: home.uid }),
    }),
    isReady: (ports) => answers(urlOf(ports[portName] ?? wellKnownPort, password)),
  };
}

async function answers(url: string): Promise<boolean> {
  const connectTimeoutS = 2;
  const sql = postgresClient(url, { max: 1, connect_timeout: connectTimeoutS, onnotice: () => undefined });
  try {
    await sql`select 1`;
    return true;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
