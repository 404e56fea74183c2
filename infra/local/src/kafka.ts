/** Kafka of one machine: one KRaft node on the machine's Java, from jars whose checksums are committed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Component, ServiceContext, Started } from './component.ts';
import { startInContainer, stopContainer } from './container-service.ts';
import { findJava } from './java.ts';
import { brokerAddress, brokerAnswers, brokerArguments, logFolder } from './kafka-broker.ts';
import { kafkaClassArchive } from './kafka-class-archive.ts';
import { kafkaJars, kafkaVersion } from './kafka-jars.ts';
import { heapMaxMb, profileFlags } from './kafka-settings.ts';
import { startNative, stopNative } from './native-service.ts';
import type { NativeService } from './native-service.ts';

export interface KafkaAddress {
  readonly brokers: readonly string[];
}

const wellKnownPorts = { kafka: 19092, kafkaController: 19093 } as const;
/** A cold JVM beside builds on two cores. */
const readyTimeoutMs = 180_000;
/** A controlled shutdown flushes its logs; the next start is quick only then. */
const stopGraceMs = 20_000;

export const kafka: Component<KafkaAddress> = {
  name: 'kafka',
  version: kafkaVersion,
  fromEnvironment: (env) => {
    const brokers = (env['MUNIM_KAFKA_BROKERS'] ?? '').split(',').filter((broker) => broker !== '');
    return brokers.length > 0 ? { brokers } : undefined;
  },
  fromRecord: ({ address }) => ({ brokers: [address] }),
  describe: ({ brokers }) => brokers.join(','),
  check: async ({ engine, env }) => {
    if (engine === undefined) await findJava(env);
  },
  prepare: async (context) => {
    if (context.engine === undefined) await software(context);
  },
  start: async (context): Promise<Started<KafkaAddress>> => {
    const record =
      context.engine === undefined
        ? await startNative(await nativeKafka(context), context)
        : await startInContainer(context, 'kafka', {
            version: kafkaVersion,
            ports: { kafka: wellKnownPorts.kafka },
            env: (ports) => ({ MUNIM_KAFKA_PORT: String(ports['kafka']) }),
            address: brokerAddress,
          });
    return { address: kafka.fromRecord(record), source: record.source };
  },
  stop: async (context) => {
    await stopContainer('kafka', context);
    await stopNative('kafka', context, { graceMs: stopGraceMs });
  },
};

interface Software {
  readonly java: string;
  readonly classPath: string;
  readonly flags: readonly string[];
  readonly formatted: string;
}

async function software({ cache, env, progress, profile }: ServiceContext): Promise<Software> {
  const java = await findJava(env);
  const classPath = join(await kafkaJars(cache, env, progress), '*');
  const classArchive = await kafkaClassArchive({ cache, java, classPath, progress });
  const flags = [
    ...profileFlags[profile],
    ...(existsSync(classArchive) ? [`-XX:SharedArchiveFile=${classArchive}`] : []),
  ];
  const broker = { java: java.command, classPath, flags };
  const home = await cache.install(`kafka-formatted-${kafkaVersion}`, async (into) => {
    await brokerArguments({ ...broker, home: into, ports: wellKnownPorts, heapMaxMb: heapMaxMb[profile] });
  });
  return { ...broker, formatted: logFolder(home) };
}

async function nativeKafka(context: ServiceContext): Promise<NativeService> {
  const broker = { ...(await software(context)), heapMaxMb: heapMaxMb[context.profile] };
  const home = context.state.folder('data', 'kafka');
  return {
    name: 'kafka',
    version: kafkaVersion,
    ports: wellKnownPorts,
    address: brokerAddress,
    readyTimeoutMs,
    remember: { dataDirectory: home },
    command: async (ports) => ({
      command: broker.java,
      args: await brokerArguments({ ...broker, home, ports }),
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', TZ: 'UTC' },
      cwd: home,
    }),
    isReady: brokerAnswers,
  };
}
