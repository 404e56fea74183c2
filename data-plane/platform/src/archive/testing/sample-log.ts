/** Builds the files of a small log of events, as the archiver writes them, for tests to damage. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { signCheckpoint } from '../tlog/checkpoint.ts';
import { encodeBundle } from '../tlog/entry-bundle.ts';
import { leafHash } from '../tlog/hash.ts';
import { createSigner, type Signer } from '../tlog/note.ts';
import { checkpointPath, tilePath, tilesAtLevel, tileWidth, widthOfTile } from '../tlog/tile-path.ts';
import { emptyEdge, extendTree, partialTiles, rootOf } from '../tlog/tree-edge.ts';
import type { TileStore } from '../verify/tile-store.ts';

/** A fixed Ed25519 key: the DER prefix of PKCS8 and 32 equal bytes. */
export const sampleKey = (fill: number): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, fill)]),
    format: 'der',
    type: 'pkcs8',
  });

export const sampleSigner = (tenant: string): Signer =>
  createSigner(`munim.example/${tenant}`, sampleKey(tenant.length));

export const sampleEvent = (tenant: string, position: number): Buffer =>
  Buffer.from(
    `{"data":{"amount":"${position * 7}"},"position":"${position}","stream":"acc_${position % 13}","tenant":"${tenant}","type":"accounts.MoneyDeposited"}`,
  );

export const sampleEvents = (tenant: string, count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => sampleEvent(tenant, index + 1));

export type LogFiles = Map<string, Buffer>;

export const bundleFiles = (entries: readonly Buffer[]): LogFiles =>
  new Map(
    Array.from({ length: tilesAtLevel(entries.length, 0) }, (_, index) => [
      tilePath({ level: 'entries', index, width: widthOfTile(entries.length, 0, index) }),
      encodeBundle(entries.slice(index * tileWidth, (index + 1) * tileWidth)),
    ]),
  );

export function hashTileFiles(entries: readonly Buffer[]): LogFiles {
  const { edge, full } = extendTree(emptyEdge, entries.map(leafHash));
  return new Map([...full, ...partialTiles(edge)].map((tile) => [tilePath(tile.address), Buffer.from(tile.hashes)]));
}

export async function checkpointFile(entries: readonly Buffer[], signer: Signer): Promise<Buffer> {
  const { edge } = extendTree(emptyEdge, entries.map(leafHash));
  return Buffer.from(await signCheckpoint({ origin: signer.name, size: edge.size, root: rootOf(edge) }, signer));
}

export async function logFiles(entries: readonly Buffer[], signer: Signer): Promise<LogFiles> {
  const checkpoint = await checkpointFile(entries, signer);
  return new Map([...bundleFiles(entries), ...hashTileFiles(entries), [checkpointPath, checkpoint]]);
}

export const storeOf = (files: LogFiles): TileStore => ({
  read: async (path) => files.get(path),
  list: async (folder) =>
    [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1)),
});

export async function writeFolder(directory: string, files: LogFiles, verifierKey: string): Promise<void> {
  for (const [path, bytes] of [...files, ['log.pub', Buffer.from(`${verifierKey}\n`)] as const]) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), bytes);
  }
}
