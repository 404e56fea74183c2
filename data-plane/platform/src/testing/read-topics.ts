/** Everything that some topics hold right now: the oracle of specs that ask what was really published. */
import { connectAdmin, connectBroker, consumePartitionBatches, type ReceivedMessage } from '../broker/index.ts';
import { createLogger } from '../telemetry/index.ts';
import type { TestCell } from './test-bank.ts';

export interface PublishedMessage extends ReceivedMessage {
  readonly topic: string;
  readonly partition: number;
}

let readers = 0;

export async function readTopics(cell: TestCell, topics: readonly string[]): Promise<PublishedMessage[]> {
  const log = createLogger({ service: 'spec', level: 'fatal' });
  const connection = connectBroker({ brokers: cell.kafka.brokers, clientId: 'spec-oracle', log, idleFetchMs: 50 });
  const admin = await connectAdmin(connection);
  const missing = new Map<string, bigint>();
  for (const topic of topics)
    for (const { partition, low, high } of await admin.ends(topic))
      if (high > low) missing.set(`${topic} ${partition}`, high);
  await admin.close();
  const messages: PublishedMessage[] = [];
  if (missing.size === 0) return messages;
  const done = Promise.withResolvers<void>();
  const consumer = await consumePartitionBatches(connection, {
    groupId: `spec-oracle.${process.pid}.${performance.timeOrigin}.${++readers}`,
    topics,
    positions: async () => [],
    onBatch: async ({ topic, partition, messages: received, nextOffset }) => {
      for (const message of received) messages.push({ topic, partition, ...message });
      const key = `${topic} ${partition}`;
      if (nextOffset >= (missing.get(key) ?? 0n)) missing.delete(key);
      if (missing.size === 0) done.resolve();
    },
  });
  await done.promise;
  await consumer.stop();
  return messages;
}
