/** The first pass of a verification: reads every file once and compares entries, tiles and root; most logs end here. */
import { hashAt, hashBytes, leafHash, perfectRoot } from '../tlog/hash.ts';
import { hashesAtLevel, levelsOf, type TileAddress, tilesAtLevel, tileWidth, widthOfTile } from '../tlog/tile-path.ts';
import { type EventIdentity, identityOf } from './event-identity.ts';
import { readAhead } from './read-ahead.ts';
import { type ReadBundle, type ReadTile, readBundle, readHashTile, type TileStore } from './tile-store.ts';

/** Hashes of one level, one per full tile below; undefined where nothing tells. 32 bytes per 256 entries: 125 kB a million. */
export type HashRow = (Buffer | undefined)[];

export interface Survey {
  readonly size: number;
  /** [level][slot] from level 1 up, as the files of the level hold it. */
  readonly stored: HashRow[];
  /** The same, computed from the level 0 tiles. */
  readonly fromTiles: HashRow[];
  /** The same, computed from the entries. */
  readonly fromEntries: HashRow[];
  /** The unfinished tile of level 0, as its file holds it and as its entries give it. */
  readonly leafEdge: { readonly stored: Buffer | undefined; readonly fromEntries: Buffer | undefined };
  /** `standIn`: another partial version of the tile is there. */
  readonly missing: (TileAddress & { readonly path: string; readonly standIn: boolean })[];
  readonly wrongLength: (TileAddress & { readonly path: string; readonly bytes: number })[];
  /** The first entry is an event of a bank: then every entry must be one. */
  readonly holdsEvents: boolean;
  /** False as soon as anything at all differs from a whole log of this bank. */
  readonly whole: boolean;
}

export interface LeafTile {
  readonly index: number;
  readonly width: number;
  readonly bundle: ReadBundle;
  readonly tile: ReadTile;
}

/** Bundles and leaf tiles side by side, in order. */
export const leafTiles = (store: TileStore, size: number): AsyncGenerator<LeafTile> =>
  readAhead(
    Array.from({ length: tilesAtLevel(size, 0) }, (_, index) => index),
    async (index) => {
      const width = widthOfTile(size, 0, index);
      const [bundle, tile] = await Promise.all([
        readBundle(store, { level: 'entries', index, width }),
        readHashTile(store, { level: 0, index, width }),
      ]);
      return { index, width, bundle, tile };
    },
  );

export async function survey(store: TileStore, size: number, tenant: string): Promise<Survey> {
  const levels = levelsOf(size);
  const missing: Survey['missing'] = [];
  const wrongLength: Survey['wrongLength'] = [];
  const note = (address: TileAddress, read: ReadTile | ReadBundle): void => {
    const { path } = read;
    if (!read.present) missing.push({ ...address, path, standIn: !read.absent });
    if ('wrongLength' in read && read.wrongLength !== undefined)
      wrongLength.push({ ...address, path, bytes: read.wrongLength });
  };
  const leafRows = { fromTiles: [] as HashRow, fromEntries: [] as HashRow };
  let leafEdge: Survey['leafEdge'] = { stored: undefined, fromEntries: undefined };
  let holdsEvents = false;
  let whole = true;
  for await (const { index, width, bundle, tile } of leafTiles(store, size)) {
    note({ level: 'entries', index, width }, bundle);
    note({ level: 0, index, width }, tile);
    if (index === 0) holdsEvents = bundle.entries[0] !== undefined && identityOf(bundle.entries[0]) !== undefined;
    const leaves = Buffer.concat(bundle.entries.map(leafHash));
    const stored = tile.hashes?.length === width * hashBytes ? tile.hashes : undefined;
    const given = leaves.length === width * hashBytes && bundle.brokenAtByte === undefined ? leaves : undefined;
    const alike = stored !== undefined && given?.equals(stored) === true;
    if (!alike || (holdsEvents && !areEventsOf(tenant, index * tileWidth, bundle.entries))) whole = false;
    if (width < tileWidth) leafEdge = { stored, fromEntries: given };
    else {
      leafRows.fromTiles.push(stored && perfectRoot(stored));
      leafRows.fromEntries.push(alike ? leafRows.fromTiles.at(-1) : given && perfectRoot(given));
    }
  }
  const stored: HashRow[] = [[]];
  for (let level = 1; level < levels; level++) stored.push(await storedRow(store, size, level, note));
  const fromTiles = rowsAbove(leafRows.fromTiles, size);
  if (!isSameRows(stored, fromTiles) || missing.length > 0 || wrongLength.length > 0) whole = false;
  const fromEntries = rowsAbove(leafRows.fromEntries, size);
  return { size, stored, fromTiles, fromEntries, leafEdge, missing, wrongLength, holdsEvents, whole };
}

const areEventsOf = (tenant: string, before: number, entries: readonly Buffer[]): boolean =>
  entries.every((entry, slot) => isEventOf(tenant, before + slot + 1, identityOf(entry)));

export const isEventOf = (tenant: string, position: number, identity: EventIdentity | undefined): boolean =>
  identity?.tenant === tenant && identity.position === position;

async function storedRow(
  store: TileStore,
  size: number,
  level: number,
  note: (address: TileAddress, read: ReadTile) => void,
): Promise<HashRow> {
  const row: HashRow = [];
  for (let index = 0; index < tilesAtLevel(size, level); index++) {
    const address = { level, index, width: widthOfTile(size, level, index) };
    const read = await readHashTile(store, address);
    note(address, read);
    const count = (read.hashes?.length ?? 0) / hashBytes;
    for (let slot = 0; slot < address.width; slot++)
      row.push(read.hashes && slot < count ? hashAt(read.hashes, slot) : undefined);
  }
  return row;
}

/** All levels from level 1 up, given level 1. */
function rowsAbove(levelOne: HashRow, size: number): HashRow[] {
  const rows: HashRow[] = [[], levelOne];
  for (let level = 2; level < levelsOf(size); level++) {
    const below = rows[level - 1] as HashRow;
    rows.push(Array.from({ length: hashesAtLevel(size, level) }, (_, index) => tileRoot(below, index)));
  }
  return rows.slice(0, Math.max(1, levelsOf(size)));
}

function tileRoot(row: HashRow, index: number): Buffer | undefined {
  const hashes = row.slice(index * tileWidth, (index + 1) * tileWidth);
  return isComplete(hashes) ? perfectRoot(Buffer.concat(hashes)) : undefined;
}

export const isComplete = (hashes: HashRow): hashes is Buffer[] => hashes.every((hash) => hash !== undefined);

const isSameRows = (one: readonly HashRow[], other: readonly HashRow[]): boolean =>
  one.every((row, level) =>
    row.every((hash, slot) => hash !== undefined && other[level]?.[slot]?.equals(hash) === true),
  );
