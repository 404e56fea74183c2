/**
 * Appends a bank's committed events to its archive: tiles first, then the checkpoint that makes them count. Stopped
 * anywhere, the published tree stays whole, and whoever goes on writes the same bytes again.
 */
import type { ArchiveBucket, NewObject } from '../bucket/archive-bucket.ts';
import { bucketStore } from '../bucket/bucket-store.ts';
import { ArchiveConflictError, replace, writeOnce } from '../bucket/locked-writes.ts';
import { type Checkpoint, signCheckpoint } from '../tlog/checkpoint.ts';
import type { Signer } from '../tlog/note.ts';
import { proveConsistency, verifyConsistency } from '../tlog/proofs.ts';
import { checkpointPath } from '../tlog/tile-path.ts';
import { rootOf } from '../tlog/tree-edge.ts';
import { readAhead } from '../verify/read-ahead.ts';
import { readHashTile } from '../verify/tile-store.ts';
import type { EventSource, SourceEvent } from './event-source.ts';
import { type LockPolicy, renewLocks } from './locks.ts';
import { type Plan, planPublication, publicationLength } from './plan.ts';
import { type PublishedTree, readPublishedTree } from './published-tree.ts';

export interface ArchiveOptions {
  readonly bucket: ArchiveBucket;
  readonly source: EventSource;
  /** Its name is the log's origin, `topology(tenant).archiveOrigin`. */
  readonly signer: Signer;
  readonly locks: LockPolicy;
  readonly nowMs: () => number;
  /** Asked before a checkpoint is signed: an archiver that was replaced must not publish. */
  readonly holdsLease?: () => Promise<boolean>;
}

export interface Publication {
  /** Entries that the published checkpoint covers now. */
  readonly size: number;
  /** Events that this call added; 0 when none waited or another archiver was faster. */
  readonly added: number;
  /** More events wait already. */
  readonly more: boolean;
}

export interface Archive {
  /** Size of the published tree; read from the bucket the first time. */
  readonly size: () => Promise<number>;
  readonly archiveOnce: () => Promise<Publication>;
  /** Locks of the newest checkpoint and its unfinished tiles that were lengthened. */
  readonly renewLocks: () => Promise<number>;
}

/** Sixteen bundles: some MB of events, and one checkpoint for what a busy bank commits in a second. */
const eventsPerPublicationMax = 4_096;

export function openArchive(options: ArchiveOptions): Archive {
  let known: PublishedTree | undefined;
  const tree = async (): Promise<PublishedTree> =>
    (known ??= await readPublishedTree(options.bucket, options.signer.name, options.signer.verifierKey));
  return {
    size: async () => (await tree()).checkpoint.size,
    archiveOnce: async () => {
      const before = await tree();
      // Whatever goes wrong below, the bucket is asked again for what is published.
      known = undefined;
      const { size } = before.checkpoint;
      const events = await options.source.read(BigInt(size), eventsPerPublicationMax);
      assertGapFree(events, size);
      const added = publicationLength(size, events.length, eventsPerPublicationMax);
      known = added === 0 ? before : await publish(options, before, events.slice(0, added));
      if (known === undefined) return { size: await tree().then((one) => one.checkpoint.size), added: 0, more: true };
      return { size: size + added, added, more: events.length === eventsPerPublicationMax };
    },
    renewLocks: async () => renewLocks(options.bucket, (await tree()).edge, options.locks, options.nowMs()),
  };
}

/** The tree with the events in it; undefined when another archiver published first. */
async function publish(
  options: ArchiveOptions,
  before: PublishedTree,
  events: readonly SourceEvent[],
): Promise<PublishedTree | undefined> {
  const { bucket, signer, locks } = options;
  const plan = planPublication(
    before,
    events.map(({ bytes }) => Buffer.from(bytes)),
  );
  const atMs = options.nowMs();
  const objects = plan.tiles.map(
    ({ path, bytes, isPartial }): NewObject => ({
      path,
      bytes,
      contentType: 'application/octet-stream',
      until: isPartial ? locks.supersededUntil(atMs) : locks.recordUntil(atMs),
    }),
  );
  for await (const _ of readAhead(objects, (object) => writeOnce(bucket, object)));
  const checkpoint = { origin: signer.name, size: plan.next.edge.size, root: rootOf(plan.next.edge) };
  await assertExtends(bucket, before.checkpoint, checkpoint);
  if (options.holdsLease && !(await options.holdsLease())) return undefined;
  const note = Buffer.from(await signCheckpoint(checkpoint, signer));
  const until = locks.supersededUntil(atMs);
  const object = { path: checkpointPath, bytes: note, contentType: 'text/plain; charset=utf-8', until };
  const etag = await replace(bucket, object, before.precondition);
  return etag === undefined ? undefined : after(plan, checkpoint, etag);
}

const after = ({ next }: Plan, checkpoint: Checkpoint, etag: string): PublishedTree => ({
  ...next,
  checkpoint,
  precondition: { etag },
});

/** The log promises it; an archive with a gap could never be told from one that lost an event. */
function assertGapFree(events: readonly SourceEvent[], size: number): void {
  events.forEach(({ position }, index) => {
    const expected = BigInt(size + index + 1);
    if (position !== expected) throw new Error(`the log has a gap: position ${position} where ${expected} belongs`);
  });
}

/** A log must never sign two checkpoints that contradict each other: proved from the tiles as the bucket gives them back. */
async function assertExtends(bucket: ArchiveBucket, old: Checkpoint, next: Checkpoint): Promise<void> {
  if (old.size === 0) return;
  const store = bucketStore(bucket);
  const read = async (address: { level: number; index: number; width: number }): Promise<Buffer> =>
    (await readHashTile(store, address)).hashes ?? Buffer.alloc(0);
  const proof = await proveConsistency(read, old.size, next.size);
  if (!verifyConsistency({ oldSize: old.size, oldRoot: old.root, size: next.size, root: next.root }, proof))
    throw new ArchiveConflictError(
      `the tree of ${next.size} entries does not contain the published one of ${old.size} in ${bucket.name}: nothing was signed`,
    );
}
