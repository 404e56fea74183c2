/** An idempotent producer that keeps the order of what it is given: one request in flight, acknowledged by all replicas. */
import { CompressionTypes, Partitioners, type Producer as KafkaProducer } from 'kafkajs';
import type { BrokerConnection } from './connection.ts';

export interface OutgoingMessage {
  readonly topic: string;
  /** Chooses the partition by the Java client's murmur2, so that other producers of the same key agree. */
  readonly key: string;
  /** The exact text: sent as its UTF-8 bytes. Null is a tombstone: on a compacted topic it takes the key away. */
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Producer {
  /**
   * Resolves when all are acknowledged by all in-sync replicas. After an error some may be there and the sequence is
   * unknown: close this producer and send everything again with a new one.
   */
  readonly send: (messages: readonly OutgoingMessage[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function createProducer({ kafka }: BrokerConnection): Promise<Producer> {
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    idempotent: true,
    maxInFlightRequests: 1,
    /** A missing topic is a provisioning fault to be reported, never to be papered over with a default topic. */
    allowAutoTopicCreation: false,
    retry: { initialRetryTime: 50, maxRetryTime: 1_000, retries: 5 },
  });
  await producer.connect();
  return {
    send: (messages) => send(producer, messages),
    close: () => producer.disconnect(),
  };
}

async function send(producer: KafkaProducer, messages: readonly OutgoingMessage[]): Promise<void> {
  const byTopic = new Map<string, { key: string; value: string | null; headers: Record<string, string> }[]>();
  for (const { topic, key, value, headers } of messages) {
    const list = byTopic.get(topic);
    const message = { key, value, headers: { ...headers } };
    if (list) list.push(message);
    else byTopic.set(topic, [message]);
  }
  await producer.sendBatch({
    acks: -1,
    compression: CompressionTypes.None,
    topicMessages: [...byTopic].map(([topic, list]) => ({ topic, messages: list })),
  });
}
