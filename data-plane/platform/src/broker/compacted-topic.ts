/** Holds a small compacted topic in step: reads all of it before anybody relies on it, then follows it. */
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrokerConnection } from './connection.ts';
import { consumePartitionBatches, type ReceivedMessage, type RunningConsumer } from './consumer.ts';
import { type BrokerAdmin, connectAdmin, type TopicEnd } from './offsets.ts';

export interface CompactedTopicOptions {
  readonly topic: string;
  /** Called in order, each offset once; `value` null is a tombstone. */
  readonly onRecord: (record: ReceivedMessage) => void;
  /** How long the topic may take to appear and to be read; default 60 s, since the control plane may be starting too. */
  readonly readyWithinMs?: number;
}

/** How often a topic that is not there yet is looked for. */
const appearPollMs = 250;
/** How often the broker is asked anew how far the topic reaches: it may have been made anew, or lost its oldest records. */
const endPollMs = 1_000;
const lookMs = 5;
/**
 * Every process follows some of these topics, where hardly anything comes: their fetches hang as long as a session lets
 * them, three times that of others. A record ends a fetch at once.
 */
const idleFetches = 3;

let followers = 0;

/**
 * Resolves when all that the topic held at the call has been given to `onRecord`. One partition only. Offsets alone tell:
 * a fetch that brings nothing may have asked a broker that holds none of the topic, or one that has just gone away. After its
 * `stop` no record is given any more, though its last fetch may still hang.
 */
export async function followCompactedTopic(
  connection: BrokerConnection,
  options: CompactedTopicOptions,
): Promise<RunningConsumer> {
  const deadlineMs = performance.now() + (options.readyWithinMs ?? 60_000);
  const admin = await connectAdmin(connection);
  try {
    const end = await endWhenThere(admin, options.topic, deadlineMs);
    return await readToEnd(connection, admin, options, end, deadlineMs);
  } finally {
    await admin.close();
  }
}

async function readToEnd(
  connection: BrokerConnection,
  admin: BrokerAdmin,
  options: CompactedTopicOptions,
  atCall: TopicEnd,
  deadlineMs: number,
): Promise<RunningConsumer> {
  let nextOffset = 0n;
  let stopped = false;
  const consumer = await consumePartitionBatches(connection, {
    /** A group of its own: every process reads everything. Nothing is committed, so the broker forgets it at once. */
    groupId: `follow.${options.topic}.${hostname()}.${process.pid}.${Math.trunc(performance.timeOrigin)}.${++followers}`,
    topics: [options.topic],
    idleFetchMs: idleFetches * connection.idleFetchMs,
    positions: async (assigned) => assigned.map((one) => ({ ...one, offset: nextOffset })),
    onBatch: async (batch) => {
      if (stopped) return;
      /** After a rejoin old records may come again: state never goes back in time. */
      for (const message of batch.messages)
        if (message.offset >= nextOffset) {
          nextOffset = message.offset + 1n;
          options.onRecord(message);
        }
      if (batch.nextOffset > nextOffset) nextOffset = batch.nextOffset;
    },
  });
  let end = atCall;
  let askedAtMs = performance.now();
  while (nextOffset < end.high && end.low < end.high) {
    if (performance.now() > deadlineMs) {
      await consumer.stop();
      throw new Error(
        `topic ${options.topic} was read to offset ${nextOffset} of ${end.high} only: is Kafka reachable and healthy?`,
      );
    }
    await sleep(lookMs);
    if (performance.now() - askedAtMs < endPollMs) continue;
    end = await endNow(admin, options.topic, end);
    askedAtMs = performance.now();
  }
  return {
    silentMs: consumer.silentMs,
    stop: async () => {
      stopped = true;
      leave(connection, consumer);
    },
  };
}

/** Nobody waits for the partition of a group of one, so nobody waits until its last fetch has come back empty. */
function leave({ log }: BrokerConnection, consumer: RunningConsumer): void {
  consumer.stop().catch((error: unknown) => log.debug('a follower did not take its leave', { error }));
}

/** What was written since the call need not be waited for. A broker that does not answer now is asked again. */
async function endNow(admin: BrokerAdmin, topic: string, before: TopicEnd): Promise<TopicEnd> {
  const [now] = await admin.ends(topic).catch(() => []);
  return now ? { ...now, high: now.high < before.high ? now.high : before.high } : before;
}

async function endWhenThere(admin: BrokerAdmin, topic: string, deadlineMs: number): Promise<TopicEnd> {
  while (!(await admin.exists(topic))) {
    if (performance.now() > deadlineMs)
      throw new Error(`topic ${topic} does not exist: start the control plane once, it creates the platform's topics`);
    await sleep(appearPollMs);
  }
  const ends = await admin.ends(topic);
  const [end] = ends;
  if (ends.length !== 1 || !end) throw new Error(`topic ${topic} must have one partition, it has ${ends.length}`);
  return end;
}
