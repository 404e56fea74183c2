/** Any single damage to any file of a log is found and named with its place; a whole log has no findings. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bundleFiles,
  checkpointFile,
  hashTileFiles,
  type LogFiles,
  logFiles,
  sampleEvent,
  sampleEvents,
  sampleSigner,
  storeOf,
} from '../testing/sample-log.ts';
import { checkpointPath, parseTilePath, tileWidth } from '../tlog/tile-path.ts';
import type { Finding } from './findings.ts';
import { verifyTree } from './verify-tree.ts';

const tenant = 'bank-a';
const signer = sampleSigner(tenant);
const whole = new Map<number, LogFiles>();
async function logOf(size: number): Promise<LogFiles> {
  const files = whole.get(size) ?? (await logFiles(sampleEvents(tenant, size), signer));
  whole.set(size, files);
  return new Map(files);
}
const verify = (files: LogFiles) => verifyTree(storeOf(files), signer.verifierKey, { endsAtCheckpoint: true });
const summary = (findings: readonly Finding[]): unknown[] =>
  findings.map(({ kind, position, otherPosition, count, tile }) => ({
    kind,
    ...(tile ? { tile } : { position }),
    ...(otherPosition && { otherPosition }),
    ...(count && { count }),
  }));

/** What an attacker with write access does: new entries under the old, signed checkpoint. */
async function rewritten(size: number, change: (entries: Buffer[]) => void, tilesToo: boolean): Promise<LogFiles> {
  const entries = sampleEvents(tenant, size);
  change(entries);
  const old = await logOf(size);
  const tiles = tilesToo ? hashTileFiles(entries) : new Map([...old].filter(([path]) => /^tile\/\d/.test(path)));
  return new Map([...bundleFiles(entries), ...tiles, [checkpointPath, old.get(checkpointPath) as Buffer]]);
}

/** Sizes on both sides of every boundary: empty, one, full tile, tile and one, many tiles; few, since each is built once. */
const sizes = fc.constantFrom(1, 2, 255, 256, 257, 300, 512, 777);
const placed = fc.tuple(sizes, fc.double({ min: 0, max: 0.9999, noNaN: true })).map(([size, at]) => ({
  size,
  position: Math.floor(at * size) + 1,
}));
const bothWays = fc.boolean();
const runs = { numRuns: Number(process.env['MUNIM_PROPERTY_RUNS'] ?? 20) };

test.each([0, 1, 255, 256, 257, 700, 66_000])('a whole log of %i entries has no findings', async (size) => {
  const result = await verify(await logOf(size));
  expect(result).toMatchObject({
    ok: true,
    treeSize: size,
    entriesVerified: size,
    rootVerified: true,
    findings: [],
  });
});

