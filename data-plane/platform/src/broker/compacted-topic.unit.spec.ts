/** What a follower waits for before it says that it has read everything, on a cluster whose nodes are made of events. */
import { setImmediate as turn } from 'node:timers/promises';
import type { EachBatchPayload, Kafka } from 'kafkajs';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { BrokerConnection } from './connection.ts';
import { followCompactedTopic } from './compacted-topic.ts';

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const events = {
  CRASH: 'crash',
  GROUP_JOIN: 'join',
  HEARTBEAT: 'heartbeat',
  FETCH_START: 'fetch',
  START_BATCH_PROCESS: 'batch',
} as const;

/** One partition of three brokers' cluster, which holds the offsets from `low` to before `high`. */
function cluster(reach: { low: string; high: string }) {
  const listeners = new Map<string, ((event: { payload: object }) => void)[]>();
  const emit = (event: string, payload: object): void => listeners.get(event)?.forEach((tell) => tell({ payload }));
  let handle: (payload: EachBatchPayload) => Promise<void> = () => Promise.reject(new Error('nobody reads yet'));
  const running = Promise.withResolvers<void>();
  const nothing = async (): Promise<void> => undefined;
  const kafka = {
    admin: () => ({
      connect: nothing,
      disconnect: nothing,
      listTopics: async () => ['t'],
      fetchTopicOffsets: async () => [{ partition: 0, offset: reach.high, ...reach }],
    }),
    consumer: () => ({
      events,
      on: (event: string, tell: (event: { payload: object }) => void) =>
        void listeners.set(event, [...(listeners.get(event) ?? []), tell]),
      connect: nothing,
      // Its last fetch hangs.
      disconnect: () => new Promise<void>(() => undefined),
      subscribe: nothing,
      seek: () => undefined,
      run: async ({ eachBatch }: { eachBatch: typeof handle }) => {
        handle = eachBatch;
        emit(events.GROUP_JOIN, { memberAssignment: { t: [0] } });
        running.resolve();
      },
    }),
  };
  return {
    connection: { kafka: kafka as unknown as Kafka, log } as unknown as BrokerConnection,
    joined: running.promise,
    answerHeartbeat: () => emit(events.HEARTBEAT, {}),
    /** Each node's fetcher begins a fetch, and those before brought nothing. */
    fetchNothing: (...nodes: number[]) => {
      for (const nodeId of nodes) emit(events.FETCH_START, { nodeId });
    },
    bring: async (...offsets: number[]) => {
      emit(events.START_BATCH_PROCESS, { topic: 't', partition: 0 });
      await handle({
        batch: {
          topic: 't',
          partition: 0,
          highWatermark: reach.high,
          messages: offsets.map((offset) => ({ offset: String(offset), key: null, value: null, headers: {} })),
          lastOffset: () => String(offsets.at(-1)),
        },
        isStale: () => false,
        isRunning: () => true,
        heartbeat: nothing,
        resolveOffset: () => undefined,
        uncommittedOffsets: () => ({ topics: [] }),
        commitOffsetsIfNecessary: nothing,
      } as unknown as EachBatchPayload);
    },
  };
}

/** Offsets given so far, and whether the follower has said that it is ready. */
function follow(of: ReturnType<typeof cluster>) {
  const seen: bigint[] = [];
  const state = { ready: false };
  const done = followCompactedTopic(of.connection, { topic: 't', onRecord: ({ offset }) => void seen.push(offset) });
  void done.then(() => (state.ready = true));
  return { seen, state, done };
}
/** Longer than a follower's pause between two looks, however often it looks meanwhile. */
const looks = async (): Promise<void> => {
  const endMs = performance.now() + 60;
  while (performance.now() < endMs) await turn();
};

test('nodes that hold nothing of the topic fetch as often as they like: only its records make it read', async () => {
  const three = cluster({ low: '0', high: '3' });
  const { seen, state, done } = follow(three);
  await three.joined;
  for (let round = 0; round < 5; round++) three.fetchNothing(1, 2, 3);
  await looks();
  expect(state.ready).toBe(false);
  await three.bring(0, 1);
  for (let round = 0; round < 5; round++) three.fetchNothing(2, 3);
  await looks();
  expect(state.ready).toBe(false);
  await three.bring(2);
  await done;
  expect(seen).toEqual([0n, 1n, 2n]);
});

test('offsets that compaction has taken are not waited for, nor is what was written since', async () => {
  const three = cluster({ low: '4', high: '9' });
  const { seen, done } = follow(three);
  await three.joined;
  await three.bring(5, 8, 9, 10);
  await done;
  expect(seen).toEqual([5n, 8n, 9n, 10n]);
});

test('a topic all of whose records are gone is read', async () => {
  const { seen, done } = follow(cluster({ low: '7', high: '7' }));
  await done;
  expect(seen).toEqual([]);
});

test('a topic that reaches less far than it did, because it was made anew, is read when its records are', async () => {
  const reach = { low: '0', high: '100' };
  const three = cluster(reach);
  const { state, done } = follow(three);
  await three.joined;
  await three.bring(0, 1);
  await looks();
  expect(state.ready).toBe(false);
  reach.high = '2';
  await done;
  expect(state.ready).toBe(true);
});

test('a follower knows for how long no broker has answered it: fetches that fail are no answer', async () => {
  const three = cluster({ low: '0', high: '0' });
  const follower = await follow(three).done;
  const clock = vi.spyOn(performance, 'now');
  onTestFinished(() => clock.mockRestore());
  clock.mockReturnValue(1_000_000);
  three.answerHeartbeat();
  clock.mockReturnValue(1_007_000);
  three.fetchNothing(1, 2, 3);
  expect(follower.silentMs()).toBe(7_000);
  three.answerHeartbeat();
  expect(follower.silentMs()).toBe(0);
});

test('a follower that was stopped waits for no fetch, and gives nothing that one still brings', async () => {
  const three = cluster({ low: '0', high: '0' });
  const { seen, done } = follow(three);
  const follower = await done;
  await three.bring(0);
  expect(seen).toEqual([0n]);
  await follower.stop();
  await three.bring(1);
  expect(seen).toEqual([0n]);
});
