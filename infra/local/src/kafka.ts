/** Kafka of one machine: one KRaft node on the machine's Java, from jars whose checksums are committed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Component, ServiceContext, Started } from './component.ts';
import { startInContainer, stopContainer } from './container-service.ts';
import { findJava } from './java.ts';
import { brokerAddress, brokerAnswers, brokerArguments } from './kafka-broker.ts';
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
  readonly classArchive: string;
}

async function software({ cache, env, progress }: ServiceContext): Promise<Software> {
  const java = await findJava(env);
  const classPath = join(await kafkaJars(cache, env, progress), '*');
  const classArchive = await kafkaClassArchive({ cache, java, classPath, progress });
  return { java: java.command, classPath, classArchive };
}

async function nativeKafka(context: ServiceContext): Promise<NativeService> {
  const { java, classPath, classArchive } = await software(context);
  const home = context.state.folder('data', 'kafka');
  const flags = [
    ...profileFlags[context.profile],
    ...(existsSync(classArchive) ? [`-XX:SharedArchiveFile=${classArchive}`] : []),
  ];
  return {
    name: 'kafka',
    version: kafkaVersion,
    ports: wellKnownPorts,
    address: brokerAddress,
    readyTimeoutMs,
    remember: { dataDirectory: home },
    command: async (ports) => ({
      command: java,
      args: await brokerArguments({ java, classPath, home, ports, flags, heapMaxMb: heapMaxMb[context.profile] }),
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', TZ: 'UTC' },
      cwd: home,
    }),
    isReady: brokerAnswers,
  };
}
