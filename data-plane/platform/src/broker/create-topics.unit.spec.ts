/** What a busy broker says of a topic that it has just made is not taken for the end. */
import kafkajs, { type ITopicMetadata } from 'kafkajs';
import { expect, test } from 'vitest';
import { createTopics } from './create-topics.ts';

type Answer = readonly number[] | Error;
const unknownTopic = (): Error =>
  new kafkajs.KafkaJSProtocolError(
    Object.assign(new Error('This server does not host this topic-partition'), {
      type: 'UNKNOWN_TOPIC_OR_PARTITION',
      code: 3,
      retriable: true,
    }),
  );
const topicOf = (leaders: readonly number[]): ITopicMetadata => ({
  name: 'a',
  partitions: leaders.map((leader, partitionId) => ({
    partitionErrorCode: 0,
    partitionId,
    leader,
    replicas: [0],
    isr: [0],
  })),
});

/** Answers one look after the other with the leaders of the topic's partitions. */
const brokerThat = (...answers: Answer[]) => {
  const told = { waitForLeaders: [] as unknown[], left: answers };
  const admin = {
    createTopics: async ({ waitForLeaders }: { waitForLeaders?: boolean }) => {
      told.waitForLeaders.push(waitForLeaders);
      return true;
    },
    fetchTopicMetadata: async () => {
      const answer = answers.shift() ?? [];
      if (answer instanceof Error) throw answer;
      return { topics: [topicOf(answer)] };
    },
  };
  return { admin, told };
};

test('a topic that is unknown, then without partitions, then without a leader is waited for', async () => {
  const { admin, told } = brokerThat(unknownTopic(), [], [0, -1], [0, 0], [7]);
  await createTopics(admin, [{ topic: 'a', numPartitions: 2 }]);
  expect(told).toEqual({ waitForLeaders: [false], left: [[7]] });
});

test('whatever else is wrong is told at once', async () => {
  const { admin } = brokerThat(new Error('the broker is away'));
  await expect(createTopics(admin, [{ topic: 'a' }])).rejects.toThrow('the broker is away');
});

test('of no topics nothing is asked', async () => {
  const { admin, told } = brokerThat();
  await createTopics(admin, []);
  expect(told.waitForLeaders).toEqual([]);
});
