/** How far the archive is behind the log, per bank. */
import type { Metrics } from '../../telemetry/index.ts';

export interface ArchiverMetrics {
  readonly progress: (tenant: string, head: bigint, size: number) => void;
  readonly published: (tenant: string, events: number) => void;
  readonly failed: (tenant: string) => void;
  /** This process no longer archives the bank: another one tells. */
  readonly forget: (tenant: string) => void;
}

export function createArchiverMetrics(metrics: Metrics): ArchiverMetrics {
  const lag = metrics.gauge('munim_archive_lag_events', 'Committed events that no published checkpoint covers yet.', [
    'tenant',
  ]);
  const size = metrics.gauge('munim_archive_tree_size', 'Entries that the published checkpoint covers.', ['tenant']);
  const checkpoints = metrics.counter('munim_archive_checkpoints_total', 'Checkpoints published.', ['tenant']);
  const archived = metrics.counter('munim_archive_events_total', 'Events archived.', ['tenant']);
  const failures = metrics.counter('munim_archive_failures_total', 'Publications that failed and were tried again.', [
    'tenant',
  ]);
  return {
    progress: (tenant, headPosition, treeSize) => {
      lag.set(Number(headPosition) - treeSize, tenant);
      size.set(treeSize, tenant);
    },
    published: (tenant, events) => {
      checkpoints.add(1, tenant);
      archived.add(events, tenant);
    },
    failed: (tenant) => failures.add(1, tenant),
    forget: (tenant) => {
      lag.remove(tenant);
      size.remove(tenant);
    },
  };
}
