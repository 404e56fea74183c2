/** Where a tile of the C2SP tlog-tiles layout lies: `tile/<level>/x001/x234/067[.p/<width>]`, `tile/entries/…`. */

/** Tile height 8, fixed by the format: 256 hashes or entries a tile. */
export const tileWidth = 256;

export interface TileAddress {
  /** 0 holds leaf hashes; a hash at level n + 1 is the root of a full tile at level n. */
  readonly level: number | 'entries';
  readonly index: number;
  /** 256 when full. */
  readonly width: number;
}

export const checkpointPath = 'checkpoint';

export const tilePath = ({ level, index, width }: TileAddress): string =>
  `tile/${level}/${encodeIndex(index)}${width === tileWidth ? '' : `.p/${width}`}`;

/** Path of the folder that holds a tile's partial versions, one file per width. */
export const partialsPath = ({ level, index }: Pick<TileAddress, 'level' | 'index'>): string =>
  `tile/${level}/${encodeIndex(index)}.p`;

const pathPattern = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** Undefined for anything that `tilePath` would not have written. */
export function parseTilePath(path: string): TileAddress | undefined {
  const [, level, digits, width] = pathPattern.exec(path) ?? [];
  if (level === undefined || digits === undefined) return undefined;
  const address: TileAddress = {
    level: level === 'entries' ? level : Number(level),
    index: Number(digits.replaceAll(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  };
  return address.width <= tileWidth && tilePath(address) === path ? address : undefined;
}

function encodeIndex(index: number): string {
  if (!Number.isSafeInteger(index) || index < 0) throw new Error(`not a tile index: ${index}`);
  let text = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    text = `x${String(rest % 1000).padStart(3, '0')}/${text}`;
  return text;
}

/** Hashes that a tree of this size has at a tile level: one for each full tile below. */
export const hashesAtLevel = (treeSize: number, level: number): number => Math.floor(treeSize / tileWidth ** level);

/** Levels that a tree of this size has; 0 for the empty tree. */
export function levelsOf(treeSize: number): number {
  let levels = 0;
  while (hashesAtLevel(treeSize, levels) > 0) levels++;
  return levels;
}

export const tilesAtLevel = (treeSize: number, level: number): number =>
  Math.ceil(hashesAtLevel(treeSize, level) / tileWidth);

export const widthOfTile = (treeSize: number, level: number, index: number): number =>
  Math.min(tileWidth, hashesAtLevel(treeSize, level) - index * tileWidth);

/** Every file that a tree of this size consists of, entries first, then hash tiles from the leaves up. */
export function* tilesOf(treeSize: number): Generator<TileAddress> {
  for (const level of ['entries', ...Array.from({ length: levelsOf(treeSize) }, (_, n) => n)] as const) {
    const row = level === 'entries' ? 0 : level;
    for (let index = 0; index < tilesAtLevel(treeSize, row); index++)
      yield { level, index, width: widthOfTile(treeSize, row, index) };
  }
}
