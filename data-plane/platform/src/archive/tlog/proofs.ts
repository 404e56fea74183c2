/** RFC 6962 proofs: made from tiles, checked with nothing but hashes. */
import { emptyRoot, hashBytes, nodeHash, perfectRoot } from './hash.ts';
import { tileWidth, widthOfTile } from './tile-path.ts';

/** Gives the hashes of one tile of a tree; the width says how many the tree has there. */
export type ReadHashTile = (address: { level: number; index: number; width: number }) => Promise<Buffer>;

/** Proof that the entry at `index` is in the tree of `size` entries: sibling hashes from the leaf up. */
export async function proveInclusion(read: ReadHashTile, size: number, index: number): Promise<Buffer[]> {
  if (index < 0 || index >= size) throw new Error(`a tree of ${size} entries has none at index ${index}`);
  const proof: Buffer[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      proof.unshift(await rangeRoot(read, size, middle, end));
      end = middle;
    } else {
      proof.unshift(await rangeRoot(read, size, start, middle));
      start = middle;
    }
  }
  return proof;
}

/** Proof that the tree of `oldSize` entries is a prefix of the tree of `size` entries. */
export async function proveConsistency(read: ReadHashTile, oldSize: number, size: number): Promise<Buffer[]> {
  if (oldSize > size) throw new Error(`a tree of ${size} entries cannot extend one of ${oldSize}`);
  if (oldSize === 0 || oldSize === size) return [];
  const proof: Buffer[] = [];
  let [start, end] = [0, size];
  while (end !== oldSize) {
    const middle = start + splitOf(end - start);
    if (oldSize <= middle) {
      proof.unshift(await rangeRoot(read, size, middle, end));
      end = middle;
    } else {
      proof.unshift(await rangeRoot(read, size, start, middle));
      start = middle;
    }
  }
  // The old tree's own root is known to the verifier; any smaller subtree at its end is not.
  if (start > 0) proof.unshift(await rangeRoot(read, size, start, end));
  return proof;
}

export function verifyInclusion(
  claim: { size: number; index: number; leaf: Buffer; root: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (claim.index < 0 || claim.index >= claim.size) return false;
  const sides = pathSides(claim.size, claim.index);
  if (sides.length !== proof.length) return false;
  const root = proof.reduce((hash, sibling, step) => join(hash, sibling, sides[step] === 'left'), claim.leaf);
  return root.equals(claim.root);
}

export function verifyConsistency(
  claim: { oldSize: number; oldRoot: Buffer; size: number; root: Buffer },
  proof: readonly Buffer[],
): boolean {
  const { oldSize, oldRoot, size, root } = claim;
  if (oldSize > size) return false;
  if (oldSize === size) return proof.length === 0 && oldRoot.equals(root);
  if (oldSize === 0) return proof.length === 0 && oldRoot.equals(emptyRoot);
  const { sides, ownRootFirst } = consistencySides(oldSize, size);
  const hashes = ownRootFirst ? [oldRoot, ...proof] : proof;
  const [first, ...rest] = hashes;
  if (first === undefined || rest.length !== sides.length) return false;
  let [oldHash, newHash] = [first, first];
  rest.forEach((sibling, step) => {
    const isLeft = sides[step] === 'left';
    // A sibling on the left belongs to both trees, one on the right only to the newer.
    if (isLeft) oldHash = nodeHash(sibling, oldHash);
    newHash = join(newHash, sibling, isLeft);
  });
  return oldHash.equals(oldRoot) && newHash.equals(root);
}

const join = (hash: Buffer, sibling: Buffer, siblingIsLeft: boolean): Buffer =>
  siblingIsLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling);

type Side = 'left' | 'right';

/** On which side each sibling lies, from the leaf up. */
function pathSides(size: number, index: number): Side[] {
  const sides: Side[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    sides.unshift(index < middle ? 'right' : 'left');
    if (index < middle) end = middle;
    else start = middle;
  }
  return sides;
}

function consistencySides(oldSize: number, size: number): { sides: Side[]; ownRootFirst: boolean } {
  const sides: Side[] = [];
  let [start, end] = [0, size];
  while (end !== oldSize) {
    const middle = start + splitOf(end - start);
    sides.unshift(oldSize <= middle ? 'right' : 'left');
    if (oldSize <= middle) end = middle;
    else start = middle;
  }
  return { sides, ownRootFirst: start === 0 };
}

/** The largest power of two below the count: where RFC 6962 splits a tree. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** MTH(D[start:end]) for a range that RFC 6962's splitting can produce. */
async function rangeRoot(read: ReadHashTile, size: number, start: number, end: number): Promise<Buffer> {
  const count = end - start;
  if (Number.isInteger(Math.log2(count))) return perfectRange(read, size, start, count);
  const middle = start + splitOf(count);
  return nodeHash(await rangeRoot(read, size, start, middle), await rangeRoot(read, size, middle, end));
}

/** A perfect subtree lies within one tile: `count` leaves are `count / 256^level` hashes at that level. */
async function perfectRange(read: ReadHashTile, size: number, start: number, count: number): Promise<Buffer> {
  let level = 0;
  let [first, hashes] = [start, count];
  for (; hashes >= tileWidth; level++) [first, hashes] = [first / tileWidth, hashes / tileWidth];
  const index = Math.floor(first / tileWidth);
  const tile = await read({ level, index, width: widthOfTile(size, level, index) });
  const at = (first % tileWidth) * hashBytes;
  const part = tile.subarray(at, at + hashes * hashBytes);
  if (part.length !== hashes * hashBytes) throw new Error(`tile ${level}/${index} is too short for the proof`);
  return perfectRoot(part);
}
