/** Tries parked streams again, from the log: after a projector was mended, or whenever an operator asks. */
import type { Sql } from 'postgres';
import { applyFromLog, applyUntilBroken, attempt } from './apply-events.ts';
import { type ParkedStream, parkedStreams } from './parked-streams.ts';
import type { ProjectedContext } from './read-model.ts';

/** Returns those that are still parked. Two at once share the work. */
export async function retryParked(sql: Sql, context: ProjectedContext): Promise<ParkedStream[]> {
  const still: ParkedStream[] = [];
  for (const { stream } of await parkedStreams(sql, context.name))
    await sql.begin(async (tx) => {
      const [taken] = await tx`
        delete from parked_streams where ctid in (
          select ctid from parked_streams where context = ${context.name} and stream = ${stream} for update skip locked)
        returning stream`;
      if (!taken) return;
      const result = await attempt(tx, (inner) => applyFromLog(inner, context, [stream]));
      if ('failure' in result) still.push(await applyUntilBroken(tx, context, stream));
    });
  return still;
}
