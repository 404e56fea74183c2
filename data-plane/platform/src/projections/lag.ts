/** How many events of each topic are still to come, over the partitions that this process reads. */
import type { TopicPartition } from '../broker/index.ts';

export interface LagGauge {
  /** These partitions are ours now, and only these. */
  readonly assign: (partitions: readonly TopicPartition[]) => void;
  /** As a batch of the partition says: no other partition's, and no fetch that brought nothing, knows. */
  readonly behind: (partition: TopicPartition, events: bigint) => void;
}

export function createLagGauge(onLag: (topic: string, events: number) => void): LagGauge {
  const topics = new Map<string, Map<number, bigint>>();
  const tell = (topic: string): void =>
    onLag(topic, Number([...(topics.get(topic)?.values() ?? [])].reduce((sum, one) => sum + one, 0n)));
  return {
    assign: (partitions) => {
      for (const topic of topics.keys()) topics.set(topic, new Map());
      for (const { topic, partition } of partitions)
        topics.set(topic, (topics.get(topic) ?? new Map<number, bigint>()).set(partition, 0n));
      for (const topic of topics.keys()) tell(topic);
    },
    behind: ({ topic, partition }, events) => {
      topics.get(topic)?.set(partition, events < 0n ? 0n : events);
      tell(topic);
    },
  };
}
