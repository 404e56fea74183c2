/** How far the read models are behind their topics, and what was set aside, per bank and context. */
import type { Metrics } from '../telemetry/index.ts';

export interface BankProjectionMetrics {
  readonly lag: (context: string, events: number) => void;
  readonly parked: (context: string) => void;
  /** The bank is no longer read here: another process tells its lag, or nobody. What is still under way tells nothing more. */
  readonly forget: () => void;
}

export function createProjectionMetrics(metrics: Metrics): { readonly of: (tenant: string) => BankProjectionMetrics } {
  const lag = metrics.gauge(
    'munim_projection_lag_events',
    'Events on the topic that the read models do not hold yet.',
    ['tenant', 'context'],
  );
  const parked = metrics.counter(
    'munim_projection_parked_total',
    'Streams set aside because their next event cannot be applied; again at each start while they are.',
    ['tenant', 'context'],
  );
  return {
    of: (tenant) => {
      const told = new Set<string>();
      let forgotten = false;
      return {
        lag: (context, events) => {
          if (forgotten) return;
          told.add(context);
          lag.set(events, tenant, context);
        },
        parked: (context) => parked.add(1, tenant, context),
        forget: () => {
          forgotten = true;
          for (const context of told) lag.remove(tenant, context);
        },
      };
    },
  };
}
