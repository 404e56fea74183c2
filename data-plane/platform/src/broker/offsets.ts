/** Questions to Kafka about its topics: how far they reach, and whether they are there yet. */
import type { BrokerConnection } from './connection.ts';

export interface TopicEnd {
  readonly partition: number;
  /** Offset of the oldest record still kept, and the offset that the next record will get. */
  readonly low: bigint;
  readonly high: bigint;
}

export interface BrokerAdmin {
  /** Rejects when the topic does not exist. */
  readonly ends: (topic: string) => Promise<TopicEnd[]>;
  readonly exists: (topic: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

export async function connectAdmin({ kafka }: BrokerConnection): Promise<BrokerAdmin> {
  const admin = kafka.admin();
  await admin.connect();
  return {
    ends: async (topic) => {
      const offsets = await admin.fetchTopicOffsets(topic);
      return offsets.map((one) => ({ partition: one.partition, low: BigInt(one.low), high: BigInt(one.high) }));
    },
    exists: async (topic) => (await admin.listTopics()).includes(topic),
    close: () => admin.disconnect(),
  };
}
