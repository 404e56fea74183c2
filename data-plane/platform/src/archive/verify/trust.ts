/** Decides which hashes to believe: those that add up to the signed root; failing that, those that two sources agree on. */
import { hashBytes, perfectRoot } from '../tlog/hash.ts';
import { hashesAtLevel, levelsOf, tilesAtLevel, tileWidth } from '../tlog/tile-path.ts';
import { hashesIn, rootOf } from '../tlog/tree-edge.ts';
import { type HashRow, isComplete, type Survey } from './survey.ts';

export interface Trust {
  /** Some combination of what was found adds up to the signed root. */
  readonly rootProven: boolean;
  /** [level][slot] from level 1 up: proven by the root, or else agreed on by two sources; undefined where neither. */
  readonly hashes: HashRow[];
  /** The unfinished leaf tile that the root proves. */
  readonly leafEdge: Buffer | undefined;
}

export function trustOf(survey: Survey, root: Buffer): Trust {
  const edge = provenEdge(survey, root);
  if (edge === undefined) return { rootProven: false, hashes: agreedRows(survey), leafEdge: undefined };
  const hashes: HashRow[] = [[]];
  for (let level = levelsOf(survey.size) - 1; level >= 1; level--)
    hashes[level] = provenRow(survey, level, edge[level] ?? Buffer.alloc(0), hashes[level + 1] ?? []);
  return { rootProven: true, hashes, leafEdge: edge[0] };
}

/**
 * Combinations of differing hashes that are tried: eight damaged hashes in one tile are 256. Damage beyond that is
 * still found, only not attributed hash by hash.
 */
const differencesMax = 8;
/** Combinations of the unfinished tiles of all levels; each costs a few hundred hashes, so under a second. */
const edgeCombinationsMax = 2000;

/** The contents of the unfinished tiles, one per level, with which the tree has the signed root. */
function provenEdge(survey: Survey, root: Buffer): Buffer[] | undefined {
  const choices = Array.from({ length: levelsOf(survey.size) }, (_, level) => edgeChoices(survey, level));
  let tried = 0;
  const search = (levels: readonly Buffer[]): Buffer[] | undefined => {
    if (levels.length === choices.length) {
      tried++;
      return rootOf({ size: survey.size, levels }).equals(root) ? [...levels] : undefined;
    }
    for (const choice of choices[levels.length] ?? []) {
      if (tried >= edgeCombinationsMax) return undefined;
      const found = search([...levels, choice]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search([]);
}

function edgeChoices(survey: Survey, level: number): Buffer[] {
  const width = hashesAtLevel(survey.size, level) % tileWidth;
  if (width === 0) return [Buffer.alloc(0)];
  if (level === 0)
    return candidates([survey.leafEdge.stored, survey.leafEdge.fromEntries].map((one) => one && hashesIn(one)));
  const start = hashesAtLevel(survey.size, level) - width;
  return candidates(rowsOf(survey, level).map((row) => row.slice(start, start + width)));
}

/** Contents that a tile may have had: each source as it is, then mixtures of the differing hashes. */
function candidates(sources: readonly (HashRow | undefined)[]): Buffer[] {
  const given = sources.filter((one) => one !== undefined);
  const contents = new Map<string, Buffer>();
  const add = (hashes: HashRow): void => {
    if (hashes.length === 0 || !isComplete(hashes)) return;
    const content = Buffer.concat(hashes);
    contents.set(content.toString('latin1'), content);
  };
  given.forEach(add);
  for (const [index, one] of given.entries())
    for (const other of given.slice(index + 1)) for (const mixed of mixtures(one, other)) add(mixed);
  return [...contents.values()];
}

/** Every way to take each slot from one row or the other, as far as few enough differ. */
export function* mixtures(one: HashRow, other: HashRow): Generator<HashRow> {
  const slots = Array.from({ length: Math.max(one.length, other.length) }, (_, slot) => slot);
  const differing = slots.filter((slot) => !isSame(one[slot], other[slot]));
  if (differing.length > differencesMax) return;
  for (let choice = 0; choice < 2 ** differing.length; choice++)
    yield slots.map((slot) => {
      const place = differing.indexOf(slot);
      return place >= 0 && (choice & (1 << place)) !== 0 ? other[slot] : (one[slot] ?? other[slot]);
    });
}

const isSame = (one: Buffer | undefined, other: Buffer | undefined): boolean =>
  one === undefined || other === undefined ? one === other : one.equals(other);

const rowsOf = (survey: Survey, level: number): HashRow[] =>
  [survey.stored, survey.fromTiles, survey.fromEntries].map((rows) => rows[level] ?? []);

/** Hashes of a level: the unfinished tile is proven by the root, each full one by its hash in the level above. */
function provenRow(survey: Survey, level: number, edge: Buffer, above: HashRow): HashRow {
  const row: HashRow = [];
  const full = tilesAtLevel(survey.size, level) - (edge.length > 0 ? 1 : 0);
  for (let index = 0; index < full; index++) {
    const expected = above[index];
    const parts = rowsOf(survey, level).map((one) => one.slice(index * tileWidth, (index + 1) * tileWidth));
    const content = expected && candidates(parts).find((one) => isTileWithRoot(one, expected));
    row.push(...(content ? hashesIn(content) : new Array<undefined>(tileWidth).fill(undefined)));
  }
  return [...row, ...hashesIn(edge)];
}

export const isTileWithRoot = (hashes: Buffer, root: Buffer): boolean =>
  hashes.length === tileWidth * hashBytes && perfectRoot(hashes).equals(root);

/** Without a proven root the best evidence left: what two of the three sources say. */
const agreedRows = (survey: Survey): HashRow[] =>
  survey.stored.map((_, level) => {
    const [stored = [], fromTiles = [], fromEntries = []] = rowsOf(survey, level);
    return Array.from({ length: hashesAtLevel(survey.size, level) }, (_, slot) => {
      const [one, two, three] = [stored[slot], fromTiles[slot], fromEntries[slot]];
      if (one !== undefined && (isSame(one, two) || isSame(one, three))) return one;
      return isSame(two, three) ? two : undefined;
    });
  });
