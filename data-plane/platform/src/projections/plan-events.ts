/** Decides, without I/O, what of a delivery is new: the version of each stream is the judge, not the offset. */
import type { RecordedEvent } from '@munim/kernel';

export interface EventPlan {
  /** New events, each following what its stream has seen without a gap. */
  readonly fresh: readonly RecordedEvent[];
  /** Streams whose delivery skips a version or could not be read: the log is asked instead. */
  readonly fromLog: readonly string[];
  readonly duplicates: number;
  /** Events of streams that are parked. */
  readonly skipped: number;
}

export function planEvents(
  delivered: readonly RecordedEvent[],
  unreadable: readonly string[],
  seen: ReadonlyMap<string, bigint>,
  parked: ReadonlySet<string>,
): EventPlan {
  const fromLog = new Set(unreadable.filter((stream) => !parked.has(stream)));
  const reached = new Map(seen);
  const taken: RecordedEvent[] = [];
  let duplicates = 0;
  let skipped = 0;
  for (const event of delivered) {
    const version = reached.get(event.stream) ?? 0n;
    if (parked.has(event.stream)) skipped++;
    else if (event.version <= version) duplicates++;
    else if (event.version > version + 1n) fromLog.add(event.stream);
    else {
      reached.set(event.stream, event.version);
      taken.push(event);
    }
  }
  return { fresh: taken.filter((event) => !fromLog.has(event.stream)), fromLog: [...fromLog], duplicates, skipped };
}
