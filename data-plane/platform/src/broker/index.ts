/** Kafka behind a thin port: produce in order, consume partitions in batches, ask for offsets. */
export * from './compacted-topic.ts';
export * from './connection.ts';
export * from './consumer.ts';
export * from './create-topics.ts';
export * from './offsets.ts';
export * from './producer.ts';
export * from './read-events.ts';
