import { randomBytes } from 'node:crypto';
import kafkajs from 'kafkajs';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { createLogger } from '../telemetry/index.ts';
import {
  connectAdmin,
  connectBroker,
  consumePartitionBatches,
  createProducer,
  createTopics,
  followCompactedTopic,
  type OutgoingMessage,
  type PartitionBatch,
} from './index.ts';

const { brokers } = inject('services').kafka;
const log = createLogger({ service: 'spec', level: 'fatal' });
const connection = connectBroker({ brokers, clientId: 'spec', log });
const suffix = randomBytes(4).toString('hex');
const topic = (name: string): string => `spec-${suffix}.${name}`;
const admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
const made: string[] = [];
const make = async (name: string, numPartitions: number, compacted = false): Promise<string> => {
  const configEntries = compacted ? [{ name: 'cleanup.policy', value: 'compact' }] : [];
  await createTopics(admin, [{ topic: topic(name), numPartitions, replicationFactor: 1, configEntries }]);
  made.push(topic(name));
  return topic(name);
};
beforeAll(() => admin.connect());
afterAll(async () => {
  await admin.deleteTopics({ topics: made });
  await admin.disconnect();
});

const until = async (done: () => boolean, withinMs = 45_000): Promise<void> => {
  const endMs = performance.now() + withinMs;
  while (!done()) {
    if (performance.now() > endMs) throw new Error('not within time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
const message = (into: string, key: string, value: string): OutgoingMessage => ({
  topic: into,
  key,
  value,
  headers: { ce_id: value },
});

/** Side by side: most of it is waiting, and each has topics of its own. */
describe.concurrent('the broker port', () => {
  test('keeps the order of each key, the exact bytes and the headers', async () => {
    const into = await make('order', 3);
    const producer = await createProducer(connection);
    const sent = Array.from({ length: 2_000 }, (_, i) => message(into, `acc_${i % 7}`, `{"text":"ž€ 漢 ${i}"}`));
    for (let i = 0; i < sent.length; i += 500) await producer.send(sent.slice(i, i + 500));
    await producer.close();
    const received: PartitionBatch[] = [];
    const consumer = await consumePartitionBatches(connection, {
      groupId: topic('order-group'),
      topics: [into],
      positions: async () => [],
      onBatch: async (batch) => void received.push(batch),
    });
    await until(() => received.flatMap((batch) => batch.messages).length >= 2_000);
    await consumer.stop();
    const byKey = Map.groupBy(
      received.flatMap((batch) => batch.messages),
      (one) => one.key ?? '',
    );
    for (const [key, messages] of byKey) {
      const expected = sent.filter((one) => one.key === key);
      expect(messages.map((one) => one.value)).toEqual(expected.map((one) => one.value));
      expect(messages.map((one) => one.headers['ce_id'])).toEqual(expected.map((one) => one.value));
      expect(
        new Set(
          received.filter((batch) => batch.messages.some((one) => one.key === key)).map((batch) => batch.partition),
        ).size,
      ).toBe(1);
    }
  });

  test('begins where the caller says, whatever Kafka has stored, and delivers a batch again after an error', async () => {
    const into = await make('positions', 1);
    const producer = await createProducer(connection);
    await producer.send(Array.from({ length: 10 }, (_, i) => message(into, 'k', String(i))));
    await producer.close();
    const read = async (offset: bigint, failFirst: boolean): Promise<string[]> => {
      const values: string[] = [];
      let calls = 0;
      const consumer = await consumePartitionBatches(connection, {
        groupId: topic('positions-group'),
        topics: [into],
        positions: async (assigned) => assigned.map((one) => ({ ...one, offset })),
        onBatch: async (batch) => {
          if (failFirst && calls++ === 0) throw new Error('the database was away');
          values.push(...batch.messages.map((one) => one.value ?? ''));
        },
      });
      await until(() => values.length > 0 && values.at(-1) === '9');
      await consumer.stop();
      return values;
    };
    expect(await read(7n, false)).toEqual(['7', '8', '9']);
    expect(await read(0n, true)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(await read(9n, false)).toEqual(['9']);
  });

  test('a topic that does not exist is an error, not a new topic', async () => {
    const producer = await createProducer(connection);
    await expect(producer.send([message(topic('nowhere'), 'k', 'v')])).rejects.toThrow(/topic/);
    await producer.close();
    const client = await connectAdmin(connection);
    expect(await client.exists(topic('nowhere'))).toBe(false);
    await client.close();
  });
});

describe.concurrent('a compacted topic is followed', () => {
  test('all that it held is there at once, later records follow within a second, each offset once', async () => {
    const into = await make('compacted', 1, true);
    const producer = await createProducer(connection);
    for (let i = 0; i < 5; i++)
      await producer.send(Array.from({ length: 1_000 }, (_, j) => message(into, `key-${j}`, `${i}`)));
    const state = new Map<string, string | null>();
    const offsets: bigint[] = [];
    const follower = await followCompactedTopic(connection, {
      topic: into,
      onRecord: ({ key, value, offset }) => {
        offsets.push(offset);
        state.set(key ?? '', value);
      },
    });
    expect(state.size).toBe(1_000);
    expect(new Set(state.values())).toEqual(new Set(['4']));
    const followedAfterMs = async (value: string): Promise<number> => {
      await producer.send([message(into, 'key-1', value)]);
      const sentMs = performance.now();
      await until(() => state.get('key-1') === value);
      return performance.now() - sentMs;
    };
    // The fastest counts: a machine that halts makes the others late.
    let [fastestMs, tries] = [Number.POSITIVE_INFINITY, 0];
    while (fastestMs > 1_000 && tries++ < 5) fastestMs = Math.min(fastestMs, await followedAfterMs(`changed ${tries}`));
    expect(fastestMs).toBeLessThan(1_000);
    expect(offsets).toEqual(offsets.map((_, i) => BigInt(i)));
    let longestMs = 0;
    const isAnswered = (): boolean => {
      const ms = follower.silentMs();
      longestMs = Math.max(longestMs, ms);
      return ms < longestMs;
    };
    await until(isAnswered, 40_000);
    await Promise.all([follower.stop(), producer.close()]);
  });

  test('an empty topic is read at once; one that does not exist yet is waited for, then named', async () => {
    const empty = await make('empty', 1, true);
    const startedMs = performance.now();
    await (await followCompactedTopic(connection, { topic: empty, onRecord: () => undefined })).stop();
    // Well below the minute that a topic may take to be read.
    expect(performance.now() - startedMs).toBeLessThan(30_000);
    await expect(
      followCompactedTopic(connection, { topic: topic('never'), onRecord: () => undefined, readyWithinMs: 600 }),
    ).rejects.toThrow('start the control plane once');
    const late = followCompactedTopic(connection, { topic: topic('late'), onRecord: () => undefined });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await make('late', 1, true);
    await (await late).stop();
  });
});

describe('whoever waits for records', () => {
  test('sleeps meanwhile: timers do not run a process hot for each broker that it knows', async () => {
    const into = await make('quiet', 1, true);
    const follower = await followCompactedTopic(connection, { topic: into, onRecord: () => undefined });
    const timers = vi.spyOn(globalThis, 'setTimeout');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const atOnce = timers.mock.calls.filter(([, ms]) => (ms ?? 0) <= 1).length;
    timers.mockRestore();
    await follower.stop();
    // A handful of fetches and heartbeats; each connection used to set one in every millisecond.
    expect(atOnce).toBeLessThan(100);
  });
});
