/** What of a bank is still under way: events that are not on Kafka, or not read there, and workflows that have not ended. */
import { topology } from '@munim/kernel';
import type { BankSpec } from '../bank.ts';
import type { Cell } from '../cell.ts';

/** Enough to look into; the others are counted. */
const shownMax = 3;

/**
 * In words; empty when all has ended. Asked in the order in which events go, so that none slips from what was looked at
 * already into what is looked at next.
 */
export async function openWork({ tenant }: BankSpec, cell: Cell): Promise<string[]> {
  const sql = cell.sql();
  const own = sql(topology(tenant).schema);
  const [relay] = await sql<{ unpublished: number }[]>`
    select (h.position - c.position)::int as unpublished from ${own}.log_head h, ${own}.relay_cursor c`;
  if (relay && relay.unpublished > 0) return [`${relay.unpublished} events are not on Kafka: does the relay run?`];
  const cursors = await sql<{ topic: string; partition: number; next: string }[]>`
    select topic, partition, min(next_offset)::text as next from ${own}.workflow_cursors group by topic, partition`;
  const unread = await unreadIn(cell, cursors);
  if (unread > 0) return [`workflows have not read ${unread} events: does their service run?`];
  const open = await sql<{ workflow: string; stream: string }[]>`
    select workflow, stream from ${own}.workflow_due order by workflow, stream`;
  const shown = open.slice(0, shownMax).map(({ workflow, stream }) => `${workflow} ${stream}`);
  const more = open.length > shownMax ? [`${open.length - shownMax} more`] : [];
  return open.length === 0 ? [] : [`workflows have not ended: ${[...shown, ...more].join(', ')}`];
}

/** Of the topics that any workflow has read of. */
async function unreadIn(
  cell: Cell,
  cursors: readonly { readonly topic: string; readonly partition: number; readonly next: string }[],
): Promise<number> {
  if (cursors.length === 0) return 0;
  const kafka = await cell.kafka();
  let unread = 0;
  for (const topic of new Set(cursors.map((one) => one.topic)))
    for (const { partition, high, low } of await kafka.fetchTopicOffsets(topic)) {
      const next = cursors.find((one) => one.topic === topic && one.partition === partition)?.next ?? low;
      unread += Math.max(0, Number(high) - Math.max(Number(next), Number(low)));
    }
  return unread;
}
