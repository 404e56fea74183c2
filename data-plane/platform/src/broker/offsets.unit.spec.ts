import kafkajs, { type Kafka } from 'kafkajs';
import { expect, test } from 'vitest';
import { connectAdmin } from './offsets.ts';

const brokerError = (type: string) =>
  Object.assign(new kafkajs.KafkaJSProtocolError(new Error(type)), { type, retriable: true });

/** A driver whose first answers are these errors. */
const driverOf = (errors: Error[]): Kafka =>
  ({
    admin: () => ({
      connect: async () => undefined,
      disconnect: async () => undefined,
      fetchTopicOffsets: async () => {
        const error = errors.shift();
        if (error) throw error;
        return [{ partition: 0, offset: '7', high: '7', low: '2' }];
      },
    }),
  }) as unknown as Kafka;

test('a partition that has no leader yet is asked again', async () => {
  const kafka = driverOf([brokerError('NOT_LEADER_FOR_PARTITION'), brokerError('LEADER_NOT_AVAILABLE')]);
  const admin = await connectAdmin({ kafka } as never);
  expect(await admin.ends('t')).toEqual([{ partition: 0, low: 2n, high: 7n }]);
});

test('a topic that is not there is said at once', async () => {
  const admin = await connectAdmin({ kafka: driverOf([brokerError('UNKNOWN_TOPIC_OR_PARTITION')]) } as never);
  await expect(admin.ends('t')).rejects.toThrow('UNKNOWN_TOPIC_OR_PARTITION');
});
