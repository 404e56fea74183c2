/**
 * Publishes one bank's log: reads behind the cursor, produces, and moves the cursor only after Kafka has acknowledged.
 * Killed anywhere, it repeats at most one batch; a repeated event has the same id, and consumers drop it.
 */
import { topology, type TenantId } from '@munim/kernel';
import type { Sql } from 'postgres';
import { type BrokerConnection, createProducer, type Producer } from '../broker/index.ts';
import {
  type Campaign,
  type CampaignLimits,
  type Lease,
  pause,
  renewLease,
  startCampaign,
} from '../leadership/index.ts';
import { headPosition, type LogEntry, readLog } from '../log/index.ts';
import { inSpan, type Logger } from '../telemetry/index.ts';
import type { RelayMetrics } from './relay-metrics.ts';
import { createRhythm, type RhythmLimits } from './rhythm.ts';
import { toMessage } from './to-message.ts';

export interface RelayLimits extends CampaignLimits, RhythmLimits {
  readonly renewMs: number;
}
export const defaultRelayLimits: RelayLimits = {
  batchEventsMax: 1_000,
  leaseMs: 5_000,
  renewMs: 1_500,
  pauseMs: 30,
  activePauseMaxMs: 50,
  recentMs: 10_000,
  idlePauseMaxMs: 500,
  standbyMs: 1_000,
  retryMs: 200,
  retryMaxMs: 5_000,
};

export interface BankRelayOptions {
  readonly tenant: TenantId;
  readonly sql: Sql;
  /** To the brokers of the bank's cell. */
  readonly connection: BrokerConnection;
  /** Unique to this process. */
  readonly holder: string;
  readonly log: Logger;
  readonly metrics: RelayMetrics;
  readonly limits?: Partial<RelayLimits>;
}
/** Its stop ends after the batch under way. */
export type BankRelay = Campaign;

const leaseName = 'relay';

export function startBankRelay(options: BankRelayOptions): BankRelay {
  const { sql, tenant, holder, log, metrics } = options;
  const limits = { ...defaultRelayLimits, ...options.limits };
  return startCampaign({
    sql,
    leaseName,
    holder,
    limits,
    lead: (lease, stop, onProgress) => lead(options, limits, lease, stop, onProgress),
    onEnd: ({ fence }, kept) => {
      if (!kept) log.warn('relay was replaced by another leader', { tenant, fence });
      metrics.forget(tenant);
    },
    onError: async (error, waitMs) => {
      log.warn('relay interrupted; trying again', { tenant, error, waitMs });
      await showLag(options);
    },
  });
}

/** False when the lease was lost; true when the relay stops. Rejects when the database or Kafka fails. */
async function lead(
  options: BankRelayOptions,
  limits: RelayLimits,
  lease: Lease,
  stop: AbortSignal,
  onProgress: () => void,
): Promise<boolean> {
  const { tenant, log } = options;
  log.info('relay leads', { tenant, fence: lease.fence });
  const producer = await createProducer(options.connection);
  try {
    return await publish(options, limits, lease, producer, stop, onProgress);
  } finally {
    /** A producer that failed is thrown away whatever it says: what it sent is decided by the cursor. */
    await producer.close().catch((error: unknown) => log.debug('producer did not close', { tenant, error }));
  }
}

/** False when the lease was lost. */
async function publish(
  options: BankRelayOptions,
  limits: RelayLimits,
  lease: Lease,
  producer: Producer,
  stop: AbortSignal,
  onProgress: () => void,
): Promise<boolean> {
  const { sql, tenant, metrics } = options;
  const names = topology(tenant);
  const rhythm = createRhythm(limits, () => performance.now());
  let cursor = await readCursor(sql);
  let renewedAtMs = performance.now();
  while (!stop.aborted) {
    if (performance.now() - renewedAtMs >= limits.renewMs) {
      if (!(await renewLease(sql, lease, limits.leaseMs))) return false;
      renewedAtMs = performance.now();
    }
    const entries = await readLog(sql, cursor, limits.batchEventsMax);
    if (entries.length > 0) {
      assertGapFree(entries, cursor);
      const about = { 'munim.tenant': tenant, 'munim.events': entries.length };
      await inSpan('relay.publish', about, () => producer.send(entries.map((entry) => toMessage(entry, names))));
      const next = cursor + BigInt(entries.length);
      if (!(await advance(sql, lease, cursor, next))) return false;
      cursor = next;
      metrics.published(tenant, entries.length);
    }
    const isFull = entries.length === limits.batchEventsMax;
    metrics.progress(tenant, isFull ? await headPosition(sql) : cursor, cursor);
    onProgress();
    await pause(rhythm.afterBatch(entries.length), stop);
  }
  return true;
}

async function readCursor(sql: Sql): Promise<bigint> {
  const [row] = await sql<{ position: string }[]>`select position from relay_cursor`;
  if (!row) throw new Error('the relay has no cursor row: the schema is not migrated');
  return BigInt(row.position);
}

/**
 * Only the leader moves the cursor, and only from where it read. The commit need not wait for the disk: a cursor that a
 * crash of Postgres puts back means a batch published twice, which consumers drop.
 */
async function advance(sql: Sql, lease: Lease, from: bigint, to: bigint): Promise<boolean> {
  const rows = await sql`
    with relaxed as (select set_config('synchronous_commit', 'off', true))
    update relay_cursor set position = ${to.toString()}::bigint from relaxed
    where position = ${from.toString()}::bigint and exists (
      select from leases
      where name = ${lease.name} and holder = ${lease.holder} and fence = ${lease.fence.toString()}::bigint)
    returning position`;
  return rows.length === 1;
}

/** The log promises it; a broken promise must stop publication before a consumer builds on it. */
function assertGapFree(entries: readonly LogEntry[], after: bigint): void {
  entries.forEach((entry, index) => {
    const expected = after + BigInt(index) + 1n;
    if (entry.position !== expected)
      throw new Error(`the log has a gap: position ${entry.position} follows ${expected - 1n}`);
  });
}

/** While nothing goes out the lag must be seen to grow. */
async function showLag({ sql, tenant, metrics, log }: BankRelayOptions): Promise<void> {
  try {
    metrics.progress(tenant, await headPosition(sql), await readCursor(sql));
  } catch (error) {
    log.debug('lag unknown: the database does not answer', { tenant, error });
  }
}
