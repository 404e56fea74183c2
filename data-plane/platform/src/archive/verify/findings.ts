/** What a verification can say: every damage has a kind, a place and a sentence. */
import { tilePath, tileWidth, widthOfTile } from '../tlog/tile-path.ts';

export type FindingKind =
  // Entries
  | 'flipped-byte'
  | 'changed-entry'
  | 'removed-entry'
  | 'swapped-entries'
  | 'moved-entry'
  | 'added-entry'
  | 'foreign-entry'
  | 'wrong-position'
  | 'cut-tail'
  | 'differs-from-log'
  // Tiles and checkpoint
  | 'bad-tile'
  | 'missing-tile'
  | 'wrong-root'
  | 'bad-checkpoint'
  | 'bad-signature'
  | 'wrong-key'
  | 'old-checkpoint'
  // Objects of a bucket
  | 'unlocked-object'
  | 'extra-version'
  | 'deleted-object';

export interface Finding {
  readonly kind: FindingKind;
  /** Position of the first entry concerned, from 1: the event's own position. */
  readonly position?: number;
  /** The other entry of a swapped pair, or the place that an entry was moved to. */
  readonly otherPosition?: number;
  /** Entries concerned, when more than one. */
  readonly count?: number;
  /** The hash tile concerned; `slot` is the hash within it. */
  readonly tile?: { readonly level: number; readonly index: number; readonly slot?: number };
  readonly path?: string;
  readonly detail: string;
}

export interface Verification {
  readonly ok: boolean;
  readonly origin: string;
  readonly treeSize: number;
  /** Base 64, as in the checkpoint. */
  readonly rootHash: string;
  readonly signatureVerified: boolean;
  /** The tiles or the entries add up to the root of the checkpoint. */
  readonly rootVerified: boolean;
  /** Entries whose hash is in the verified tree, at their place. */
  readonly entriesVerified: number;
  readonly findings: readonly Finding[];
}

/** What naming a damage needs to know of the log. */
export interface NamingContext {
  readonly tenant: string;
  readonly size: number;
  readonly holdsEvents: boolean;
}

/** A log rebuilt from its middle has as many findings as entries: after this many the list says no more. */
export const findingsMax = 1000;

/** The bundle that holds an entry, or the last one for an entry past the end. */
export function pathOfBundle(position: number, size: number): string {
  const index = Math.floor((Math.min(position, size) - 1) / tileWidth);
  return tilePath({ level: 'entries', index, width: widthOfTile(size, 0, index) });
}

export const hex = (byte: number | undefined): string => `0x${(byte ?? 0).toString(16).padStart(2, '0')}`;
