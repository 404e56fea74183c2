/** How far publication is behind the log, per bank. */
import type { Metrics } from '../telemetry/index.ts';

export interface RelayMetrics {
  readonly progress: (tenant: string, head: bigint, cursor: bigint) => void;
  readonly published: (tenant: string, events: number) => void;
  /** This process no longer leads the bank: another one tells. */
  readonly forget: (tenant: string) => void;
}

export function createRelayMetrics(metrics: Metrics): RelayMetrics {
  const lag = metrics.gauge('munim_relay_lag_events', 'Committed events that Kafka has not acknowledged yet.', [
    'tenant',
  ]);
  const head = metrics.gauge('munim_log_position', "Position of the log's head, as the relay last saw it.", ['tenant']);
  const published = metrics.counter(
    'munim_relay_published_events_total',
    'Events acknowledged by Kafka, repetitions counted.',
    ['tenant'],
  );
  return {
    progress: (tenant, headPosition, cursor) => {
      head.set(Number(headPosition), tenant);
      lag.set(Number(headPosition - cursor), tenant);
    },
    published: (tenant, events) => published.add(events, tenant),
    forget: (tenant) => {
      head.remove(tenant);
      lag.remove(tenant);
    },
  };
}
