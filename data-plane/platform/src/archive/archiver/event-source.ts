/** Where the archive takes events from: the bank's committed log, by position, as the exact bytes that were hashed. */
import type { Sql } from 'postgres';
import { headPosition, readLog } from '../../log/index.ts';

export interface SourceEvent {
  readonly position: bigint;
  readonly bytes: Uint8Array;
}

export interface EventSource {
  /** Events after a position, in order and without a gap, at most `limit`. */
  readonly read: (afterPosition: bigint, limit: number) => Promise<readonly SourceEvent[]>;
  /** Position of the last committed event. */
  readonly head: () => Promise<bigint>;
}

export const logSource = (sql: Sql): EventSource => ({
  read: async (afterPosition, limit) =>
    (await readLog(sql, afterPosition, limit)).map(({ position, payload }) => ({
      position,
      bytes: Buffer.from(payload),
    })),
  head: () => headPosition(sql),
});
