/** Waits for read models to hold what the log holds, as long as they come closer to it; else says what holds them back. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';

/** A projection that is alive applies hundreds of events a second; a restart and a rebalance take some seconds. */
const stalledMsMax = 60_000;
const pollMs = 200;
/** Enough to look at; a bank has thousands. */
const namedMax = 5;

interface LaggingStream {
  readonly stream: string;
  readonly version: string;
  readonly projected: string;
  readonly reason: string | null;
}

export async function untilProjected(sql: Sql, patienceMs = stalledMsMax): Promise<void> {
  let nearest = Number.POSITIVE_INFINITY;
  for (let endMs = performance.now() + patienceMs; ; await sleep(pollMs)) {
    const [row] = await sql<{ behind: number }[]>`
      select coalesce(sum(s.version - coalesce(p.version, 0)), 0)::float8 as behind
      from streams s left join projected_streams p on p.stream = s.stream`;
    const behind = row?.behind ?? 0;
    if (behind === 0) return;
    if (behind < nearest) [nearest, endMs] = [behind, performance.now() + patienceMs];
    if (performance.now() > endMs) throw new Error(await whatLags(sql, behind));
  }
}

/** Parked ones first: whoever mends those often mends the others. */
async function whatLags(sql: Sql, behind: number): Promise<string> {
  const streams = await sql<LaggingStream[]>`
    select s.stream, s.version::text as version, coalesce(p.version, 0)::text as projected, parked.reason
    from streams s left join projected_streams p on p.stream = s.stream
    left join parked_streams parked on parked.stream = s.stream
    where s.version > coalesce(p.version, 0)
    order by parked.stream is null, s.stream limit ${namedMax}`;
  const named = streams.map(
    ({ stream, version, projected, reason }) =>
      `${stream} at ${projected} of ${version}${reason === null ? '' : ` (parked: ${reason})`}`,
  );
  return `the read models stand still ${behind} events behind the log: ${named.join(', ')}`;
}
