/** Publication: from the log to Kafka, nothing missing, the same id on every repetition. */
export * from './bank-relay.ts';
export * from './relay-metrics.ts';
export * from './to-message.ts';
