/** The two metrics that every HTTP service has: how many requests, and how long they took. */
import type { Metrics } from './metrics.ts';

/** From a cached answer to the server's request timeout. */
const durationBucketsSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

export interface HttpMetrics {
  readonly record: (request: {
    readonly operation: string;
    readonly status: number;
    readonly durationMs: number;
  }) => void;
}

/** `operation` is an operationId of the contract, never a path: paths hold ids and would be endless labels. */
export function createHttpMetrics(metrics: Metrics, service: string): HttpMetrics {
  const labels = ['service', 'operation', 'status'] as const;
  const total = metrics.counter('http_requests_total', 'HTTP requests answered.', labels);
  const duration = metrics.histogram(
    'http_request_duration_seconds',
    'Seconds from request to answer.',
    labels,
    durationBucketsSeconds,
  );
  return {
    record: ({ operation, status, durationMs }) => {
      const statusText = String(status);
      total.add(1, service, operation, statusText);
      duration.observe(durationMs / 1000, service, operation, statusText);
    },
  };
}
