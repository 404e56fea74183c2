/** The I/O half of group commit: one transaction that locks the log's head, loads, decides, writes and commits. */
import type { Aggregate } from '@munim/kernel';
import type { ReservedSql } from 'postgres';
import {
  decideBatch,
  type BatchWrites,
  type DecidedBatch,
  type LoadedStream,
  type StoredAnswer,
} from './decide-batch.ts';
import { idempotencyScope, type Submission } from './submission.ts';

export interface BatchEnvironment {
  readonly tenant: string;
  readonly aggregates: ReadonlyMap<string, Aggregate<unknown>>;
  /** Instead of the database's clock. */
  readonly nowMs: (() => number) | undefined;
}

/**
 * Pods' clocks differ, the bank's database has one: by it the times of a log follow its positions, and a hold ends at one
 * instant on whatever pod. Whoever had to wait for the head, because a batch with events was before it, reads it afterwards.
 */
interface LogHead {
  readonly position: string;
  readonly recorded_at: string;
}

/**
 * Two round trips: everything up to the decisions is sent at once, and so are the writes with their COMMIT. At READ
 * COMMITTED each statement sees what was committed when it began, and the reads begin after the head's lock is held.
 * Resolves only after COMMIT; on any error nothing of the batch is in the log, or the commit's fate is unknown.
 * Gives the connection back, unless it was lost: the driver then has it already, perhaps connected anew for others.
 */
export async function commitBatch(
  connection: ReservedSql,
  batch: readonly Submission[],
  environment: BatchEnvironment,
): Promise<DecidedBatch> {
  const streams = [...new Set(batch.flatMap((one) => one.definition.streams(one.command)))];
  const scopes = batch.map(idempotencyScope);
  try {
    const [, heads, streamRows, answerRows] = await Promise.all([
      connection`begin`,
      connection<LogHead[]>`
        select position, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at
        from log_head for update`,
      connection<{ stream: string; version: string; state: string }[]>`
        select stream, version, state from streams where stream = any(string_to_array(${list(streams)}, ${separator}))`,
      connection<{ scope: string; fingerprint: string; answer: string }[]>`
        select scope, fingerprint, answer from idempotency
        where scope = any(string_to_array(${list(scopes)}, ${separator}))`,
    ]);
    const head = heads[0];
    if (!head) throw new Error('the log has no head row: the schema is not migrated');
    const decided = decideBatch(batch, {
      tenant: environment.tenant,
      recordedAt: environment.nowMs === undefined ? head.recorded_at : new Date(environment.nowMs()).toISOString(),
      headPosition: BigInt(head.position),
      streams: new Map(
        streamRows.map((row): [string, LoadedStream] => [
          row.stream,
          { version: BigInt(row.version), state: row.state },
        ]),
      ),
      answers: new Map(answerRows.map((row): [string, StoredAnswer] => [row.scope, row])),
      aggregates: environment.aggregates,
    });
    await Promise.all([...write(connection, decided.writes), connection`commit`]);
    connection.release();
    return decided;
  } catch (error) {
    if (!isConnectionLost(error)) await rollBack(connection);
    throw error;
  }
}

/** The driver's own codes, SQLSTATE class 08, or one of the server's last words before it closes (57P01–57P05). */
export const isConnectionLost = (error: unknown): boolean => {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && (!/^[0-9A-Z]{5}$/.test(code) || /^(08|57P)/.test(code));
};

/**
 * Texts go over as one string, cut apart by Postgres: an array literal would have every quote of their JSON escaped here
 * and unescaped there. None of them is empty or can hold the separator: JSON escapes control characters, names and keys have none. If one
 * did, lists of unequal length would meet columns that are not null, and nothing would be written.
 */
const separator = '\u001e';
const list = (texts: readonly string[]): string => texts.join(separator);

/** One statement writes a batch with events: what it costs to send, parse and plan is paid once for all its rows. */
function write(connection: ReservedSql, writes: BatchWrites): Promise<unknown>[] {
  const { answers, events } = writes;
  if (answers.length === 0) return [];
  const scopes = list(answers.map((a) => a.scope));
  const fingerprints = list(answers.map((a) => a.fingerprint));
  const texts = list(answers.map((a) => a.answer));
  const cut = separator;
  if (events.length === 0)
    return [
      connection`insert into idempotency (scope, fingerprint, answer)
        select * from unnest(
          string_to_array(${scopes}, ${cut}), string_to_array(${fingerprints}, ${cut}),
          string_to_array(${texts}, ${cut}))`,
    ];
  const created = writes.streams.filter((row) => row.isNew);
  const changed = writes.streams.filter((row) => !row.isNew);
  return [
    connection`
      with
        answered as (
          insert into idempotency (scope, fingerprint, answer)
          select * from unnest(
            string_to_array(${scopes}, ${cut}), string_to_array(${fingerprints}, ${cut}),
            string_to_array(${texts}, ${cut}))),
        created as (
          insert into streams (stream, version, state) select * from unnest(
            string_to_array(${list(created.map((s) => s.stream))}, ${cut}),
            ${created.map((s) => s.version)}::bigint[],
            string_to_array(${list(created.map((s) => s.state))}, ${cut}))),
        changed as (
          update streams set version = u.version, state = u.state from unnest(
            string_to_array(${list(changed.map((s) => s.stream))}, ${cut}),
            ${changed.map((s) => s.version)}::bigint[],
            string_to_array(${list(changed.map((s) => s.state))}, ${cut})) u (stream, version, state)
          where streams.stream = u.stream),
        appended as (
          insert into events (position, stream, version, payload) select * from unnest(
            ${events.map((e) => e.position)}::bigint[],
            string_to_array(${list(events.map((e) => e.stream))}, ${cut}),
            ${events.map((e) => e.version)}::bigint[],
            string_to_array(${list(events.map((e) => e.payload))}, ${cut})))
      update log_head set position = ${writes.headPosition.toString()}::bigint`,
  ];
}

/** The batch's error is the one to report; a connection lost while rolling back rolls back by itself. */
async function rollBack(connection: ReservedSql): Promise<void> {
  try {
    await connection`rollback`;
    connection.release();
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
  }
}
