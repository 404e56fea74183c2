/** Makes topics, and answers when they can be used: a busy broker says "no such topic" for some time after it made one. */
import kafkajs, { type Admin, type ITopicConfig } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A broker that takes longer is not well. */
const servedWithinMs = 60_000;
const lookMs = 100;

/** Safe to repeat: a topic that is there already stays as it is. */
export async function createTopics(
  admin: Pick<Admin, 'createTopics' | 'fetchTopicMetadata'>,
  topics: readonly ITopicConfig[],
): Promise<void> {
  if (topics.length === 0) return;
  // The driver's own wait takes the first "no such topic" for the end.
  await admin.createTopics({ waitForLeaders: false, topics: [...topics] });
  const names = topics.map(({ topic }) => topic);
  const deadlineMs = performance.now() + servedWithinMs;
  while (!(await areServed(admin, names))) {
    if (performance.now() > deadlineMs)
      throw new Error(`the broker made ${names.join(', ')} but does not serve them: is Kafka healthy?`);
    await sleep(lookMs);
  }
}

const areServed = (admin: Pick<Admin, 'fetchTopicMetadata'>, topics: string[]): Promise<boolean> =>
  admin.fetchTopicMetadata({ topics }).then(
    ({ topics: found }) =>
      found.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0)),
    (error: unknown) => {
      if (isNotYet(error)) return false;
      throw error;
    },
  );

/** No such topic, or no leader yet, for which the driver has given up to wait. */
const isNotYet = (error: unknown): boolean =>
  error instanceof kafkajs.KafkaJSNumberOfRetriesExceeded ||
  (error instanceof kafkajs.KafkaJSProtocolError && error.retriable);
