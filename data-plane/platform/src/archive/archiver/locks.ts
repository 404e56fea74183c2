/** How long each object of the archive is locked, and keeping the newest locked while the log is quiet. */
import type { ArchiveBucket } from '../bucket/archive-bucket.ts';
import { type RecordClass, retainUntil } from '../retention.ts';
import { checkpointPath, tilePath, tileWidth } from '../tlog/tile-path.ts';
import { partialTiles, type TreeEdge } from '../tlog/tree-edge.ts';

export interface LockPolicy {
  /** Full tiles and bundles: the record itself, for as long as its classes ask. */
  readonly recordUntil: (atMs: number) => Date;
  /**
   * Checkpoints and partial tiles: a later checkpoint and the full tile hold the same, so they are locked for months and
   * renewed while they are the newest. At the records' own years a bank with one event every ten seconds would lock 8,640
   * checkpoints and 0.5 GB of partial bundles a day for 4 MB of events.
   */
  readonly supersededUntil: (atMs: number) => Date;
  /** The newest ones get a new term when less than this is left: what an archiver may be down before anyone must act. */
  readonly renewBelowMs: number;
}

const dayMs = 86_400_000;
/** A quarter of a year, renewed from two months down: an unwatched archiver leaves its tail locked for 60 days. */
const supersededLockMs = 90 * dayMs;
const renewBelowMs = 60 * dayMs;

export const lockPolicy = (classes: readonly RecordClass[]): LockPolicy => ({
  recordUntil: (atMs) => retainUntil(classes, atMs),
  supersededUntil: (atMs) => new Date(Math.ceil((atMs + supersededLockMs) / 1000) * 1000),
  renewBelowMs,
});

/** Lengthens the locks of the checkpoint and of the unfinished tiles that it needs; gives how many it lengthened. */
export async function renewLocks(
  bucket: ArchiveBucket,
  edge: TreeEdge,
  policy: LockPolicy,
  nowMs: number,
): Promise<number> {
  const width = edge.size % tileWidth;
  const bundle = { level: 'entries' as const, index: Math.floor(edge.size / tileWidth), width };
  const addresses = [...(width > 0 ? [bundle] : []), ...partialTiles(edge).map((tile) => tile.address)];
  let renewed = 0;
  for (const path of [checkpointPath, ...addresses.map(tilePath)]) {
    const lock = await bucket.lockOf(path);
    if (lock === undefined || (lock.until !== undefined && lock.until.getTime() - nowMs >= policy.renewBelowMs))
      continue;
    await bucket.extendLock(path, lock.versionId, policy.supersededUntil(nowMs));
    renewed++;
  }
  return renewed;
}
