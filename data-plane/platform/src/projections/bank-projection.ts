/** Keeps the read models of one bank up to date: one consumer over all its topics, one transaction per fetched batch. */
import { type TenantId, topology } from '@munim/kernel';
import type { Sql, TransactionSql } from 'postgres';
import {
  type BatchControl,
  type BrokerConnection,
  consumePartitionBatches,
  type PartitionBatch,
  readEvents,
  type TopicPartition,
} from '../broker/index.ts';
import { inSpan, type Logger } from '../telemetry/index.ts';
import { type Applied, applyEvents } from './apply-events.ts';
import { fillClosedTables, isClosedTable } from './fill-closed-tables.ts';
import { createLagGauge, type LagGauge } from './lag.ts';
import type { ProjectedContext } from './read-model.ts';
import { retryParked } from './retry-parked.ts';

export interface BankProjectionOptions {
  readonly tenant: TenantId;
  readonly sql: Sql;
  readonly contexts: readonly ProjectedContext[];
  /** To the brokers of the bank's cell. */
  readonly broker: BrokerConnection;
  readonly log: Logger;
  /** Events of the context on the topics that its read models do not hold yet, for the partitions read here. */
  readonly onLag: (context: string, lagEvents: number) => void;
  readonly onApplied?: (context: string, applied: Applied) => void;
  /** Once per stream that is set aside, and once more for each that is found so at the start. */
  readonly onParked: (context: string, stream: string, reason: string) => void;
  readonly rebalanceTimeoutMs?: number;
}

export interface BankProjection {
  /** Fills what a repair has left empty and closed; nothing is read from it before. */
  readonly fillClosed: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Partitions written side by side; each takes a connection while it writes. */
const partitionsAtOnce = 3;
/** After trouble that passes, doubled up to the maximum. */
const retryMs = { first: 100, max: 5_000 } as const;

/** One group per bank: a bank's consumers share its database, and groups cost brokers and pods a heartbeat each. */
export async function startBankProjection(options: BankProjectionOptions): Promise<BankProjection> {
  const { tenant, sql, broker, contexts } = options;
  if (contexts.length === 0) return { fillClosed: async () => undefined, stop: async () => undefined };
  const names = topology(tenant);
  const contextByTopic = new Map(contexts.map((context) => [names.topic(context.name), context]));
  const lag = createLagGauge((topic, events) => options.onLag(contextByTopic.get(topic)?.name ?? topic, events));
  const fill = (): Promise<void> => fillAndTell(options);
  await fill();
  for (const context of contexts)
    for (const { stream, reason } of await retryParked(sql, context)) options.onParked(context.name, stream, reason);
  const consumer = await consumePartitionBatches(broker, {
    groupId: names.consumerGroup('projection'),
    topics: [...contextByTopic.keys()],
    partitionsAtOnceMax: partitionsAtOnce,
    ...(options.rebalanceTimeoutMs === undefined ? {} : { rebalanceTimeoutMs: options.rebalanceTimeoutMs }),
    positions: async (assigned) => {
      lag.assign(assigned);
      return readCheckpoints(sql, assigned);
    },
    onBatch: async (batch, control) => {
      const context = contextByTopic.get(batch.topic);
      if (!context) throw new Error(`no context for topic ${batch.topic}`);
      await projectPatiently(options, context, batch, control, lag);
    },
  });
  return { fillClosed: fill, stop: () => consumer.stop() };
}

async function fillAndTell({ sql, contexts, tenant, log }: BankProjectionOptions): Promise<void> {
  for (const context of contexts) {
    const tables = await fillClosedTables(sql, context);
    for (const readModel of tables)
      log.info('a read model was filled again from the log', { tenant, context: context.name, readModel });
  }
}

/** Only the end of the process, or of the assignment (a heartbeat then throws), gives a batch up. */
async function projectPatiently(
  options: BankProjectionOptions,
  context: ProjectedContext,
  batch: PartitionBatch,
  control: BatchControl,
  lag: LagGauge,
): Promise<void> {
  const { tenant, log } = options;
  lag.behind(batch, batch.highWatermark - (batch.messages[0]?.offset ?? batch.nextOffset));
  for (let waitMs: number = retryMs.first; ; waitMs = Math.min(waitMs * 2, retryMs.max)) {
    try {
      const applied = await projectBatch(options.sql, tenant, context, batch);
      lag.behind(batch, batch.highWatermark - batch.nextOffset);
      options.onApplied?.(context.name, applied);
      for (const { stream, reason } of applied.parked) options.onParked(context.name, stream, reason);
      return;
    } catch (error) {
      if (!control.isRunning()) throw error;
      if (isClosedTable(error) && (await filled(options))) continue;
      log.warn('a batch was not projected; trying again', {
        tenant,
        context: context.name,
        topic: batch.topic,
        partition: batch.partition,
        error,
        waitMs,
      });
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      await control.heartbeat();
    }
  }
}

/** False when it could not be done: then the batch waits, as after any trouble that passes. */
async function filled(options: BankProjectionOptions): Promise<boolean> {
  try {
    await fillAndTell(options);
    return true;
  } catch (error) {
    options.log.warn('read models could not be filled from the log', { tenant: options.tenant, error });
    return false;
  }
}

export async function projectBatch(
  sql: Sql,
  tenant: string,
  context: ProjectedContext,
  batch: PartitionBatch,
): Promise<Applied> {
  const { topic, partition, nextOffset } = batch;
  const { events, unreadable } = readEvents(batch.messages, tenant);
  const about = { 'munim.tenant': tenant, 'munim.context': context.name, 'munim.events': events.length };
  const project = async (tx: TransactionSql): Promise<Applied> => {
    /** A crash of Postgres may undo the last of these commits, but whole: the checkpoint goes back with the rows. */
    await tx`set local synchronous_commit = off`;
    /** Two consumers of one partition (one of them a zombie) take turns at this row. */
    await tx`
      insert into projection_checkpoints as c (context, topic, partition, next_offset)
      values (${context.name}, ${topic}, ${partition}, ${String(nextOffset)}::bigint)
      on conflict (context, topic, partition) do update set next_offset = excluded.next_offset`;
    return applyEvents(tx, context.name, context.readModels, events, unreadable);
  };
  return inSpan('projection.project', about, async () => sql.begin<Applied>(project));
}

async function readCheckpoints(
  sql: Sql,
  assigned: readonly TopicPartition[],
): Promise<(TopicPartition & { offset: bigint })[]> {
  const rows = await sql<{ topic: string; partition: number; next_offset: string }[]>`
    select topic, partition, next_offset from projection_checkpoints where topic = any(${assigned.map((one) => one.topic)})`;
  return rows.map((row) => ({ topic: row.topic, partition: row.partition, offset: BigInt(row.next_offset) }));
}
