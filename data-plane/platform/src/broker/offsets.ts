/** Questions to Kafka about its topics: how far they reach, and whether they are there yet. */
import kafkajs, { type Admin } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
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
      const offsets = await offsetsWhenLed(admin, topic);
      return offsets.map((one) => ({ partition: one.partition, low: BigInt(one.low), high: BigInt(one.high) }));
    },
    exists: async (topic) => (await admin.listTopics()).includes(topic),
    close: () => admin.disconnect(),
  };
}

/** A broker that takes longer to make a partition's leader known is not well. */
const ledWithinMs = 30_000;
const lookMs = 100;

/** A partition that was just made, or changes its leader, has none for a moment; the driver takes that for the end. */
async function offsetsWhenLed(admin: Admin, topic: string): ReturnType<Admin['fetchTopicOffsets']> {
  const deadlineMs = performance.now() + ledWithinMs;
  for (;;)
    try {
      return await admin.fetchTopicOffsets(topic);
    } catch (error) {
      if (!isLeaderless(error) || performance.now() > deadlineMs) throw error;
      await sleep(lookMs);
    }
}

const isLeaderless = (error: unknown): boolean =>
  error instanceof kafkajs.KafkaJSProtocolError &&
  ['NOT_LEADER_FOR_PARTITION', 'LEADER_NOT_AVAILABLE'].includes(error.type);