describe('one damage to an entry is named with its position', () => {
  test('a flipped byte, anywhere in its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(placed, fc.nat(50), fc.integer({ min: 1, max: 255 }), async ({ size, position }, byte, mask) => {
        const files = await rewritten(size, (entries) => flip(entries, position, byte, mask), false);
        const result = await verify(files);
        expect(summary(result.findings)).toEqual([{ kind: 'flipped-byte', position }]);
        expect(result.findings[0]?.detail).toContain(`byte ${byte} `);
      }),
      runs,
    );
  });

  test('a flipped byte, with the tiles made anew over it', async () => {
    const files = await rewritten(700, (entries) => flip(entries, 300, 10, 1), true);
    expect(summary((await verify(files)).findings)).toEqual([{ kind: 'wrong-root', position: undefined }]);
  });

  test('a removed entry, bundles repacked, tiles left or made anew', async () => {
    await fc.assert(
      fc.asyncProperty(placed, bothWays, async ({ size, position }, tilesToo) => {
        const files = await rewritten(size, (entries) => entries.splice(position - 1, 1), tilesToo);
        const { findings } = await verify(files);
        const kind = position === size ? 'cut-tail' : 'removed-entry';
        expect(summary(findings)[0]).toEqual({ kind, position, count: 1 });
        if (!tilesToo) expect(findings).toHaveLength(1);
      }),
      runs,
    );
  });

  test('an entry removed from its bundle alone', async () => {
    const files = await logOf(700);
    const short = sampleEvents(tenant, 700).slice(0, 256).toSpliced(99, 1);
    files.set('tile/entries/000', bundleFiles(short).get('tile/entries/000.p/255') as Buffer);
    expect(summary((await verify(files)).findings)).toEqual([{ kind: 'removed-entry', position: 100, count: 1 }]);
  });

  test('a swapped pair, near or far, tiles left or made anew', async () => {
    await fc.assert(
      fc.asyncProperty(placed, fc.nat(1499), bothWays, async ({ size, position }, other, tilesToo) => {
        const otherPosition = (other % size) + 1;
        fc.pre(position !== otherPosition);
        const [low, high] = [Math.min(position, otherPosition), Math.max(position, otherPosition)];
        const files = await rewritten(size, (entries) => swap(entries, low, high), tilesToo);
        const { findings } = await verify(files);
        expect(summary(findings)[0]).toEqual({ kind: 'swapped-entries', position: low, otherPosition: high });
        if (!tilesToo) expect(findings).toHaveLength(1);
      }),
      runs,
    );
  });

  test('a cut tail, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(placed, bothWays, async ({ size, position }, tilesToo) => {
        const files = await rewritten(size, (entries) => entries.splice(position - 1), tilesToo);
        const { findings, ok } = await verify(files);
        expect(ok).toBe(false);
        expect(summary(findings)).toEqual([{ kind: 'cut-tail', position, count: size - position + 1 }]);
      }),
      runs,
    );
  });

  test('an entry of another bank in place of one, or pushed in between, or at the end', async () => {
    const foreign = sampleEvent('lake-bank', 40);
    await fc.assert(
      fc.asyncProperty(placed, fc.constantFrom(0, 1), bothWays, async ({ size, position }, replaced, tilesToo) => {
        const files = await rewritten(
          size,
          (entries) => entries.splice(position - replaced, replaced, foreign),
          tilesToo,
        );
        const { findings } = await verify(files);
        const at = replaced === 1 ? position : position + 1;
        expect(summary(findings)).toContainEqual({ kind: 'foreign-entry', position: at });
        if (!tilesToo) expect(findings).toHaveLength(1);
      }),
      runs,
    );
  });

  test('an entry of another bank that the bank itself signed', async () => {
    const entries = sampleEvents(tenant, 300).with(41, sampleEvent('lake-bank', 42));
    const result = await verify(await logFiles(entries, signer));
    expect(result.rootVerified && result.signatureVerified).toBe(true);
    expect(summary(result.findings)).toEqual([{ kind: 'foreign-entry', position: 42 }]);
  });

  test('an event twice, and one at another position than its own, though signed', async () => {
    const entries = sampleEvents(tenant, 300).with(41, sampleEvent(tenant, 41));
    expect(summary((await verify(await logFiles(entries, signer))).findings)).toEqual([
      { kind: 'wrong-position', position: 42 },
    ]);
  });

  test('a lying length prefix', async () => {
    await fc.assert(
      fc.asyncProperty(placed, fc.integer({ min: 1, max: 255 }), async ({ size, position }, mask) => {
        const files = await logOf(size);
        const { path, at } = prefixOf(size, position);
        files.set(path, flipped(files.get(path) as Buffer, at, mask));
        expect(summary((await verify(files)).findings)).toEqual([{ kind: 'flipped-byte', position }]);
      }),
      runs,
    );
  });
});

describe('one damage to a file is named with its place', () => {
  test('any byte of any file', async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (size, which, where, mask) => {
          const files = await logOf(size);
          const path = [...files.keys()][which % files.size] as string;
          const bytes = files.get(path) as Buffer;
          const at = where % bytes.length;
          files.set(path, flipped(bytes, at, mask));
          const { ok, findings } = await verify(files);
          expect(ok).toBe(false);
          const address = parseTilePath(path);
          if (address === undefined) expect(findings[0]?.kind).toMatch(/^bad-(signature|checkpoint)$/);
          else if (address.level === 'entries')
            expect(summary(findings)).toEqual([{ kind: 'flipped-byte', position: expect.any(Number) }]);
          else
            expect(summary(findings)).toEqual([
              {
                kind: 'flipped-byte',
                tile: { level: address.level, index: address.index, slot: Math.floor(at / 32) },
              },
            ]);
        },
      ),
      { numRuns: 3 * runs.numRuns },
    );
  });

  test('any tile or bundle that is gone', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (size, which) => {
        const files = await logOf(size);
        const path = [...files.keys()].filter((one) => one !== checkpointPath)[which % (files.size - 1)] as string;
        files.delete(path);
        const { ok, findings } = await verify(files);
        const address = parseTilePath(path);
        const isLastBundle = address?.level === 'entries' && (address.index + 1) * tileWidth >= size;
        expect(ok).toBe(false);
        expect(findings).toHaveLength(1);
        expect(findings[0]).toMatchObject(
          isLastBundle ? { kind: 'cut-tail', position: address.index * tileWidth + 1 } : { kind: 'missing-tile', path },
        );
      }),
      runs,
    );
  });

  test('any tile or bundle that is cut short', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), fc.nat(), async (size, which, length) => {
        const files = await logOf(size);
        const path = [...files.keys()].filter((one) => one !== checkpointPath)[which % (files.size - 1)] as string;
        const bytes = files.get(path) as Buffer;
        files.set(path, bytes.subarray(0, length % bytes.length));
        const { ok, findings } = await verify(files);
        expect(ok).toBe(false);
        expect(findings.length).toBeGreaterThan(0);
        expect(findings.map((one) => one.kind)).not.toContain('flipped-byte');
      }),
      runs,
    );
  });

  test('a missing checkpoint, and one of another key', async () => {
    const files = await logOf(300);
    files.set(checkpointPath, await checkpointFile(sampleEvents(tenant, 300), sampleSigner('bank-bbb')));
    expect((await verify(files)).findings[0]).toMatchObject({ kind: 'bad-signature' });
    files.delete(checkpointPath);
    expect((await verify(files)).findings).toEqual([expect.objectContaining({ kind: 'bad-checkpoint' })]);
  });
});

