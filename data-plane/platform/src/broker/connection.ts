/** One way to a Kafka cluster, with the time-outs and the quiet logs that every producer and consumer here shares. */
import { Kafka, logLevel, type LogEntry } from 'kafkajs';
import type { Logger } from '../telemetry/index.ts';

export interface BrokerConnection {
  readonly kafka: Kafka;
  readonly log: Logger;
  readonly idleFetchMs: number;
}

export interface BrokerOptions {
  readonly brokers: readonly string[];
  /** Names this process in the brokers' logs and quotas. */
  readonly clientId: string;
  readonly log: Logger;
  /** How long a consumer's fetch hangs where nothing arrives, and so the longest that its stop waits; default 1 s. */
  readonly idleFetchMs?: number;
}

/** Connects lazily: nothing is opened before the first producer, consumer or question. */
export function connectBroker({ brokers, clientId, log, idleFetchMs = 1_000 }: BrokerOptions): BrokerConnection {
  const kafka = new Kafka({
    clientId,
    brokers: [...brokers],
    /** A broker on the same network accepts within milliseconds; 3 s leaves room for a failing name server. */
    connectionTimeout: 3_000,
    /** Longer than any healthy acknowledgement, shorter than the patience of whoever waits for the relay. */
    requestTimeout: 10_000,
    /** About 5 s in all: past it the caller's own loop decides, with fresh state, what to do. */
    retry: { initialRetryTime: 100, maxRetryTime: 1_500, retries: 6, restartOnFailure: async () => true },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => writeEntry(log, entry),
  });
  return { kafka, log, idleFetchMs };
}

/** The library calls each passing disturbance an error; what matters to operators is logged by the callers here. */
function writeEntry(log: Logger, { namespace, level, log: entry }: LogEntry): void {
  const write = level === logLevel.ERROR ? log.warn : log.debug;
  const { message, error } = entry as { message: string; error?: unknown };
  write(`kafka ${namespace.toLowerCase()}: ${message}`, {
    component: 'kafka',
    ...(typeof error === 'string' ? { detail: error } : {}),
  });
}
