/** Access to the stores of one cell with the rights to make a bank's resources in them. */
import { S3Client } from '@aws-sdk/client-s3';
import { type Cell as CellAddress, cellSecrets, type Clock } from '@munim/kernel';
import { type Migration, migrations, readMigrations } from '@munim/tenant-schema';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import postgres, { type Sql } from 'postgres';
import { ObjectStoreUsers } from './object-store/users.ts';

/** From the environment and from files: none of it is ever an input of a resource, so none of it reaches Pulumi's state. */
export interface CellAccess {
  /** Superuser, on the database that holds the banks' schemas. */
  readonly postgresAdminUrl: string;
  readonly kafkaBrokers: readonly string[];
  readonly objectStore: {
    readonly endpoint: string;
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
  readonly secretsDirectory: string;
  /** Folder of the migrations of banks' schemas; left out, those that come with the code. */
  readonly migrationsDirectory?: string;
}

/** Connections, opened on first use and closed together. */
export interface Cell {
  readonly access: CellAccess;
  readonly sql: () => Sql;
  readonly kafka: () => Promise<Admin>;
  readonly s3: () => S3Client;
  readonly objectStoreUsers: () => ObjectStoreUsers;
  /** Throws on a folder that holds anything but migrations. */
  readonly migrations: () => readonly Migration[];
  readonly close: () => Promise<void>;
}

/** Throws with the names of all that are missing. */
export function cellAccessFromEnvironment(env: NodeJS.ProcessEnv): CellAccess {
  const missing: string[] = [];
  const need = (name: string): string => {
    const value = env[name];
    if (!value) missing.push(name);
    return value ?? '';
  };
  const adminUrl = need('MUNIM_CELL_POSTGRES_ADMIN_URL');
  const database = need('MUNIM_CELL_POSTGRES_DATABASE');
  const access = {
    kafkaBrokers: need('MUNIM_KAFKA_BROKERS').split(','),
    objectStore: {
      endpoint: need('MUNIM_CELL_S3_ENDPOINT'),
      region: need('MUNIM_CELL_S3_REGION'),
      accessKeyId: need('MUNIM_S3_ADMIN_ACCESS_KEY_ID'),
      secretAccessKey: need('MUNIM_S3_ADMIN_SECRET_ACCESS_KEY'),
    },
    secretsDirectory: need('MUNIM_SECRETS_DIR'),
  };
  if (missing.length > 0) throw new Error(`set in the environment: ${missing.join(', ')}`);
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return { ...access, postgresAdminUrl: url.href, ...migrationsDirectoryIn(env) };
}

/**
 * Addresses come from the registered cell, credentials from the secrets directory; those of the cell that the environment
 * names come from the environment. Rejects with the path of a credential that is not there.
 */
export async function cellAccess(cell: CellAddress, env: NodeJS.ProcessEnv): Promise<CellAccess> {
  if (cell.name === env['MUNIM_CELL_NAME']) return cellAccessFromEnvironment(env);
  const secretsDirectory = env['MUNIM_SECRETS_DIR'];
  if (!secretsDirectory) throw new Error('set in the environment: MUNIM_SECRETS_DIR');
  const paths = cellSecrets(cell.name);
  const read = async (path: string): Promise<string> => {
    const text = await readFile(join(secretsDirectory, path), 'utf8').catch((cause: unknown) => {
      throw new Error(
        `the credential ${path} cannot be read below the secrets directory: ${(cause as NodeJS.ErrnoException).code ?? 'error'}`,
        {
          cause,
        },
      );
    });
    return text.trim();
  };
  const url = new URL(`postgres://${cell.postgres.host}:${cell.postgres.port}/${cell.postgres.database}`);
  url.username = encodeURIComponent(await read(paths.postgresUser));
  url.password = encodeURIComponent(await read(paths.postgresPassword));
  return {
    postgresAdminUrl: url.href,
    kafkaBrokers: cell.kafka.brokers,
    objectStore: {
      ...cell.objectStore,
      accessKeyId: await read(paths.s3AccessKeyId),
      secretAccessKey: await read(paths.s3SecretAccessKey),
    },
    secretsDirectory,
    ...migrationsDirectoryIn(env),
  };
}

function migrationsDirectoryIn(env: NodeJS.ProcessEnv): Pick<CellAccess, 'migrationsDirectory'> {
  const migrationsDirectory = env['MUNIM_TENANT_MIGRATIONS_DIR'];
  return migrationsDirectory ? { migrationsDirectory } : {};
}

const migrationsIn = (directory: string | undefined): readonly Migration[] =>
  directory === undefined ? migrations : readMigrations(pathToFileURL(join(directory, '/')));

/** Those that a process of this environment brings banks to. */
export const migrationsOf = (env: NodeJS.ProcessEnv): readonly Migration[] =>
  migrationsIn(migrationsDirectoryIn(env).migrationsDirectory);

/** The engine makes a few resources at a time; more connections than this would stand idle. */
const adminConnectionsMax = 3;
const connectTimeoutSeconds = 10;
const requestTimeoutMs = 10_000;

/** The clock is for signatures, which the object store takes for a few minutes only. */
export function openCell(access: CellAccess, clock: Clock): Cell {
  const sql = once(() => openPostgres(access.postgresAdminUrl));
  const kafka = once(() => connectKafka(access.kafkaBrokers).catch(forget));
  const s3 = once(() => openS3(access));
  /** Brokers that were away once may be back at the next question. */
  function forget(error: unknown): never {
    kafka.forget();
    throw error;
  }
  return {
    access,
    sql: sql.get,
    kafka: kafka.get,
    s3: s3.get,
    objectStoreUsers: () => new ObjectStoreUsers(access.objectStore, clock),
    migrations: once(() => migrationsIn(access.migrationsDirectory)).get,
    close: async () => {
      await sql.made()?.end({ timeout: 1 });
      // Whoever asked for a connection that failed has heard of it.
      const admin = await kafka.made()?.catch(() => undefined);
      await admin?.disconnect();
      s3.made()?.destroy();
    },
  };
}

/** Notices say that something was there already, which is what adopting means. */
export const openPostgres = (url: string, max = adminConnectionsMax): Sql =>
  postgres(url, { max, connect_timeout: connectTimeoutSeconds, onnotice: () => undefined });

async function connectKafka(brokers: readonly string[]): Promise<Admin> {
  const admin = new Kafka({
    clientId: 'munim-provider',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    requestTimeout: requestTimeoutMs,
    retry: { retries: 4 },
  }).admin();
  await admin.connect();
  return admin;
}

const openS3 = ({ objectStore: { endpoint, region, accessKeyId, secretAccessKey } }: CellAccess): S3Client =>
  new S3Client({ endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } });

function once<T>(make: () => T): { get: () => T; made: () => T | undefined; forget: () => void } {
  let value: T | undefined;
  return { get: () => (value ??= make()), made: () => value, forget: () => (value = undefined) };
}