describe('several damages at once are each named', () => {
  test('a flipped entry, a removed one, a swapped pair and a foreign one in a log of three bundles', async () => {
    const files = await rewritten(
      700,
      (entries) => {
        flip(entries, 20, 5, 0x40);
        swap(entries, 100, 600);
        entries[299] = sampleEvent('lake-bank', 300);
        entries.splice(400, 1);
      },
      false,
    );
    expect(summary((await verify(files)).findings)).toEqual([
      { kind: 'flipped-byte', position: 20 },
      { kind: 'swapped-entries', position: 100, otherPosition: 600 },
      { kind: 'foreign-entry', position: 300 },
      { kind: 'removed-entry', position: 401, count: 1 },
    ]);
  });

  test('a flipped entry and a flipped hash in the tile beside it', async () => {
    const files = await rewritten(700, (entries) => flip(entries, 20, 5, 0x40), false);
    files.set('tile/0/000', flipped(files.get('tile/0/000') as Buffer, 32 * 77 + 3, 1));
    expect(summary((await verify(files)).findings)).toEqual([
      { kind: 'flipped-byte', position: 20 },
      { kind: 'flipped-byte', tile: { level: 0, index: 0, slot: 77 } },
    ]);
  });

  test('two bundles that changed places, neighbours or not, are one finding', async () => {
    for (const [one, other] of [
      ['000', '001'],
      ['000', '002'],
    ] as const) {
      const files = await logOf(1000);
      const bundles = [files.get(`tile/entries/${one}`), files.get(`tile/entries/${other}`)] as [Buffer, Buffer];
      files.set(`tile/entries/${one}`, bundles[1]).set(`tile/entries/${other}`, bundles[0]);
      const otherPosition = Number(other) * 256 + 1;
      expect(summary((await verify(files)).findings)).toEqual([
        { kind: 'swapped-entries', position: 1, otherPosition, count: 256 },
      ]);
    }
  });

  test('an entry moved to another place', async () => {
    const files = await rewritten(700, (entries) => entries.splice(599, 0, ...entries.splice(9, 1)), false);
    expect(summary((await verify(files)).findings)).toEqual([
      { kind: 'moved-entry', position: 10, otherPosition: 600 },
    ]);
  });
});

function flip(entries: Buffer[], position: number, byte: number, mask: number): void {
  entries[position - 1] = flipped(entries[position - 1] as Buffer, byte, mask);
}

function flipped(bytes: Buffer, at: number, mask: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] as number) ^ mask;
  return copy;
}

function swap(entries: Buffer[], one: number, other: number): void {
  [entries[one - 1], entries[other - 1]] = [entries[other - 1] as Buffer, entries[one - 1] as Buffer];
}

/** Where the low byte of the length before an entry lies. */
function prefixOf(size: number, position: number): { path: string; at: number } {
  const before = Math.floor((position - 1) / tileWidth) * tileWidth;
  const at = sampleEvents(tenant, size)
    .slice(before, position - 1)
    .reduce((sum, entry) => sum + 2 + entry.length, 1);
  const path = [...bundleFiles(sampleEvents(tenant, size)).keys()][before / tileWidth] as string;
  return { path, at };
}
