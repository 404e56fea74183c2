/** The reminders of a bank's workflows: which streams to look at, and when. */
import type { Sql } from 'postgres';

export interface DueWorkflow {
  readonly stream: string;
  readonly attempts: number;
  /** The claim: this reminder is ours until then, and only while it still says so. */
  readonly claimedUntil: string;
}

/** Longer than an effect's own time limit, so that a live pod keeps its claim; shorter than anyone's patience. */
const claimSeconds = 30;

export interface PartitionPosition {
  readonly topic: string;
  readonly partition: number;
}

/** Something happened on these streams: look at them now. Claims are overruled on purpose. The cursor moves with it. */
export async function remindAt(
  sql: Sql,
  workflow: string,
  streams: readonly string[],
  at: PartitionPosition & { readonly nextOffset: bigint },
): Promise<void> {
  await sql.begin(async (tx) => {
    if (streams.length > 0)
      await tx`
        insert into workflow_due (workflow, stream, due_at)
        select ${workflow}, s, now() from unnest(${[...new Set(streams)].sort()}::text[]) s
        on conflict (workflow, stream) do update set due_at = now(), attempts = 0`;
    await tx`
      insert into workflow_cursors (workflow, topic, partition, next_offset)
      values (${workflow}, ${at.topic}, ${at.partition}, ${at.nextOffset.toString()}::bigint)
      on conflict (workflow, topic, partition) do update set next_offset = excluded.next_offset`;
  });
}

/** Where to read on; partitions never read are left out. */
export async function readCursors<At extends PartitionPosition>(
  sql: Sql,
  workflow: string,
  assigned: readonly At[],
): Promise<(PartitionPosition & { offset: bigint })[]> {
  const rows = await sql<{ topic: string; partition: number; next_offset: string }[]>`
    select topic, partition, next_offset from workflow_cursors where workflow = ${workflow}`;
  return rows
    .filter((row) => assigned.some((one) => one.topic === row.topic && one.partition === row.partition))
    .map((row) => ({ topic: row.topic, partition: row.partition, offset: BigInt(row.next_offset) }));
}

/**
 * Claims up to `limit` due reminders; two pods never get the same one. They are chosen in a step of its own: a planner
 * that takes the table for empty, as it was when it was last counted, would choose anew for every row of it, and so claim
 * all there are, in seconds.
 */
export async function claimDue(sql: Sql, workflow: string, limit: number): Promise<DueWorkflow[]> {
  return sql<DueWorkflow[]>`
    with claimed as materialized (
      select stream from workflow_due where workflow = ${workflow} and due_at <= now()
      order by due_at limit ${limit} for update skip locked
    )
    update workflow_due d set due_at = now() + make_interval(secs => ${claimSeconds})
    from claimed c
    where d.workflow = ${workflow} and d.stream = c.stream
    returning d.stream, d.attempts, d.due_at::text as "claimedUntil"`;
}

/** Puts the reminder off, unless an event has moved it in the meantime. */
export async function postpone(
  sql: Sql,
  workflow: string,
  due: DueWorkflow,
  pauseMs: number,
  attempts: number,
): Promise<void> {
  await sql`
    update workflow_due set due_at = now() + make_interval(secs => ${pauseMs / 1000}), attempts = ${attempts}
    where workflow = ${workflow} and stream = ${due.stream} and due_at = ${due.claimedUntil}::timestamptz`;
}

/** The workflow has ended. */
export async function forget(sql: Sql, workflow: string, due: DueWorkflow): Promise<void> {
  await sql`
    delete from workflow_due
    where workflow = ${workflow} and stream = ${due.stream} and due_at = ${due.claimedUntil}::timestamptz`;
}
