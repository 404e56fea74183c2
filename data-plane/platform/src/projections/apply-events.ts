/**
 * Applies events to the read models of one context inside a transaction: rows and versions change together or not at
 * all. Delivered twice, late or by two consumers at once, an event has the effect of one.
 */
import type { RecordedEvent } from '@munim/kernel';
import type { TransactionSql } from 'postgres';
import { type ParkedStream, parkedAmong, parkStream } from './parked-streams.ts';
import { type EventPlan, planEvents } from './plan-events.ts';
import { liveTable, projectAll, type ReadModel } from './read-model.ts';
import { advancesOf, loadBeyond, loadVersions, saveVersions } from './stream-versions.ts';
import { isTransient } from './transient.ts';

export interface Applied {
  /** Newly applied. */
  readonly events: number;
  /** Held already: a redelivery. */
  readonly duplicates: number;
  /** Of the applied, those that were not delivered and came from the log. */
  readonly fetched: number;
  /** Of streams that were parked before. */
  readonly skipped: number;
  /** Streams whose next event cannot be applied; set aside now, the others went on. */
  readonly parked: readonly ParkedStream[];
}

/** Events that are read from the log at once: a topic may have lost thousands. */
const fetchEventsMax = 5_000;

/**
 * `unreadable` names streams of which something was delivered that is no event: they are read from the log. Throws only
 * what passes (a lost connection, a deadlock): then nothing of the delivery may be committed, and it is tried again.
 */
export async function applyEvents(
  tx: TransactionSql,
  context: string,
  readModels: readonly ReadModel[],
  delivered: readonly RecordedEvent[],
  unreadable: readonly string[] = [],
): Promise<Applied> {
  const streams = [...new Set([...delivered.map((event) => event.stream), ...unreadable])];
  if (streams.length === 0) return { events: 0, duplicates: 0, fetched: 0, skipped: 0, parked: [] };
  const target = { name: context, readModels };
  const [seen, parkedBefore] = [await loadVersions(tx, context, streams), await parkedAmong(tx, context, streams)];
  const plan = planEvents(delivered, unreadable, seen, parkedBefore);
  const { duplicates, skipped } = plan;
  const together = await attempt(tx, (inner) => applyPlan(inner, target, plan, seen));
  if ('done' in together) return { ...together.done, duplicates, skipped, parked: [] };
  return { ...(await applyOneByOne(tx, target, plan, seen)), duplicates, skipped };
}

type Target = Parameters<typeof projectAll>[0] & { readonly name: string };
interface Count {
  readonly events: number;
  readonly fetched: number;
}

async function applyPlan(
  tx: TransactionSql,
  target: Target,
  plan: EventPlan,
  seen: ReadonlyMap<string, bigint>,
): Promise<Count> {
  await apply(tx, target, plan.fresh, seen);
  const fetched = await applyFromLog(tx, target, plan.fromLog);
  return { events: plan.fresh.length + fetched, fetched };
}

async function apply(
  tx: TransactionSql,
  target: Target,
  events: readonly RecordedEvent[],
  seen: ReadonlyMap<string, bigint>,
): Promise<void> {
  if (events.length === 0) return;
  await projectAll(target, events, tx, liveTable);
  await saveVersions(tx, target.name, advancesOf(events, seen));
}

/** Applies all that the log has of these streams beyond what they have seen; returns how many events that were. */
export async function applyFromLog(tx: TransactionSql, target: Target, streams: readonly string[]): Promise<number> {
  for (let fetched = 0; ; ) {
    if (streams.length === 0) return fetched;
    const seen = await loadVersions(tx, target.name, streams);
    const events = await loadBeyond(
      tx,
      new Map(streams.map((stream) => [stream, seen.get(stream) ?? 0n])),
      fetchEventsMax,
    );
    await apply(tx, target, events, seen);
    fetched += events.length;
    if (events.length < fetchEventsMax) return fetched;
  }
}

/** Some event cannot be applied: each stream gets a savepoint of its own, and the one at fault is parked. */
async function applyOneByOne(
  tx: TransactionSql,
  target: Target,
  plan: EventPlan,
  seen: ReadonlyMap<string, bigint>,
): Promise<Count & { parked: ParkedStream[] }> {
  let events = 0;
  let fetched = 0;
  const parked: ParkedStream[] = [];
  const byStream = Map.groupBy(plan.fresh, (event) => event.stream);
  for (const stream of [...byStream.keys(), ...plan.fromLog]) {
    const own = byStream.get(stream) ?? [];
    const fromLog = own.length === 0 ? [stream] : [];
    const result = await attempt(tx, (inner) => applyPlan(inner, target, { ...plan, fresh: own, fromLog }, seen));
    if ('done' in result) {
      events += result.done.events;
      fetched += result.done.fetched;
    } else parked.push(await applyUntilBroken(tx, target, stream));
  }
  return { events, fetched, parked };
}

/** Event by event, up to the one that cannot be applied: it is named, and the stream stops there. */
export async function applyUntilBroken(tx: TransactionSql, target: Target, stream: string): Promise<ParkedStream> {
  for (;;) {
    const seen = await loadVersions(tx, target.name, [stream]);
    const reached = seen.get(stream) ?? 0n;
    const [event] = await loadBeyond(tx, new Map([[stream, reached]]), 1);
    if (!event)
      return parkStream(tx, target.name, stream, reached + 1n, new Error('only several events together fail'));
    const result = await attempt(tx, (inner) => apply(inner, target, [event], seen));
    if ('failure' in result) return parkStream(tx, target.name, stream, event.version, result.failure);
  }
}

/** In a savepoint; what passes is thrown, what does not is returned. */
export async function attempt<T>(
  tx: TransactionSql,
  work: (inner: TransactionSql) => Promise<T>,
): Promise<{ readonly done: T } | { readonly failure: unknown }> {
  try {
    return { done: (await tx.savepoint(work)) as T };
  } catch (failure) {
    if (isTransient(failure)) throw failure;
    return { failure };
  }
}
