/** Proves from the bucket alone that an entry is in the log: what an auditor checks with the public key and nothing else. */
import { type Checkpoint, openCheckpoint } from '../tlog/checkpoint.ts';
import { leafHash } from '../tlog/hash.ts';
import { parseVerifierKey } from '../tlog/note.ts';
import { proveInclusion, verifyInclusion } from '../tlog/proofs.ts';
import { checkpointPath, tileWidth, widthOfTile } from '../tlog/tile-path.ts';
import { readBundle, readHashTile } from '../verify/tile-store.ts';
import type { ArchiveBucket } from './archive-bucket.ts';
import { bucketStore } from './bucket-store.ts';
import { ArchiveConflictError } from './locked-writes.ts';

export interface PublishedCheckpoint extends Checkpoint {
  /** The signed note, byte for byte. */
  readonly note: string;
}

export interface EntryProof {
  readonly entry: Buffer;
  readonly leafHash: Buffer;
  /** RFC 6962 sibling hashes from the leaf up. */
  readonly hashes: readonly Buffer[];
  readonly checkpoint: PublishedCheckpoint;
}

export interface EntryProver {
  /** Undefined before the first publication. */
  readonly checkpoint: () => Promise<PublishedCheckpoint | undefined>;
  /** Of the entry at a position from 1; undefined while no checkpoint covers it. */
  readonly prove: (position: number) => Promise<EntryProof | undefined>;
}

export function createEntryProver(bucket: ArchiveBucket, verifierKey: string): EntryProver {
  const verifier = parseVerifierKey(verifierKey);
  const store = bucketStore(bucket);
  const damaged = (path: string, problem: string): ArchiveConflictError =>
    new ArchiveConflictError(`${bucket.name}/${path} ${problem}. Verify the bucket; its damage is named there.`);

  const checkpoint = async (): Promise<PublishedCheckpoint | undefined> => {
    const note = (await bucket.get(checkpointPath))?.bytes.toString('utf8');
    if (note === undefined) return undefined;
    const opened = openCheckpoint(note, verifier);
    if ('problem' in opened) throw damaged(checkpointPath, `cannot be believed: ${opened.problem}`);
    return { ...opened.checkpoint, note };
  };

  const prove = async (position: number): Promise<EntryProof | undefined> => {
    const published = await checkpoint();
    if (published === undefined || position > published.size) return undefined;
    const { size, root } = published;
    const at = position - 1;
    const index = Math.floor(at / tileWidth);
    const [hashes, bundle] = await Promise.all([
      proveInclusion(async (address) => (await readHashTile(store, address)).hashes ?? Buffer.alloc(0), size, at),
      readBundle(store, { level: 'entries', index, width: widthOfTile(size, 0, index) }),
    ]);
    const entry = bundle.entries[at % tileWidth];
    if (entry === undefined) throw damaged(bundle.path, `does not hold the entry of position ${position}`);
    const leaf = leafHash(entry);
    if (!verifyInclusion({ size, index: at, leaf, root }, hashes))
      throw damaged(bundle.path, `holds an entry at position ${position} that the signed tree does not`);
    return { entry: Buffer.from(entry), leafHash: leaf, hashes, checkpoint: published };
  };

  return { checkpoint, prove };
}
