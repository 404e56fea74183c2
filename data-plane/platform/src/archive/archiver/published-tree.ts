/** The state of the archive, read from the archive itself: whoever continues it needs no memory of who wrote it. */
import type { ArchiveBucket, Precondition } from '../bucket/archive-bucket.ts';
import { bucketStore } from '../bucket/bucket-store.ts';
import { ArchiveConflictError } from '../bucket/locked-writes.ts';
import { type Checkpoint, openCheckpoint } from '../tlog/checkpoint.ts';
import { emptyRoot, leafHash } from '../tlog/hash.ts';
import { parseVerifierKey } from '../tlog/note.ts';
import { checkpointPath, hashesAtLevel, levelsOf, tileWidth } from '../tlog/tile-path.ts';
import { emptyEdge, rootOf, type TreeEdge } from '../tlog/tree-edge.ts';
import { readBundle, readHashTile, type TileStore } from '../verify/tile-store.ts';
import type { TreeState } from './plan.ts';

export interface PublishedTree extends TreeState {
  readonly checkpoint: Checkpoint;
  /** What the bucket must still hold for the next checkpoint to follow this one. */
  readonly precondition: Precondition;
}

export async function readPublishedTree(
  bucket: ArchiveBucket,
  origin: string,
  verifierKey: string,
): Promise<PublishedTree> {
  const stored = await bucket.get(checkpointPath);
  if (stored === undefined) {
    await assertNeverPublished(bucket);
    return { checkpoint: { origin, size: 0, root: emptyRoot }, precondition: 'new', edge: emptyEdge, tail: [] };
  }
  const opened = openCheckpoint(stored.bytes.toString('utf8'), parseVerifierKey(verifierKey));
  if ('problem' in opened) throw damaged(bucket, checkpointPath, opened.problem);
  const { checkpoint } = opened;
  const store = bucketStore(bucket);
  const edge = await readEdge(bucket, store, checkpoint);
  return { checkpoint, precondition: { etag: stored.etag }, edge, tail: await readTail(bucket, store, edge) };
}

/** A marker over the checkpoint would make a new log begin inside an old one. */
async function assertNeverPublished(bucket: ArchiveBucket): Promise<void> {
  for await (const version of bucket.versions(checkpointPath))
    if (version.path === checkpointPath)
      throw damaged(bucket, checkpointPath, `it was deleted over version ${version.versionId}`);
}

async function readEdge(bucket: ArchiveBucket, store: TileStore, { size, root }: Checkpoint): Promise<TreeEdge> {
  const levels: Buffer[] = [];
  for (let level = 0; level < levelsOf(size); level++) {
    const hashes = hashesAtLevel(size, level);
    const width = hashes % tileWidth;
    const address = { level, index: Math.floor(hashes / tileWidth), width };
    const tile = width === 0 ? undefined : await readHashTile(store, address);
    if (tile && (tile.hashes === undefined || !tile.present)) throw damaged(bucket, tile.path, 'it is missing');
    levels.push(tile?.hashes ?? Buffer.alloc(0));
  }
  const edge = { size, levels };
  if (!rootOf(edge).equals(root))
    throw damaged(bucket, 'tile/', `its right edge does not add up to the checkpoint of ${size} entries`);
  return edge;
}

async function readTail(bucket: ArchiveBucket, store: TileStore, edge: TreeEdge): Promise<Buffer[]> {
  const width = edge.size % tileWidth;
  if (width === 0) return [];
  const bundle = await readBundle(store, { level: 'entries', index: Math.floor(edge.size / tileWidth), width });
  const leaves = Buffer.concat(bundle.entries.map(leafHash));
  if (!bundle.present || !leaves.equals(edge.levels[0] ?? Buffer.alloc(0)))
    throw damaged(bucket, bundle.path, bundle.absent ? 'it is missing' : 'its entries are not those of the tree');
  return bundle.entries.map((entry) => Buffer.from(entry));
}

const damaged = (bucket: ArchiveBucket, path: string, problem: string): ArchiveConflictError =>
  new ArchiveConflictError(
    `the archive cannot go on at ${bucket.name}/${path}: ${problem}. Verify the bucket; its damage is named there.`,
  );
