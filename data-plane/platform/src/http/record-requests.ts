/** What a service does with each request that it answered: counts it, and logs the error that was not a problem's. */
import type { HttpMetrics, Logger } from '../telemetry/index.ts';
import type { AppOptions } from './app.ts';

export const recordRequests =
  (metrics: HttpMetrics, log: Logger): AppOptions['record'] =>
  (record) => {
    metrics.record(record);
    const { requestId, operation, tenant, error } = record;
    if (error !== undefined) log.error('a request failed', { requestId, operation, tenant, error });
  };
