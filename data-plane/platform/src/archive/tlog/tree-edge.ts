/** The right edge of a tree: the tiles that are not full yet, which is all that appending and the root need. */
import { emptyRoot, hashAt, hashBytes, nodeHash, perfectRoot } from './hash.ts';
import { hashesAtLevel, type TileAddress, tileWidth } from './tile-path.ts';

export interface TreeEdge {
  readonly size: number;
  /** Per level the hashes of its unfinished tile, side by side; empty where the level has only full tiles. */
  readonly levels: readonly Buffer[];
}

export const emptyEdge: TreeEdge = { size: 0, levels: [] };

export interface HashTile {
  readonly address: TileAddress & { readonly level: number };
  readonly hashes: Buffer;
}

/** Appends leaf hashes; gives the new edge and the tiles that became full, lower levels first. */
export function extendTree(edge: TreeEdge, leaves: readonly Buffer[]): { edge: TreeEdge; full: HashTile[] } {
  const full: HashTile[] = [];
  const levels: Buffer[] = [];
  const size = edge.size + leaves.length;
  let arriving = leaves;
  for (let level = 0; arriving.length > 0 || level < edge.levels.length; level++) {
    const row = Buffer.concat([edge.levels[level] ?? Buffer.alloc(0), ...arriving]);
    let index = Math.floor(hashesAtLevel(edge.size, level) / tileWidth);
    const roots: Buffer[] = [];
    let at = 0;
    for (; row.length - at >= tileWidth * hashBytes; at += tileWidth * hashBytes) {
      const hashes = row.subarray(at, at + tileWidth * hashBytes);
      full.push({ address: { level, index: index++, width: tileWidth }, hashes });
      roots.push(perfectRoot(hashes));
    }
    levels.push(Buffer.from(row.subarray(at)));
    arriving = roots;
  }
  return { edge: { size, levels }, full };
}

/** The unfinished tiles of the edge: what a checkpoint of this size needs beside the full ones. */
export const partialTiles = (edge: TreeEdge): HashTile[] =>
  edge.levels.flatMap((hashes, level) => {
    const width = hashes.length / hashBytes;
    const index = Math.floor(hashesAtLevel(edge.size, level) / tileWidth);
    return width === 0 ? [] : [{ address: { level, index, width }, hashes }];
  });

/** RFC 6962 root: the perfect subtrees of the edge, folded from the smallest on the right. */
export function rootOf(edge: TreeEdge): Buffer {
  let root: Buffer | undefined;
  for (const hashes of edge.levels)
    for (const peak of peaksOf(hashes)) root = root === undefined ? peak : nodeHash(peak, root);
  return root ?? emptyRoot;
}

/** Roots of the perfect subtrees in an unfinished tile, smallest (rightmost) first. */
function peaksOf(hashes: Buffer): Buffer[] {
  const peaks: Buffer[] = [];
  let end = hashes.length / hashBytes;
  for (let size = 1; end > 0; size *= 2) {
    if ((end & size) === 0) continue;
    const start = end - size;
    peaks.push(perfectRoot(hashes.subarray(start * hashBytes, end * hashBytes)));
    end = start;
  }
  return peaks;
}

export const hashesIn = (tile: Buffer): Buffer[] =>
  Array.from({ length: Math.floor(tile.length / hashBytes) }, (_, index) => hashAt(tile, index));
