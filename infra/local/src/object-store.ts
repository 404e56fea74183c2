/** S3 with object lock on one machine: versitygw over a plain folder, with versions and users of its own. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Component, ServiceContext, Started } from './component.ts';
import { startInContainer, stopContainer } from './container-service.ts';
import { buildGoProgram, goModuleDirectory } from './go-build.ts';
import { startNative, stopNative } from './native-service.ts';
import type { NativeService, Ports } from './native-service.ts';

export interface ObjectStoreAddress {
  readonly endpoint: string;
  /** The root user, who makes users and buckets. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

const version = '1.8.0';
const portName = 's3';
const wellKnownPort = 17070;
const region = 'us-east-1';
const readyTimeoutMs = 30_000;
const stopGraceMs = 10_000;
/** Answers without credentials; a bucket can never have this name, dots and dashes being at its ends. */
const healthPath = '/.munim-health';

export const objectStore: Component<ObjectStoreAddress> = {
  name: 's3',
  version,
  fromEnvironment: (env) => {
    const endpoint = env['MUNIM_S3_ENDPOINT'];
    if (!endpoint) return undefined;
    const accessKeyId = env['MUNIM_S3_ACCESS_KEY_ID'];
    const secretAccessKey = env['MUNIM_S3_SECRET_ACCESS_KEY'];
    if (!accessKeyId || !secretAccessKey) {
      throw new Error('MUNIM_S3_ENDPOINT needs MUNIM_S3_ACCESS_KEY_ID and MUNIM_S3_SECRET_ACCESS_KEY beside it');
    }
    return { endpoint, accessKeyId, secretAccessKey, region: env['MUNIM_S3_REGION'] || region };
  },
  fromRecord: ({ address, secrets }) => ({
    endpoint: address,
    accessKeyId: secrets?.['accessKeyId'] ?? '',
    secretAccessKey: secrets?.['secretAccessKey'] ?? '',
    region,
  }),
  describe: ({ endpoint }) => endpoint,
  prepare: async (context) => {
    if (context.engine === undefined) await gatewayBinary(context);
  },
  start: async (context): Promise<Started<ObjectStoreAddress>> => {
    const keys = rootKeysOf(context);
    const record =
      context.engine === undefined
        ? await startNative(await nativeGateway(context, keys), context)
        : await startInContainer(context, 's3', {
            version,
            ports: { [portName]: wellKnownPort },
            env: (ports) => ({
              MUNIM_S3_PORT: String(ports[portName]),
              MUNIM_S3_ROOT_ACCESS_KEY: keys.accessKeyId,
              MUNIM_S3_ROOT_SECRET_KEY: keys.secretAccessKey,
            }),
            address: endpointOf,
            secrets: keys,
          });
    return { address: objectStore.fromRecord(record), source: record.source };
  },
  stop: async (context) => {
    await stopContainer('s3', context);
    await stopNative('s3', context, { graceMs: stopGraceMs });
  },
};

const endpointOf = (ports: Ports): string => `http://127.0.0.1:${ports[portName]}`;

interface RootKeys extends Record<string, string> {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

function rootKeysOf({ state }: ServiceContext): RootKeys {
  const known = state.read('s3')?.secrets;
  return {
    accessKeyId: known?.['accessKeyId'] ?? `root${randomBytes(8).toString('hex')}`,
    secretAccessKey: known?.['secretAccessKey'] ?? randomBytes(24).toString('base64url'),
  };
}

export const objectStoreCacheName = (): string => `versitygw-${version}-${process.platform}-${process.arch}`;

async function gatewayBinary(context: ServiceContext): Promise<string> {
  const folder = await context.cache.install(objectStoreCacheName(), (into) =>
    buildGoProgram(
      {
        component: 's3',
        moduleDirectory: goModuleDirectory('versitygw'),
        packagePath: 'github.com/versity/versitygw/cmd/versitygw',
        ldflags: `-X main.Version=v${version}`,
        outputFile: join(into, 'versitygw'),
      },
      context,
    ),
  );
  return join(folder, 'versitygw');
}

async function nativeGateway(context: ServiceContext, keys: RootKeys): Promise<NativeService> {
  const binary = await gatewayBinary(context);
  const folder = (name: string): string => context.state.folder('data', 's3', name);
  return {
    name: 's3',
    version,
    ports: { [portName]: wellKnownPort },
    address: endpointOf,
    readyTimeoutMs,
    remember: { dataDirectory: context.state.folder('data', 's3'), secrets: keys },
    command: async (ports) => ({
      command: binary,
      args: [
        '--port',
        `127.0.0.1:${ports[portName]}`,
        '--region',
        region,
        '--iam-dir',
        folder('users'),
        '--health',
        healthPath,
        '--quiet',
        '--keep-alive',
        'posix',
        '--versioning-dir',
        folder('versions'),
        folder('buckets'),
      ],
      // By environment, not by argument: arguments can be read by every user of the machine.
      env: {
        PATH: process.env['PATH'],
        TZ: 'UTC',
        ROOT_ACCESS_KEY: keys.accessKeyId,
        ROOT_SECRET_KEY: keys.secretAccessKey,
      },
      cwd: folder('buckets'),
    }),
    isReady: async (ports) => (await fetch(`${endpointOf(ports)}${healthPath}`)).ok,
  };
}
