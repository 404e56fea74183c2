/** What one publication writes: pure, so that every crash between two writes can be thought through and tested. */
import { encodeBundle } from '../tlog/entry-bundle.ts';
import { leafHash } from '../tlog/hash.ts';
import { tilePath, tileWidth } from '../tlog/tile-path.ts';
import { extendTree, partialTiles, type TreeEdge } from '../tlog/tree-edge.ts';

/** All that appending needs to know of the published tree. */
export interface TreeState {
  readonly edge: TreeEdge;
  /** Entries of the unfinished bundle. */
  readonly tail: readonly Buffer[];
}

export interface PlannedTile {
  readonly path: string;
  readonly bytes: Buffer;
  /** Superseded once the tree grows; a full tile is for good. */
  readonly isPartial: boolean;
}

export interface Plan {
  readonly next: TreeState;
  /** Bundles, then hash tiles from the leaves up; all of them before the checkpoint. */
  readonly tiles: readonly PlannedTile[];
}

export function planPublication(state: TreeState, entries: readonly Buffer[]): Plan {
  const { edge, full } = extendTree(state.edge, entries.map(leafHash));
  const waiting = [...state.tail, ...entries];
  const bundles: PlannedTile[] = [];
  let index = Math.floor(state.edge.size / tileWidth);
  let at = 0;
  for (; waiting.length - at >= tileWidth; at += tileWidth, index++)
    bundles.push(bundleOf(index, waiting.slice(at, at + tileWidth)));
  const tail = waiting.slice(at);
  if (tail.length > 0) bundles.push(bundleOf(index, tail));
  const hashTiles = [...full, ...changedPartials(state.edge, edge)].map(({ address, hashes }) => ({
    path: tilePath(address),
    bytes: hashes,
    isPartial: address.width < tileWidth,
  }));
  return { next: { edge, tail }, tiles: [...bundles, ...hashTiles] };
}

function bundleOf(index: number, entries: readonly Buffer[]): PlannedTile {
  const width = entries.length;
  return {
    path: tilePath({ level: 'entries', index, width }),
    bytes: encodeBundle(entries),
    isPartial: width < tileWidth,
  };
}

/** An unfinished tile that the last publication wrote as it still is needs no second write. */
function changedPartials(before: TreeEdge, after: TreeEdge) {
  const written = new Set(partialTiles(before).map((tile) => tilePath(tile.address)));
  return partialTiles(after).filter((tile) => !written.has(tilePath(tile.address)));
}

/**
 * How many of the waiting events one publication takes. While more wait than it may take, it ends with a whole bundle: a
 * busy bank then locks no partial bundles at all, a quiet one at most two partial tiles per publication.
 */
export function publicationLength(size: number, read: number, readMax: number): number {
  if (read < readMax) return read;
  const end = Math.floor((size + read) / tileWidth) * tileWidth;
  return end > size ? end - size : read;
}
