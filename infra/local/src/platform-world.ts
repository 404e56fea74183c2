/** What the processes are told of the world around them: addresses, databases, secrets, each other. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellDatabase, databaseFor, databaseUrl } from './platform-databases.ts';
import type { ServiceAddresses } from './services.ts';
import { writeAtomically } from './state-directory.ts';
import type { StateDirectory } from './state-directory.ts';

export interface PlatformWorld {
  readonly host: string;
  readonly kafkaBrokers: readonly string[];
  readonly cell: {
    readonly name: string;
    readonly postgres: {
      readonly host: string;
      readonly port: number;
      readonly database: string;
      readonly adminUrl: string;
    };
    readonly s3: ServiceAddresses['s3'];
  };
  readonly databases: { readonly control: string; readonly pulumi: string };
  readonly pulumi: ServiceAddresses['pulumi'];
  /** The operator console, built; undefined where no process serves it. */
  readonly consoleDirectory: string | undefined;
  /** Where the clearing house keeps its instructions. */
  readonly clearingJournal: string;
  readonly secretsDirectory: string;
  readonly operatorTokenFile: string;
  readonly urlOf: (processName: string) => string;
}

const host = '127.0.0.1';
const controlDatabase = 'munim_control';
/** The cell that holds the platform's own databases and topics too. */
export const homeCellName = 'local';

/** `portOf` says where each process will listen: all are chosen before the first one starts. */
export async function platformWorld(
  services: ServiceAddresses,
  state: StateDirectory,
  portOf: (processName: string) => number,
  consoleDirectory: string | undefined,
): Promise<PlatformWorld> {
  const superuser = services.postgres.url;
  const [cellUrl, control, pulumi] = await Promise.all([
    databaseFor(superuser, cellDatabase),
    databaseFor(superuser, controlDatabase, secret(state, `postgres-${controlDatabase}`)),
    databaseFor(superuser, 'munim_pulumi', secret(state, 'postgres-munim_pulumi')),
  ]);
  const { hostname, port } = new URL(cellUrl);
  return {
    host,
    kafkaBrokers: services.kafka.brokers,
    cell: {
      name: homeCellName,
      postgres: { host: hostname, port: Number(port || '5432'), database: cellDatabase, adminUrl: cellUrl },
      s3: services.s3,
    },
    databases: { control, pulumi: forPulumi(pulumi) },
    pulumi: services.pulumi,
    consoleDirectory,
    secretsDirectory: state.folder('secrets'),
    clearingJournal: join(state.folder('data'), 'clearing.jsonl'),
    operatorTokenFile: operatorTokenFile(state),
    urlOf: (name) => `http://${host}:${portOf(name)}`,
  };
}

/** The engine's Postgres client asks for TLS unless told otherwise, which a server on the loopback does not offer. */
function forPulumi(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  if (url.hostname === host && !url.searchParams.has('sslmode')) url.searchParams.set('sslmode', 'disable');
  return url.href;
}

/** The first operator of a new installation has this token; it is made once. */
export function operatorTokenFile(state: StateDirectory): string {
  secret(state, 'operator-token');
  return join(state.folder('secrets', 'local'), 'operator-token');
}

/** Of a platform that was started before. */
export const controlDatabaseUrl = (services: ServiceAddresses, state: StateDirectory): string =>
  databaseUrl(services.postgres.url, controlDatabase, secret(state, `postgres-${controlDatabase}`));

const secretBytes = 32;

function secret(state: StateDirectory, name: string): string {
  const file = join(state.folder('secrets', 'local'), name);
  if (!existsSync(file)) writeAtomically(file, randomBytes(secretBytes).toString('base64url'));
  return readFileSync(file, 'utf8');
}
