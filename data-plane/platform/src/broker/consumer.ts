/** Consumes topics partition by partition in batches; where to begin is the caller's own truth, not Kafka's offsets. */
import type { Consumer as KafkaConsumer, EachBatchPayload, IHeaders } from 'kafkajs';
import type { BrokerConnection } from './connection.ts';

export interface ReceivedMessage {
  readonly offset: bigint;
  readonly key: string | null;
  /** `null` is a tombstone. */
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}
export interface PartitionBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly ReceivedMessage[];
  readonly nextOffset: bigint;
  /** What the partition's next record will get: `highWatermark - nextOffset` records are still to come. */
  readonly highWatermark: bigint;
}
export interface BatchControl {
  /** Call it while a batch takes longer than a few seconds; throws when the partition was given to somebody else. */
  readonly heartbeat: () => Promise<void>;
  readonly isRunning: () => boolean;
}
export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

export interface ConsumerOptions {
  readonly groupId: string;
  readonly topics: readonly string[];
  /** Asked at every assignment: the offset to begin with; a partition left out begins with its oldest record. */
  readonly positions: (
    assigned: readonly TopicPartition[],
  ) => Promise<readonly (TopicPartition & { offset: bigint })[]>;
  /** An error stops the batch; it is delivered again. */
  readonly onBatch: (batch: PartitionBatch, control: BatchControl) => Promise<void>;
  /** Batches of different partitions handled side by side. */
  readonly partitionsAtOnceMax?: number;
  readonly fetchBytesMax?: number;
  /** How long a fetch hangs where nothing arrives; the connection's, unless its end waits for none. */
  readonly idleFetchMs?: number;
  /** How long those that are there wait for a member that may be dead; a session's time, unless a spec kills members. */
  readonly rebalanceTimeoutMs?: number;
}

export interface RunningConsumer {
  /** Since the brokers last answered it, be it that there is nothing new: seconds while all is well. */
  readonly silentMs: () => number;
  /** Ends the batches under way, leaves the group, disconnects. */
  readonly stop: () => Promise<void>;
}

/** Kafka's own offsets are written this often, for lag tools; nothing here reads them. */
const offsetHintMs = 5_000;
/**
 * A member that is silent for this long is taken for dead: after a kill its partitions stand still until then. A member
 * wrongly taken for dead costs a repeated batch, no more; Kafka's default minimum is 6 s.
 */
const sessionTimeoutMs = 8_000;
/** A consumer that the library gave up on is made anew after this pause. */
const restartPauseMs = 1_000;

export async function consumePartitionBatches(
  connection: BrokerConnection,
  options: ConsumerOptions,
): Promise<RunningConsumer> {
  let stopped = false;
  let heardAtMs = performance.now();
  let current = await start();

  async function start(): Promise<KafkaConsumer> {
    const consumer = connection.kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: options.rebalanceTimeoutMs ?? sessionTimeoutMs,
      heartbeatInterval: 2_000,
      /** A fetch returns with the first record; this is how long an idle one hangs. */
      maxWaitTimeInMs: options.idleFetchMs ?? connection.idleFetchMs,
      maxBytesPerPartition: options.fetchBytesMax ?? 1_048_576,
      allowAutoTopicCreation: false,
      /** A topic or partition added later is noticed within this. */
      metadataMaxAge: 60_000,
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (payload.restart || stopped) return;
      connection.log.error('consumer given up by the library, starting anew', {
        group: options.groupId,
        error: payload.error,
      });
      setTimeout(() => void restart(), restartPauseMs);
    });
    /** The group's coordinator takes a heartbeat every two seconds; a group that is being joined anew takes none. */
    for (const event of [consumer.events.HEARTBEAT, consumer.events.GROUP_JOIN])
      consumer.on(event, () => void (heardAtMs = performance.now()));
    await run(consumer, options);
    return consumer;
  }

  async function restart(): Promise<void> {
    if (stopped) return;
    try {
      current = await start();
      if (stopped) await current.disconnect();
    } catch (error) {
      connection.log.error('consumer did not start', { group: options.groupId, error });
      if (!stopped) setTimeout(() => void restart(), restartPauseMs);
    }
  }

  return {
    silentMs: () => performance.now() - heardAtMs,
    stop: async () => {
      stopped = true;
      await current.disconnect();
    },
  };
}

async function run(consumer: KafkaConsumer, options: ConsumerOptions): Promise<void> {
  /** Set while the partitions of a new assignment are being placed at the caller's positions. */
  let placed: Promise<void> = Promise.resolve();
  let hintedAtMs = 0;
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    const assigned = Object.entries(payload.memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic, partition })),
    );
    placed = place(consumer, assigned, options.positions);
    /** Whoever waits for it in a batch gets the error; without a batch the next assignment asks again. */
    placed.catch(() => undefined);
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [...options.topics], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: options.partitionsAtOnceMax ?? 1,
    eachBatch: async (payload) => {
      await placed;
      if (payload.isStale() || !payload.isRunning()) return;
      await options.onBatch(toBatch(payload), {
        heartbeat: () => payload.heartbeat(),
        isRunning: () => payload.isRunning(),
      });
      payload.resolveOffset(payload.batch.lastOffset());
      if (performance.now() - hintedAtMs > offsetHintMs) {
        hintedAtMs = performance.now();
        await payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());
      }
    },
  });
}

async function place(
  consumer: KafkaConsumer,
  assigned: readonly TopicPartition[],
  positions: ConsumerOptions['positions'],
): Promise<void> {
  const known = await positions(assigned);
  for (const { topic, partition } of assigned) {
    const position = known.find((one) => one.topic === topic && one.partition === partition);
    consumer.seek({ topic, partition, offset: position ? position.offset.toString() : '-2' });
  }
}

function toBatch({ batch }: EachBatchPayload): PartitionBatch {
  return {
    topic: batch.topic,
    partition: batch.partition,
    nextOffset: BigInt(batch.lastOffset()) + 1n,
    highWatermark: BigInt(batch.highWatermark),
    messages: batch.messages.map((message) => ({
      offset: BigInt(message.offset),
      key: message.key?.toString('utf8') ?? null,
      value: message.value?.toString('utf8') ?? null,
      headers: readHeaders(message.headers),
    })),
  };
}

function readHeaders(headers: IHeaders | undefined): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {}))
    if (value !== undefined) read[name] = (Array.isArray(value) ? value[0] : value)?.toString() ?? '';
  return read;
}
