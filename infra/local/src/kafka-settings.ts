/** The broker's settings: one node that is broker and controller, sized for one machine, started fast. */
import type { Profile } from './component.ts';
import type { Ports } from './native-service.ts';

/** 330 MB resident at 512; tests hold a few topics only. */
export const heapMaxMb: Readonly<Record<Profile, number>> = { default: 512, test: 320 };

/** A test's broker lives for minutes: the optimising compiler would not earn its time back. */
export const profileFlags: Readonly<Record<Profile, readonly string[]>> = {
  default: [],
  test: ['-XX:TieredStopAtLevel=1'],
};

/** Serial collection: a small heap on two cores starts and runs best so. */
export const jvmFlags = (logging: string): string[] => [
  '-XX:+UseSerialGC',
  '-Xshare:auto',
  '-XX:+ExitOnOutOfMemoryError',
  '-Djava.awt.headless=true',
  `-Dlog4j2.configurationFile=${logging}`,
];

export function brokerProperties(ports: Ports, home: string): string {
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${ports['kafkaController']}`,
    listeners: `PLAINTEXT://127.0.0.1:${ports['kafka']},CONTROLLER://127.0.0.1:${ports['kafkaController']}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${ports['kafka']}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': `${home}/log`.replaceAll('\\', '\\\\'),
    // A topic exists because provisioning made it; a misspelt name must fail.
    'auto.create.topics.enable': false,
    // One node holds the only copy of the internal topics.
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 8,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 8,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // A lone consumer need not wait for company that will not come.
    'group.initial.rebalance.delay.ms': 0,
    // Topics are small: segments that roll late and preallocate nothing keep the folder small.
    'log.index.size.max.bytes': 1_048_576,
    // A stop must not wait on other controllers: there are none.
    'controlled.shutdown.max.retries': 1,
  };
  return `${Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`;
}

/** Warnings and the line that says the broker has started. */
export const logSettings = `status = error
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %d{ISO8601_OFFSET_DATE_TIME_HHCMM} %-5p %c{1} - %m%n
rootLogger.level = warn
rootLogger.appenderRef.out.ref = out
logger.server.name = kafka.server.KafkaRaftServer
logger.server.level = info
`;
