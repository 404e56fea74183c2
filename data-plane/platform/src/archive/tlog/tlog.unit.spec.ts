/** The format's promises, against published vectors, a log made by others, and random trees. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBundle, entryBytesMax, parseBundle } from './entry-bundle.ts';
import { emptyRoot, hashAt, leafHash, nodeHash } from './hash.ts';
import { proveConsistency, proveInclusion, type ReadHashTile, verifyConsistency, verifyInclusion } from './proofs.ts';
import { parseTilePath, tilePath, tilesOf } from './tile-path.ts';
import { emptyEdge, extendTree, type HashTile, partialTiles, rootOf, type TreeEdge } from './tree-edge.ts';

const sample = (path: string): Buffer => readFileSync(new URL(`../testing/tlog-sample/${path}`, import.meta.url));

/** RFC 6962's definition, word for word: what the fast code must equal. */
function definedRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return emptyRoot;
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(definedRoot(leaves.slice(0, split)), definedRoot(leaves.slice(split)));
}

const leavesOf = (count: number): Buffer[] => Array.from({ length: count }, (_, n) => leafHash(Buffer.from(`${n}`)));

function grow(leaves: readonly Buffer[], batches: readonly number[]): { edge: TreeEdge; read: ReadHashTile } {
  const tiles = new Map<string, Buffer>();
  const keep = (tile: HashTile): void => void tiles.set(tilePath(tile.address), tile.hashes);
  let edge = emptyEdge;
  for (const size of [...batches, leaves.length - batches.reduce((sum, one) => sum + one, 0)]) {
    const grown = extendTree(edge, leaves.slice(edge.size, edge.size + size));
    grown.full.forEach(keep);
    partialTiles(grown.edge).forEach(keep);
    edge = grown.edge;
  }
  return { edge, read: async (address) => tiles.get(tilePath(address)) ?? Buffer.alloc(0) };
}

describe('RFC 6962 roots', () => {
  test('the published vectors of the Certificate Transparency tests come out', () => {
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const leaves = inputs.map((hex) => leafHash(Buffer.from(hex, 'hex')));
    expect(leaves[0]?.toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(rootOf(extendTree(emptyEdge, leaves).edge).toString('hex')).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    );
  });

  test('a tree grown in any batches has the root that the definition gives', () => {
    fc.assert(
      fc.property(fc.nat(700), fc.nat(700), (first, second) => {
        const leaves = leavesOf(first + second);
        expect(rootOf(grow(leaves, [first]).edge)).toEqual(definedRoot(leaves));
      }),
      { numRuns: 15 },
    );
  });

  test('tiles of a log made by others are the tiles that its entries give', () => {
    const bundles = [sample('tile/entries/000'), sample('tile/entries/001.p/44')].map(parseBundle);
    const leaves = bundles.flatMap((bundle) => bundle.entries.map(leafHash));
    const { edge, full } = extendTree(emptyEdge, leaves);
    const tiles = [...full, ...partialTiles(edge)];
    expect(tiles.map((tile) => tilePath(tile.address))).toEqual(['tile/0/000', 'tile/0/001.p/44', 'tile/1/000.p/1']);
    for (const tile of tiles) expect(tile.hashes.equals(sample(tilePath(tile.address)))).toBe(true);
  });
});

describe('proofs', () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 1500 }), fc.double({ min: 0, max: 0.999, noNaN: true }));

  test('every entry is proved, and no proof stands for another entry, place, size or root', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ([size, at]) => {
        const leaves = leavesOf(size);
        const { edge, read } = grow(leaves, []);
        const index = Math.floor(at * size);
        const proof = await proveInclusion(read, size, index);
        const claim = { size, index, leaf: leaves[index] as Buffer, root: rootOf(edge) };
        expect(verifyInclusion(claim, proof)).toBe(true);
        expect(verifyInclusion({ ...claim, leaf: leafHash(Buffer.from('other')) }, proof)).toBe(false);
        expect(verifyInclusion({ ...claim, root: emptyRoot }, proof)).toBe(false);
        expect(verifyInclusion({ ...claim, index: size }, proof)).toBe(false);
        if (size > 1) expect(verifyInclusion({ ...claim, index: (index + 1) % size }, proof)).toBe(false);
        expect(verifyInclusion(claim, [...proof, emptyRoot])).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test('an older tree is proved a prefix, and a tree with one other entry is not', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ([size, at]) => {
        const leaves = leavesOf(size);
        const oldSize = 1 + Math.floor(at * size);
        const { edge, read } = grow(leaves, [oldSize]);
        const proof = await proveConsistency(read, oldSize, size);
        const claim = { oldSize, oldRoot: definedRoot(leaves.slice(0, oldSize)), size, root: rootOf(edge) };
        expect(verifyConsistency(claim, proof)).toBe(true);
        const forked = leaves.slice(0, oldSize);
        forked[Math.floor(oldSize / 2)] = leafHash(Buffer.from('other'));
        expect(verifyConsistency({ ...claim, oldRoot: definedRoot(forked) }, proof)).toBe(false);
        expect(verifyConsistency({ ...claim, root: leafHash(Buffer.from('x')) }, proof)).toBe(false);
        expect(verifyConsistency(claim, [...proof, emptyRoot])).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test('a tree cannot be proved to have shrunk', async () => {
    const leaves = leavesOf(10);
    const { edge, read } = grow(leaves, []);
    await expect(proveConsistency(read, 11, 10)).rejects.toThrow('cannot extend');
    expect(verifyConsistency({ oldSize: 11, oldRoot: emptyRoot, size: 10, root: rootOf(edge) }, [])).toBe(false);
  });
});

describe('tile paths', () => {
  test('the examples of the format come out', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 'entries', index: 273, width: 112 })).toBe('tile/entries/273.p/112');
    const paths = [...tilesOf(70_000)].filter(({ level }) => level !== 'entries').map(tilePath);
    expect(paths).toHaveLength(273 + 1 + 1 + 1 + 1);
    expect(paths.slice(-4)).toEqual(['tile/0/273.p/112', 'tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1']);
  });

  test('every path reads back, and a path written otherwise is none', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.integer({ min: 1, max: 256 }), fc.nat(6), (index, width, level) => {
        expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width });
      }),
    );
    for (const path of [
      'tile/0/1',
      'tile/00/001',
      'tile/0/x000/001',
      'tile/0/001.p/256',
      'tile/0/001.p/0',
      '/tile/0/001',
    ])
      expect(parseTilePath(path), path).toBeUndefined();
  });
});

describe('entry bundles', () => {
  test('any entries read back, and a cut bundle says where it breaks', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 }), (entries) => {
        const bytes = encodeBundle(entries);
        const read = parseBundle(bytes);
        expect(read.entries.map((one) => [...one])).toEqual(entries.map((one) => [...one]));
        expect(read.brokenAtByte).toBeUndefined();
        expect(parseBundle(bytes.subarray(0, -1)).brokenAtByte).toBe(bytes.length - (entries.at(-1)?.length ?? 0) - 2);
      }),
    );
  });

  test('an entry of 65,535 bytes fits, one byte more is refused', () => {
    const longest = Buffer.alloc(entryBytesMax, 1);
    expect(parseBundle(encodeBundle([longest])).entries[0]?.length).toBe(entryBytesMax);
    expect(() => encodeBundle([Buffer.alloc(entryBytesMax + 1)])).toThrow('cannot be archived');
    expect(hashAt(leafHash(longest), 0).equals(leafHash(Buffer.concat([longest])))).toBe(true);
  });
});
