/** Copies a bank's log from its bucket to a folder that proves itself: checkpoint, tiles and verifier key. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseCheckpointText } from '../tlog/checkpoint.ts';
import { parseVerifierKey } from '../tlog/note.ts';
import { checkpointPath, type TileAddress, tilePath, tilesOf, tileWidth } from '../tlog/tile-path.ts';
import { readAhead } from '../verify/read-ahead.ts';
import { verifierKeyFile } from '../verify/verify-folder.ts';
import type { ArchiveBucket } from './archive-bucket.ts';

export interface Export {
  readonly treeSize: number;
  readonly files: number;
  readonly bytes: number;
  /** Files that the bucket no longer holds; verifying the folder names what is lost with them. */
  readonly missing: readonly string[];
}

/** The folder must be new, empty or an earlier export. What lies in the bucket is copied as it is, damage included. */
export async function exportFolder(bucket: ArchiveBucket, directory: string, verifierKey: string): Promise<Export> {
  parseVerifierKey(verifierKey);
  await assertExportable(directory);
  const stored = await bucket.get(checkpointPath);
  if (stored === undefined)
    throw new Error(`${bucket.name} holds no checkpoint: nothing was archived yet, or it was deleted`);
  const checkpoint = parseCheckpointText(stored.bytes.toString('utf8'));
  const missing: string[] = [];
  let [files, bytes] = [0, 0];
  const write = async (path: string, content: Buffer): Promise<void> => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
    files++;
    bytes += content.length;
  };
  for await (const tile of readAhead(tilesOf(checkpoint?.size ?? 0), (address) => fetchTile(bucket, address)))
    if (tile.bytes === undefined) missing.push(tile.path);
    else await write(tile.path, tile.bytes);
  await write(verifierKeyFile, Buffer.from(`${verifierKey.trim()}\n`));
  // Last: a folder without a checkpoint is an export that broke off.
  await write(checkpointPath, stored.bytes);
  return { treeSize: checkpoint?.size ?? 0, files, bytes, missing };
}

/** The tile itself, or the full one that replaced a partial. */
async function fetchTile(
  bucket: ArchiveBucket,
  address: TileAddress,
): Promise<{ path: string; bytes: Buffer | undefined }> {
  const path = tilePath(address);
  const own = await bucket.get(path);
  if (own !== undefined || address.width === tileWidth) return { path, bytes: own?.bytes };
  const full = tilePath({ ...address, width: tileWidth });
  const stored = await bucket.get(full);
  return stored ? { path: full, bytes: stored.bytes } : { path, bytes: undefined };
}

async function assertExportable(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const names = await readdir(directory);
  if (names.length > 0 && !names.includes(verifierKeyFile) && !names.includes('tile'))
    throw new Error(`${directory} holds other files: name a new or empty folder`);
}
