/** The two sequences that a diagnosis compares: the entries that the tree commits to, and those found in the bundles. */
import { entryAt } from '../tlog/entry-bundle.ts';
import { hashAt, hashBytes, leafHash } from '../tlog/hash.ts';
import { tileWidth } from '../tlog/tile-path.ts';
import { hashesIn } from '../tlog/tree-edge.ts';
import type { Step } from './align.ts';
import { type EventIdentity, identityOf } from './event-identity.ts';
import { isComplete, type LeafTile } from './survey.ts';
import { isTileWithRoot, mixtures, type Trust } from './trust.ts';

export interface ExpectedEntry {
  readonly position: number;
  readonly hash: Buffer | undefined;
  /** The hash is in the tree that was signed. */
  readonly proven: boolean;
}

export interface ActualEntry {
  /** Counted over all bundles, from 1: the place where the entry stands. */
  readonly place: number;
  /** Undefined for an entry that could not be read; its place is kept. */
  readonly bytes: Buffer | undefined;
  readonly hash: Buffer | undefined;
  readonly identity: EventIdentity | undefined;
  /** The leaf tile beside the bundle holds this hash at the entry's own place. */
  readonly fitsTile: boolean;
  /** Its length prefix lies; or its bytes break off; or its whole bundle is absent. */
  readonly damage: 'length-prefix' | 'unreadable' | 'absent' | undefined;
}

/** A step that is no plain match; missing entries that follow each other are one. */
export type Difference =
  | Exclude<Step<ExpectedEntry, ActualEntry>, { kind: 'missing' }>
  | {
      readonly kind: 'missing';
      readonly expected: ExpectedEntry;
      readonly last: ExpectedEntry;
      readonly count: number;
    };

export interface LeafEvidence {
  readonly hashes: (Buffer | undefined)[];
  readonly proven: boolean;
  /** Some source confirms the hashes, so that a stored tile which differs is the damaged one. */
  readonly confirmed: boolean;
}

/** The leaf hashes of one bundle, from whichever source adds up to what is trusted above it. */
export function leafEvidence({ index, width, tile, bundle }: LeafTile, trust: Trust): LeafEvidence {
  const stored = tile.hashes === undefined ? [] : hashesIn(tile.hashes);
  if (width < tileWidth && trust.leafEdge !== undefined)
    return { hashes: hashesIn(trust.leafEdge), proven: true, confirmed: true };
  const root = width === tileWidth ? trust.hashes[1]?.[index] : undefined;
  if (root === undefined) return { hashes: padded(stored, width), proven: false, confirmed: false };
  const isRight = (hashes: (Buffer | undefined)[]): boolean =>
    isComplete(hashes) && isTileWithRoot(Buffer.concat(hashes), root);
  const given = bundle.entries.map(leafHash);
  const found = [stored, given, ...mixtures(stored, given)].find(isRight);
  if (found === undefined) return { hashes: padded(stored, width), proven: false, confirmed: false };
  return { hashes: found, proven: trust.rootProven, confirmed: true };
}

const padded = (hashes: Buffer[], width: number): (Buffer | undefined)[] =>
  Array.from({ length: width }, (_, slot) => hashes[slot]);

/** An entry before its place among all bundles is known. */
export type FoundEntry = Omit<ActualEntry, 'place'>;

/** Entries of one bundle as they are; places of entries that cannot be read are kept, so that the rest stays in line. */
export function foundEntries({ bundle, width, tile }: LeafTile, expected: LeafEvidence): FoundEntry[] {
  const read = (bytes: Buffer, slot: number, damage: ActualEntry['damage']): FoundEntry => {
    const hash = leafHash(bytes);
    const fitsTile = tile.hashes !== undefined && hashAt(tile.hashes, slot).equals(hash);
    return { bytes, hash, identity: identityOf(bytes), fitsTile, damage };
  };
  if (bundle.absent) return placeholders(width, 'absent');
  const isWellFormed = bundle.brokenAtByte === undefined && bundle.entries.length === width;
  if (isWellFormed) return bundle.entries.map((bytes, slot) => read(bytes, slot, undefined));
  const entries: FoundEntry[] = [];
  let at = 0;
  let searches = 0;
  while (at < bundle.bytes.length) {
    const hash = expected.hashes[entries.length];
    const given = entryAt(bundle.bytes, at);
    const fits = given !== undefined && (hash === undefined || leafHash(given).equals(hash));
    const found = !fits && hash && searches++ < searchesMax ? entryOfAnyLength(bundle.bytes, at, hash) : undefined;
    const bytes = found ?? given;
    if (bytes === undefined) break;
    entries.push(read(bytes, entries.length, bytes.length === given?.length ? undefined : 'length-prefix'));
    at += 2 + bytes.length;
  }
  return at >= bundle.bytes.length ? entries : [...entries, ...placeholders(width - entries.length, 'unreadable')];
}

const placeholders = (count: number, damage: ActualEntry['damage']): FoundEntry[] =>
  Array.from({ length: Math.max(0, count) }, () => ({
    bytes: undefined,
    hash: undefined,
    identity: undefined,
    fitsTile: false,
    damage,
  }));

/** The entry behind a length prefix that lies: as many bytes as have the hash. */
function entryOfAnyLength(bytes: Buffer, at: number, hash: Buffer): Buffer | undefined {
  const rest = bytes.subarray(at + 2);
  for (let length = 0; length <= Math.min(rest.length, lengthTriesMax); length++) {
    const guess = rest.subarray(0, length);
    if (leafHash(guess).equals(hash)) return guess;
  }
  return undefined;
}

/** Bundles with two lying prefixes are still read whole; more in one bundle are reported as what they leave. */
const searchesMax = 2;
/** Eight thousand tries hash 32 MB: events are a few hundred bytes, so a longer one is reported, not searched for. */
const lengthTriesMax = 8000;

/** Slots of a stored tile that differ from confirmed hashes. */
export function wrongSlots(stored: Buffer | undefined, hashes: readonly (Buffer | undefined)[]): number[] {
  if (stored === undefined) return [];
  const held = Math.min(stored.length / hashBytes, hashes.length);
  return Array.from({ length: held }, (_, slot) => slot).filter((slot) => {
    const hash = hashes[slot];
    return hash !== undefined && !hashAt(stored, slot).equals(hash);
  });
}
