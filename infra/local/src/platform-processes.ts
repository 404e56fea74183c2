/** THE table of the platform's processes: what `up` starts, in which order, where, and with which settings. */
import type { PlatformWorld } from './platform-world.ts';

export interface PlatformProcess {
  readonly name: string;
  /** Below the checkout. */
  readonly entry: string;
  /** Taken when free; else the system gives another. */
  readonly wellKnownPort: number;
  /** Processes of one wave start side by side, after the wave before is ready. */
  readonly wave: number;
  /** Settings beyond those that every process gets (`commonEnvironment`). */
  readonly environment: (world: PlatformWorld) => Readonly<Record<string, string>>;
}

/** The control plane makes the topics that the others read before they are ready. */
const wave = { control: 0, workers: 1 } as const;

const nothing = (): Record<string, string> => ({});

const cell = ({ cell: { name, postgres, s3 } }: PlatformWorld): Record<string, string> => ({
  MUNIM_CELL_NAME: name,
  MUNIM_CELL_POSTGRES_HOST: postgres.host,
  MUNIM_CELL_POSTGRES_PORT: String(postgres.port),
  MUNIM_CELL_POSTGRES_DATABASE: postgres.database,
  MUNIM_CELL_S3_ENDPOINT: s3.endpoint,
  MUNIM_CELL_S3_REGION: s3.region,
  MUNIM_CELL_POSTGRES_ADMIN_URL: postgres.adminUrl,
  MUNIM_S3_ADMIN_ACCESS_KEY_ID: s3.accessKeyId,
  MUNIM_S3_ADMIN_SECRET_ACCESS_KEY: s3.secretAccessKey,
});

export const platformProcesses: readonly PlatformProcess[] = [
  {
    name: 'control-plane',
    entry: 'control-plane/src/main.ts',
    wellKnownPort: 7101,
    wave: wave.control,
    environment: (world) => ({
      ...cell(world),
      MUNIM_CONTROL_DATABASE_URL: world.databases.control,
      MUNIM_BOOTSTRAP_OPERATOR_TOKEN_FILE: world.operatorTokenFile,
      MUNIM_CONTROL_PLANE_URL: world.urlOf('control-plane'),
      ...(world.consoleDirectory === undefined ? {} : { MUNIM_CONSOLE_DIR: world.consoleDirectory }),
    }),
  },
  {
    name: 'issuer',
    entry: 'control-plane/src/tokens/main.ts',
    wellKnownPort: 7102,
    wave: wave.workers,
    environment: nothing,
  },
  {
    name: 'provisioner',
    entry: 'control-plane/src/provisioning/main.ts',
    wellKnownPort: 7103,
    wave: wave.workers,
    environment: (world) => ({
      ...cell(world),
      MUNIM_CONTROL_DATABASE_URL: world.databases.control,
      MUNIM_PULUMI_ROOT: world.pulumi.root,
      ...(world.pulumi.version === undefined ? {} : { MUNIM_PULUMI_VERSION: world.pulumi.version }),
      MUNIM_PULUMI_BACKEND_URL: world.databases.pulumi,
    }),
  },
  {
    name: 'clearing-simulator',
    entry: 'infra/clearing-simulator/src/main.ts',
    wellKnownPort: 7120,
    wave: wave.workers,
    environment: (world) => ({ MUNIM_CLEARING_JOURNAL: world.clearingJournal }),
  },
  {
    name: 'command',
    entry: 'data-plane/services/command/src/main.ts',
    wellKnownPort: 7110,
    wave: wave.workers,
    environment: nothing,
  },
  {
    name: 'projection',
    entry: 'data-plane/services/projection/src/main.ts',
    wellKnownPort: 7111,
    wave: wave.workers,
    environment: nothing,
  },
  {
    name: 'analytics-export',
    entry: 'data-plane/services/analytics-export/src/main.ts',
    wellKnownPort: 7112,
    wave: wave.workers,
    environment: nothing,
  },
  {
    name: 'relay',
    entry: 'data-plane/services/relay/src/main.ts',
    wellKnownPort: 7113,
    wave: wave.workers,
    environment: nothing,
  },
  {
    name: 'archiver',
    entry: 'data-plane/services/archiver/src/main.ts',
    wellKnownPort: 7114,
    wave: wave.workers,
    environment: nothing,
  },
  {
    name: 'workflow',
    entry: 'data-plane/services/workflow/src/main.ts',
    wellKnownPort: 7115,
    wave: wave.workers,
    environment: (world) => ({ MUNIM_CLEARING_URL: world.urlOf('clearing-simulator') }),
  },
  {
    name: 'gateway',
    entry: 'data-plane/services/gateway/src/main.ts',
    wellKnownPort: 7100,
    wave: wave.workers,
    environment: (world) => ({
      MUNIM_COMMAND_URL: world.urlOf('command'),
      MUNIM_QUERY_URL: world.urlOf('projection'),
      MUNIM_EXPORT_URL: world.urlOf('analytics-export'),
      MUNIM_CONTROL_URL: world.urlOf('control-plane'),
    }),
  },
];

/** What every process gets. */
export function commonEnvironment(world: PlatformWorld, port: number): Record<string, string> {
  return {
    MUNIM_HOST: world.host,
    MUNIM_PORT: String(port),
    MUNIM_KAFKA_BROKERS: world.kafkaBrokers.join(','),
    MUNIM_SECRETS_DIR: world.secretsDirectory,
    MUNIM_ISSUER_URL: world.urlOf('issuer'),
  };
}

/** A developer's own settings reach the processes: log level, tracing, limits, failpoints; not those of the launcher. */
export function ownSettings(env: NodeJS.ProcessEnv): Record<string, string> {
  return pick(env, (name) => /^(?:MUNIM|OTEL)_/.test(name) && !ofTheLauncher.has(name));
}

const ofTheLauncher: ReadonlySet<string> = new Set([
  'MUNIM_STATE',
  'MUNIM_CACHE',
  'MUNIM_TEST_STATE',
  'MUNIM_ENGINE',
  'MUNIM_GO',
]);

/** What any program needs of its surroundings; another shell's values are no reason to restart anything. */
export function surroundings(env: NodeJS.ProcessEnv): Record<string, string> {
  return pick(env, (name) => /^(?:PATH|HOME|TMPDIR|LANG|LC_ALL|TZ|NODE_.*|SSL_CERT_.*|.*_PROXY|.*_proxy)$/.test(name));
}

function pick(env: NodeJS.ProcessEnv, wanted: (name: string) => boolean): Record<string, string> {
  const entries = Object.entries(env).filter(([name, value]) => value !== undefined && wanted(name));
  return Object.fromEntries(entries) as Record<string, string>;
}
