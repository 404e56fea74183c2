/** Entries that are there but at another place than their own: swapped pairs, moved blocks. */
import type { ActualEntry, ExpectedEntry } from './entries.ts';
import { type Finding, type NamingContext, pathOfBundle } from './findings.ts';

export interface Pair {
  readonly expected: ExpectedEntry;
  readonly actual: ActualEntry;
}
/** Expected entries that follow each other and are not where they belong. */
export interface Gap {
  readonly expected: ExpectedEntry;
  readonly last: ExpectedEntry;
  readonly count: number;
}
/** A block of entries with its own place and the one where it was found. */
interface Block {
  readonly position: number;
  readonly otherPosition: number;
  readonly count: number;
}

export interface Displaced {
  readonly findings: readonly Finding[];
  /** What of the differences the findings explain. */
  readonly explained: ReadonlySet<Pair | Gap | ActualEntry>;
}

export function findDisplaced(
  replaced: readonly Pair[],
  gaps: readonly Gap[],
  extra: readonly ActualEntry[],
  context: NamingContext,
): Displaced {
  const explained = new Set<Pair | Gap | ActualEntry>();
  const swapped = joined(swapsIn(replaced, context, explained));
  const moved = movesIn(gaps, extra, context, explained);
  // A block that moved by its own length has changed places with its neighbour.
  const isSwap = ({ position, otherPosition, count }: Block): boolean =>
    count > 1 && Math.abs(otherPosition - position) === count;
  return {
    findings: [
      ...[...swapped, ...moved.filter(isSwap)].map((block) => swapFinding(block, context)),
      ...moved.filter((block) => !isSwap(block)).map((block) => moveFinding(block, context)),
    ],
    explained,
  };
}

/** The entry that stands elsewhere is the one that belongs here. */
function isAtHome(expected: ExpectedEntry, actual: ActualEntry | undefined, context: NamingContext): boolean {
  if (actual === undefined) return false;
  if (expected.proven) return expected.hash !== undefined && actual.hash?.equals(expected.hash) === true;
  const { tenant, holdsEvents } = context;
  return holdsEvents && actual.identity?.tenant === tenant && actual.identity.position === expected.position;
}

function swapsIn(replaced: readonly Pair[], context: NamingContext, explained: Set<unknown>): Block[] {
  const swaps: Block[] = [];
  for (const one of replaced) {
    if (explained.has(one)) continue;
    const isPartner = (two: Pair): boolean =>
      two !== one && isAtHome(one.expected, two.actual, context) && isAtHome(two.expected, one.actual, context);
    const other = replaced.find((two) => !explained.has(two) && isPartner(two));
    if (other === undefined) continue;
    swaps.push({ position: one.expected.position, otherPosition: other.expected.position, count: 1 });
    explained.add(one).add(other);
  }
  return swaps;
}

/** Swaps that follow each other on both sides are a swap of blocks. */
function joined(swaps: readonly Block[]): Block[] {
  const blocks: Block[] = [];
  for (const swap of swaps) {
    const last = blocks.at(-1);
    const isNext = (one: number, other: number): boolean => last !== undefined && one + last.count === other;
    if (last && isNext(last.position, swap.position) && isNext(last.otherPosition, swap.otherPosition))
      blocks.splice(-1, 1, { ...last, count: last.count + 1 });
    else blocks.push(swap);
  }
  return blocks;
}

/** A gap whose entries, first to last, stand together somewhere else. */
function movesIn(
  gaps: readonly Gap[],
  extra: readonly ActualEntry[],
  context: NamingContext,
  explained: Set<unknown>,
): Block[] {
  return gaps.flatMap((gap) => {
    const from = extra.findIndex((one) => isAtHome(gap.expected, one, context));
    const block = from < 0 ? [] : extra.slice(from, from + gap.count);
    const [first, last] = [block[0], block.at(-1)];
    if (first === undefined || last?.place !== first.place + gap.count - 1 || !isAtHome(gap.last, last, context))
      return [];
    explained.add(gap);
    for (const one of block) explained.add(one);
    return [{ position: gap.expected.position, otherPosition: first.place, count: gap.count }];
  });
}

const swapFinding = ({ position, otherPosition, count }: Block, { size }: NamingContext): Finding => ({
  kind: 'swapped-entries',
  position: Math.min(position, otherPosition),
  otherPosition: Math.max(position, otherPosition),
  ...(count > 1 && { count }),
  path: pathOfBundle(position, size),
  detail:
    count === 1
      ? `the entries of positions ${position} and ${otherPosition} have changed places`
      : `the ${count} entries from position ${position} and those from ${otherPosition} have changed places`,
});

const moveFinding = ({ position, otherPosition, count }: Block, { size }: NamingContext): Finding => ({
  kind: 'moved-entry',
  position,
  otherPosition,
  ...(count > 1 && { count }),
  path: pathOfBundle(otherPosition, size),
  detail:
    count === 1
      ? `the entry of position ${position} stands at place ${otherPosition}`
      : `the ${count} entries from position ${position} stand from place ${otherPosition}`,
});
