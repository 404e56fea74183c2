/** Where a log's files are read from; reading falls back from a partial tile to what stands in for it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedBundle, parseBundle } from '../tlog/entry-bundle.ts';
import { hashBytes } from '../tlog/hash.ts';
import { partialsPath, type TileAddress, tilePath, tileWidth } from '../tlog/tile-path.ts';

export interface TileStore {
  /** Undefined when there is no such file. */
  readonly read: (path: string) => Promise<Buffer | undefined>;
  /** Names of the files directly below a folder; none when there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
}

export const folderStore = (directory: string): TileStore => ({
  read: (path) => orMissing(readFile(join(directory, path)), undefined),
  list: (folder) => orMissing(readdir(join(directory, folder)), []),
});

async function orMissing<T, M>(work: Promise<T>, missing: M): Promise<T | M> {
  try {
    return await work;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return missing;
    throw error;
  }
}

interface Found {
  readonly bytes: Buffer;
  /** Differs from the width asked for when another partial version stands in. */
  readonly width: number;
}

export interface ReadTile {
  /** Path at which the tree's own tile belongs. */
  readonly path: string;
  /** The exact file, or the full tile in its place, is there. */
  readonly present: boolean;
  /** Nothing at all was found, not even another partial version. */
  readonly absent: boolean;
  /** As many whole hashes as were found, at most the width; undefined when nothing was. */
  readonly hashes: Buffer | undefined;
  /** Length of the file when it is not what its width says. */
  readonly wrongLength: number | undefined;
}

export async function readHashTile(store: TileStore, address: TileAddress): Promise<ReadTile> {
  const path = tilePath(address);
  const found = await findTile(store, address);
  if (found === undefined) return { path, present: false, absent: true, hashes: undefined, wrongLength: undefined };
  const { bytes, width } = found;
  const whole = Math.min(Math.floor(bytes.length / hashBytes), address.width);
  return {
    path,
    present: width === address.width || width === tileWidth,
    absent: false,
    hashes: whole === 0 ? undefined : bytes.subarray(0, whole * hashBytes),
    wrongLength: bytes.length === width * hashBytes ? undefined : bytes.length,
  };
}

export interface ReadBundle extends ParsedBundle {
  readonly path: string;
  readonly present: boolean;
  readonly absent: boolean;
  readonly bytes: Buffer;
  /** Entries past the width, when the full bundle stands in for a partial one: they belong to a later checkpoint. */
  readonly surplus: readonly Buffer[];
}

export async function readBundle(store: TileStore, address: TileAddress): Promise<ReadBundle> {
  const path = tilePath(address);
  const found = await findTile(store, address);
  if (found === undefined)
    return {
      path,
      present: false,
      absent: true,
      bytes: Buffer.alloc(0),
      entries: [],
      surplus: [],
      brokenAtByte: undefined,
    };
  const parsed = parseBundle(found.bytes);
  const present = found.width === address.width || found.width === tileWidth;
  const taken = found.width === tileWidth ? address.width : parsed.entries.length;
  const enough = found.width > address.width && parsed.entries.length >= address.width;
  return {
    path,
    present,
    absent: false,
    bytes: found.bytes,
    entries: parsed.entries.slice(0, taken),
    surplus: parsed.entries.slice(taken),
    brokenAtByte: enough ? undefined : parsed.brokenAtByte,
  };
}

/** The exact tile; else the full one, which the format lets replace it; else the nearest partial one there is. */
async function findTile(store: TileStore, address: TileAddress): Promise<Found | undefined> {
  for (const width of new Set([address.width, tileWidth])) {
    const bytes = await store.read(tilePath({ ...address, width }));
    if (bytes !== undefined) return { bytes, width };
  }
  const widths = (await store.list(partialsPath(address)))
    .map(Number)
    .filter((width) => width > 0 && width < tileWidth);
  const wider = widths.filter((width) => width > address.width);
  const width = wider.length > 0 ? Math.min(...wider) : Math.max(0, ...widths);
  const bytes = width === 0 ? undefined : await store.read(tilePath({ ...address, width }));
  return bytes && { bytes, width };
}
