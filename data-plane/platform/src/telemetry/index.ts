/** What operators see of a process: JSON logs, Prometheus metrics, and traces when a collector is named. */
export * from './http-metrics.ts';
export * from './log-fields.ts';
export * from './logger.ts';
export * from './metrics.ts';
export * from './process-metrics.ts';
export * from './tracing.ts';
