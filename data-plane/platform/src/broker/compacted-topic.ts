/** Holds a small compacted topic in step: reads all of it before anybody relies on it, then follows it. */
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrokerConnection } from './connection.ts';
import { consumePartitionBatches, type ReceivedMessage, type RunningConsumer } from './consumer.ts';
import { connectAdmin } from './offsets.ts';

export interface CompactedTopicOptions {
  readonly topic: string;
  /** Called in order, each offset once; `value` null is a tombstone. */
  readonly onRecord: (record: ReceivedMessage) => void;
  /** How long the topic may take to appear and to be read; default 60 s, since the control plane may be starting too. */
  readonly readyWithinMs?: number;
}

/** How often a topic that is not there yet is looked for. */
const appearPollMs = 250;
/** A fetch may come back empty because it crossed the placing of the consumer; two in a row mean the end. */
const idleFetchesAtEnd = 2;

let followers = 0;

/** Resolves when all that the topic held at the call has been given to `onRecord`. One partition only. */
export async function followCompactedTopic(
  connection: BrokerConnection,
  options: CompactedTopicOptions,
): Promise<RunningConsumer> {
  const deadlineMs = performance.now() + (options.readyWithinMs ?? 60_000);
  const endOffset = await endOf(connection, options.topic, deadlineMs);
  let nextOffset = 0n;
  let idleFetches = 0;
  const consumer = await consumePartitionBatches(connection, {
    /** A group of its own: every process reads everything. Nothing is committed, so the broker forgets it at once. */
    groupId: `follow.${options.topic}.${hostname()}.${process.pid}.${Math.trunc(performance.timeOrigin)}.${++followers}`,
    topics: [options.topic],
    positions: async (assigned) => assigned.map((one) => ({ ...one, offset: nextOffset })),
    onBatch: async (batch) => {
      /** After a rejoin old records may come again: state never goes back in time. */
      for (const message of batch.messages)
        if (message.offset >= nextOffset) {
          nextOffset = message.offset + 1n;
          options.onRecord(message);
        }
      if (batch.nextOffset > nextOffset) nextOffset = batch.nextOffset;
    },
    onFetch: (idle) => void (idleFetches = idle ? idleFetches + 1 : 0),
  });
  while (nextOffset < endOffset && idleFetches < idleFetchesAtEnd) {
    if (performance.now() > deadlineMs) {
      await consumer.stop();
      throw new Error(
        `topic ${options.topic} was read to offset ${nextOffset} of ${endOffset} only: is Kafka reachable and healthy?`,
      );
    }
    await sleep(5);
  }
  return consumer;
}

async function endOf(connection: BrokerConnection, topic: string, deadlineMs: number): Promise<bigint> {
  const admin = await connectAdmin(connection);
  try {
    while (!(await admin.exists(topic))) {
      if (performance.now() > deadlineMs)
        throw new Error(
          `topic ${topic} does not exist: start the control plane once, it creates the platform's topics`,
        );
      await sleep(appearPollMs);
    }
    const ends = await admin.ends(topic);
    const [end] = ends;
    if (ends.length !== 1 || !end) throw new Error(`topic ${topic} must have one partition, it has ${ends.length}`);
    return end.high;
  } finally {
    await admin.close();
  }
}
