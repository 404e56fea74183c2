/** The workflows of a bank that have not ended, read from its log: one that lost its reminder gets another. */
import type { Aggregate, JsonObject, WorkflowDefinition } from '@munim/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql, TransactionSql } from 'postgres';
import type { PartitionPosition } from './due.ts';

/** Money on hold waits no longer than this for a step that no event and no reminder asked for. */
const everyMs = 60_000;
/** Positions of the log in one go: some 100 ms, under a lock that only other sweeps want. */
const positionsMax = 50_000;
/** A bank whose log was never read for this has years of it. */
const behindPauseMs = 100;

/** In `workflow_cursors`, as if the log were a topic with one partition. */
const logCursor: PartitionPosition = { topic: 'log', partition: 0 };

// oxlint-disable-next-line typescript/no-explicit-any -- effects are no concern of a sweep.
type Definition<State> = WorkflowDefinition<State, any>;

export interface Swept {
  /** There is more of the log to read before anything is known of its workflows. */
  readonly isBehind: boolean;
  /** Streams that had no reminder. */
  readonly reminded: readonly string[];
}

export interface WorkflowSweepOptions<State> {
  readonly sql: Sql;
  readonly definition: Definition<State>;
  readonly onError: (error: unknown) => void;
}

/** Ends after the look under way. */
export function startWorkflowSweep<State>(options: WorkflowSweepOptions<State>): {
  readonly stop: () => Promise<void>;
} {
  const { sql, definition, onError } = options;
  const stopping = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      let pauseMs = everyMs;
      try {
        if ((await sweepWorkflows(sql, definition)).isBehind) pauseMs = behindPauseMs;
      } catch (error) {
        if (!isOlderSchema(error)) onError(error);
      }
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** One look. Two at once take turns; one that finds nothing new writes nothing. */
export async function sweepWorkflows<State>(
  sql: Sql,
  definition: Definition<State>,
  max = positionsMax,
): Promise<Swept> {
  if (!(await hasWork(sql, definition.name))) return { isBehind: false, reminded: [] };
  return sql.begin(async (tx) => {
    const { from, head } = await lockCursor(tx, definition.name);
    const to = head - from > BigInt(max) ? from + BigInt(max) : head;
    await readOpen(tx, definition, from, to);
    return to < head
      ? { isBehind: true, reminded: [] }
      : { isBehind: false, reminded: await remindForgotten(tx, definition.name) };
  });
}

async function hasWork(sql: Sql, workflow: string): Promise<boolean> {
  const [row] = await sql<{ work: boolean }[]>`
    select coalesce(h.position > c.next_offset, h.position > 0) or exists (
      select from open_workflows o where o.workflow = ${workflow} and not exists (
        select from workflow_due d where d.workflow = o.workflow and d.stream = o.stream)) as work
    from log_head h left join workflow_cursors c
      on c.workflow = ${workflow} and c.topic = ${logCursor.topic} and c.partition = ${logCursor.partition}`;
  return row?.work ?? false;
}

async function lockCursor(tx: TransactionSql, workflow: string): Promise<{ from: bigint; head: bigint }> {
  const { topic, partition } = logCursor;
  const [cursor] = await tx<{ next_offset: string }[]>`
    insert into workflow_cursors (workflow, topic, partition, next_offset) values (${workflow}, ${topic}, ${partition}, 0)
    on conflict (workflow, topic, partition) do update set next_offset = workflow_cursors.next_offset
    returning next_offset`;
  const [head] = await tx<{ position: string }[]>`select position from log_head`;
  return { from: BigInt(cursor?.next_offset ?? 0), head: BigInt(head?.position ?? 0) };
}

/**
 * States are read after the events that named them, so a state is as new as its event or newer: what has ended since is
 * left out, and what ends from now on is named again by a later event.
 */
async function readOpen<State>(
  tx: TransactionSql,
  { name, aggregate, wakeAtMs }: Definition<State>,
  from: bigint,
  to: bigint,
): Promise<void> {
  const rows = await tx<{ stream: string; state: string }[]>`
    select s.stream, s.state from streams s where s.stream in (
      select e.stream from events e where e.position > ${from.toString()}::bigint and e.position <= ${to.toString()}::bigint
        and starts_with(e.stream, ${`${aggregate.category}_`}))`;
  const isOpen = ({ state }: { state: string }): boolean => wakeAtMs(stateOf(aggregate, state)) !== undefined;
  const { open = [], ended = [] } = Object.groupBy(rows, (row) => (isOpen(row) ? 'open' : 'ended'));
  if (open.length > 0)
    await tx`
      insert into open_workflows (workflow, stream) select ${name}, s from unnest(${open.map((row) => row.stream)}::text[]) s
      on conflict do nothing`;
  if (ended.length > 0)
    await tx`delete from open_workflows where workflow = ${name} and stream = any(${ended.map((row) => row.stream)})`;
  await tx`
    update workflow_cursors set next_offset = ${to.toString()}::bigint
    where workflow = ${name} and topic = ${logCursor.topic} and partition = ${logCursor.partition}`;
}

const stateOf = <State>(aggregate: Aggregate<State>, text: string): State =>
  aggregate.decode(JSON.parse(text) as JsonObject);

/** A reminder that is there stays as it is: it may be a claim, or a pause that was earned. */
async function remindForgotten(tx: TransactionSql, workflow: string): Promise<string[]> {
  const rows = await tx<{ stream: string }[]>`
    insert into workflow_due (workflow, stream, due_at)
    select workflow, stream, now() from open_workflows where workflow = ${workflow}
    on conflict do nothing returning stream`;
  return rows.map((row) => row.stream);
}

/** A bank of an older release has no such table yet: its upgrade brings it, and the next look finds it. */
const isOlderSchema = (error: unknown): boolean => (error as { code?: unknown }).code === '42P01';
