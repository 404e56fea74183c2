/** A log that gets no more entries: what was its moving edge is now the record itself, and locked for as long. */
import { checkpointPath, tilePath, tilesOf, tileWidth } from '../tlog/tile-path.ts';
import type { ArchiveBucket } from './archive-bucket.ts';

/**
 * The checkpoint and the unfinished tiles of a tree of `size` entries: while the log lived, their locks were short and
 * renewed, since later ones replaced them. Locks that reach `until` stay as they are. Answers with how many were made longer.
 */
export async function lockFinalTree(bucket: ArchiveBucket, size: number, until: Date): Promise<number> {
  const unfinished = [...tilesOf(size)].filter(({ width }) => width < tileWidth);
  let extended = 0;
  for (const path of [checkpointPath, ...unfinished.map(tilePath)]) {
    const lock = await bucket.lockOf(path);
    if (lock === undefined) throw new Error(`${bucket.name} holds no ${path}, which its last checkpoint needs`);
    if (lock.until !== undefined && lock.until >= until) continue;
    await bucket.extendLock(path, lock.versionId, until);
    extended++;
  }
  return extended;
}
