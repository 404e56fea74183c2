/** Compares the state kept beside the log with the fold of the log: the one is a convenience, the other the truth. */
import { type Aggregate, canonicalJson, categoryOf, decodeEvent, type JsonObject } from '@munim/kernel';
import type { Sql } from 'postgres';
import { readLog } from './read.ts';

export interface StreamCheck {
  readonly events: number;
  readonly streams: number;
  /** Streams whose kept state or version is not the fold of their events, or that only one side has. */
  readonly different: readonly string[];
}

/** Events read at once: a few MB. */
const pageSize = 5_000;

/** Reads up to the head as it stands; run it while nothing is appended. */
// oxlint-disable-next-line typescript/no-explicit-any -- a list holds aggregates of different states; each knows only its own.
export async function checkStreams(sql: Sql, aggregates: readonly Aggregate<any>[]): Promise<StreamCheck> {
  const byCategory = new Map(aggregates.map((one) => [one.category, one as Aggregate<unknown>]));
  const folded = new Map<string, { version: bigint; state: unknown }>();
  let position = 0n;
  for (;;) {
    const entries = await readLog(sql, position, pageSize);
    for (const { payload } of entries) {
      const event = decodeEvent(payload);
      const aggregate = aggregateOf(byCategory, event.stream);
      const before = folded.get(event.stream) ?? { version: 0n, state: aggregate.initial };
      folded.set(event.stream, { version: event.version, state: aggregate.evolve(before.state, event) });
    }
    position += BigInt(entries.length);
    if (entries.length < pageSize) break;
  }
  const kept = await sql<
    { stream: string; version: string; state: string }[]
  >`select stream, version, state from streams`;
  const different = kept
    .filter((row) => {
      const fold = folded.get(row.stream);
      return (
        !fold ||
        fold.version !== BigInt(row.version) ||
        text(byCategory, row.stream, fold.state) !== canonicalJson(JSON.parse(row.state) as JsonObject)
      );
    })
    .map((row) => row.stream);
  const keptNames = new Set(kept.map((row) => row.stream));
  return {
    events: Number(position),
    streams: folded.size,
    different: [...different, ...[...folded.keys()].filter((stream) => !keptNames.has(stream))],
  };
}

const text = (byCategory: Map<string, Aggregate<unknown>>, stream: string, state: unknown): string =>
  canonicalJson(aggregateOf(byCategory, stream).encode(state));

function aggregateOf(byCategory: Map<string, Aggregate<unknown>>, stream: string): Aggregate<unknown> {
  const aggregate = byCategory.get(categoryOf(stream));
  if (!aggregate) throw new Error(`no aggregate for stream ${stream}`);
  return aggregate;
}
