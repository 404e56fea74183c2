/** Keeps the archive of one log behind it by seconds: one leader per log, publication by age or number of entries. */
import type { Sql } from 'postgres';
import {
  type Campaign,
  type CampaignLimits,
  type Lease,
  pause,
  renewLease,
  startCampaign,
} from '../../leadership/index.ts';
import type { Logger } from '../../telemetry/index.ts';
import type { ArchiveBucket } from '../bucket/archive-bucket.ts';
import type { Signer } from '../tlog/note.ts';
import { type Archive, openArchive } from './archive.ts';
import type { ArchiverMetrics } from './archiver-metrics.ts';
import type { EventSource } from './event-source.ts';
import type { LockPolicy } from './locks.ts';

/** The lease is longer than any publication takes: one that does not renew in between is replaced. */
export interface ArchiverLimits extends CampaignLimits {
  /** An event waits no longer than this, a look and a publication: a checkpoint at the latest after ten seconds. */
  readonly publishAfterMs: number;
  /** Or until so many wait. */
  readonly publishAtEvents: number;
  /** How often the head of the log is looked at. */
  readonly lookMs: number;
  /** Between two looks at the locks of what is newest. */
  readonly renewLocksMs: number;
}
const defaultArchiverLimits: ArchiverLimits = {
  publishAfterMs: 8_000,
  publishAtEvents: 1_000,
  lookMs: 500,
  leaseMs: 30_000,
  standbyMs: 2_000,
  renewLocksMs: 86_400_000,
  retryMs: 500,
  retryMaxMs: 30_000,
};

/** Where a log is sealed to, and with which key. */
export interface ArchiveHome {
  readonly bucket: ArchiveBucket;
  readonly signer: Signer;
}

export interface LogArchiverOptions {
  /** Names the log in messages and metrics: a bank's id, or the origin of a log that is no bank's. */
  readonly tenant: string;
  /** Of the database that holds the lease. */
  readonly sql: Sql;
  readonly source: EventSource;
  /** Asked by each new leader: whoever makes the bucket and its keys may do it here. */
  readonly home: () => Promise<ArchiveHome>;
  readonly locks: LockPolicy;
  /** Unique to this process. */
  readonly holder: string;
  readonly nowMs: () => number;
  readonly log: Logger;
  readonly metrics: ArchiverMetrics;
  readonly limits?: Partial<ArchiverLimits>;
}
/** Its stop ends after the publication under way. */
export type LogArchiver = Campaign;

const leaseName = 'archiver';

export function startLogArchiver(options: LogArchiverOptions): LogArchiver {
  const { sql, tenant, holder, log, metrics } = options;
  const limits = { ...defaultArchiverLimits, ...options.limits };
  return startCampaign({
    sql,
    leaseName,
    holder,
    limits,
    lead: (lease, stop, onProgress) => lead(options, limits, lease, stop, onProgress),
    onEnd: ({ fence }, kept) => {
      if (!kept) log.warn('archiver was replaced by another leader', { tenant, fence });
      metrics.forget(tenant);
    },
    onError: (error, waitMs) => {
      log.error('archiving interrupted; trying again', { tenant, error, waitMs });
      metrics.failed(tenant);
    },
  });
}

/** False when the lease was lost; true when the archiver stops. Rejects when the database or the bucket fails. */
async function lead(
  options: LogArchiverOptions,
  limits: ArchiverLimits,
  lease: Lease,
  stop: AbortSignal,
  onProgress: () => void,
): Promise<boolean> {
  const { sql, tenant, source, log, metrics } = options;
  log.info('archiver leads', { tenant, fence: lease.fence });
  const holdsLease = (): Promise<boolean> => renewLease(sql, lease, limits.leaseMs);
  const archive = openArchive({ ...options, ...(await options.home()), holdsLease });
  const due = createDue(limits);
  let locksLookedAtMs = Number.NEGATIVE_INFINITY;
  while (!stop.aborted) {
    if (!(await holdsLease())) return false;
    if (performance.now() - locksLookedAtMs >= limits.renewLocksMs) {
      const renewed = await archive.renewLocks();
      if (renewed > 0) log.info('locks of the newest tiles lengthened', { tenant, count: renewed });
      locksLookedAtMs = performance.now();
    }
    await publishWhatIsDue({ tenant, archive, source, metrics, due, stop });
    onProgress();
    await pause(limits.lookMs, stop);
  }
  return true;
}

interface Round {
  readonly tenant: string;
  readonly archive: Archive;
  readonly source: EventSource;
  readonly metrics: ArchiverMetrics;
  readonly due: (waiting: number) => boolean;
  readonly stop: AbortSignal;
}

async function publishWhatIsDue({ tenant, archive, source, metrics, due, stop }: Round): Promise<void> {
  const head = await source.head();
  let size = await archive.size();
  if (BigInt(size) > head)
    throw new Error(
      `the archive holds ${size} events, the log only ${head}: the log was restored from a backup or cut`,
    );
  metrics.progress(tenant, head, size);
  if (!due(Number(head) - size)) return;
  // All that was waiting when it became due: a rest left for the next round would wait twice.
  while (!stop.aborted && BigInt(size) < head) {
    const publication = await archive.archiveOnce();
    if (publication.added === 0) return;
    size = publication.size;
    metrics.published(tenant, publication.added);
    metrics.progress(tenant, head > BigInt(size) ? head : BigInt(size), size);
  }
}

/** Whether so many waiting events are published now: when they are many, or the first of them has waited long enough. */
function createDue({ publishAfterMs, publishAtEvents }: ArchiverLimits): (waiting: number) => boolean {
  let sinceMs: number | undefined;
  return (waiting) => {
    if (waiting <= 0) {
      sinceMs = undefined;
      return false;
    }
    sinceMs ??= performance.now();
    const isDue = waiting >= publishAtEvents || performance.now() - sinceMs >= publishAfterMs;
    if (isDue) sinceMs = undefined;
    return isDue;
  };
}
