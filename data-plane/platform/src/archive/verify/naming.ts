/** Gives each difference between the tree and the entries the name of the damage that explains it. */
import { findDisplaced, type Gap, type Pair } from './displaced.ts';
import type { ActualEntry, Difference } from './entries.ts';
import { type Finding, hex, type NamingContext, pathOfBundle } from './findings.ts';
import { findFlippedByte, searchBytesMax, searchCost } from './flipped-byte.ts';

export function nameDifferences(differences: readonly Difference[], context: NamingContext): Finding[] {
  const pairs = differences.flatMap((one) => (one.kind === 'match' || one.kind === 'replaced' ? [one] : []));
  const replaced = pairs.filter((one) => one.kind === 'replaced' && one.actual.bytes !== undefined);
  const gaps = differences.flatMap((one) => (one.kind === 'missing' ? [one] : []));
  const extra = differences.flatMap((one) => (one.kind === 'extra' ? [one.actual] : []));
  const { findings, explained } = findDisplaced(replaced, gaps, extra, context);
  const unreadable = pairs
    .filter((one) => one.actual.damage === 'unreadable')
    .map(({ expected }) => ({ expected, last: expected, count: 1 }));
  const gone = [...gaps.filter((one) => !explained.has(one)), ...unreadable];
  const budget = { bytes: searchBytesMax };
  return [
    ...findings,
    ...runsOf(gone).map((run) => gapFinding(run, context)),
    ...extra.filter((one) => !explained.has(one)).map((one) => extraFinding(one, context)),
    ...replaced.filter((one) => !explained.has(one)).map((one) => changeFinding(one, context, budget)),
    ...pairs.filter((one) => one.kind === 'match').map((one) => matchFinding(one, context, budget)),
  ].sort((one, other) => (one.position ?? 0) - (other.position ?? 0));
}

interface Run {
  readonly position: number;
  readonly count: number;
}

/** Neighbouring positions as one run. */
function runsOf(gaps: readonly Gap[]): Run[] {
  const runs: Run[] = [];
  for (const { expected, count } of [...gaps].sort((one, other) => one.expected.position - other.expected.position)) {
    const last = runs.at(-1);
    if (last !== undefined && last.position + last.count === expected.position)
      runs.splice(-1, 1, { ...last, count: last.count + count });
    else runs.push({ position: expected.position, count });
  }
  return runs;
}

function gapFinding({ position, count }: Run, { size }: NamingContext): Finding {
  const last = position + count - 1;
  const path = pathOfBundle(position, size);
  const which = count === 1 ? `the entry of position ${position}` : `the entries of positions ${position} to ${last}`;
  const detail = `${which} ${count === 1 ? 'is' : 'are'} gone`;
  if (last >= size)
    return {
      kind: 'cut-tail',
      position,
      count,
      path,
      detail: `${detail}: the log ends before its checkpoint's ${size}`,
    };
  return { kind: 'removed-entry', position, count, path, detail };
}

function extraFinding(actual: ActualEntry, { tenant, size }: NamingContext): Finding {
  const path = pathOfBundle(actual.place, size);
  const claim = claimOf(actual);
  if (actual.identity?.tenant === tenant)
    return {
      kind: 'added-entry',
      position: actual.place,
      path,
      detail: `place ${actual.place} holds an entry that the tree does not: ${claim}`,
    };
  return {
    kind: 'foreign-entry',
    position: actual.place,
    path,
    detail: `place ${actual.place} holds an entry of no place in this log: ${claim}`,
  };
}

const claimOf = ({ identity }: ActualEntry): string =>
  identity ? `it calls itself event ${identity.tenant}:${identity.position}` : 'it is not an event';

function changeFinding(pair: Pair, context: NamingContext, budget: { bytes: number }): Finding {
  const { expected, actual } = pair;
  const { position } = expected;
  const path = pathOfBundle(position, context.size);
  const isForeign = actual.identity !== undefined && actual.identity.tenant !== context.tenant;
  // A whole event of another bank is hardly a flipped byte, unless it still claims this place.
  const isSearched = !isForeign || actual.identity?.position === position;
  const flipped = isSearched && expected.hash ? flippedByte(actual, expected.hash, budget) : undefined;
  if (flipped)
    return {
      kind: 'flipped-byte',
      position,
      path,
      detail: `byte ${flipped.byte} of the entry at position ${position} is ${hex(flipped.is)}, was ${hex(flipped.was)}`,
    };
  const detail = `position ${position} holds an entry with another hash than the tree: ${claimOf(actual)}`;
  return {
    kind: isForeign && context.holdsEvents ? 'foreign-entry' : 'changed-entry',
    position,
    path,
    detail,
  };
}

function flippedByte(actual: ActualEntry, hash: Buffer, budget: { bytes: number }) {
  if (actual.bytes === undefined || budget.bytes <= 0) return undefined;
  const found = findFlippedByte(actual.bytes, hash, budget.bytes);
  budget.bytes -= Math.min(budget.bytes, searchCost(actual.bytes));
  return found;
}

/** An entry at its place that is still not right: its length prefix, its content, or the bank that signed for it. */
function matchFinding(pair: Pair, context: NamingContext, budget: { bytes: number }): Finding {
  const { expected, actual } = pair;
  const { position } = expected;
  const path = pathOfBundle(position, context.size);
  if (actual.damage === 'length-prefix')
    return {
      kind: 'flipped-byte',
      position,
      path,
      detail: `the length before the entry at position ${position} is not its length`,
    };
  if (!expected.proven) return changeFinding(pair, context, budget);
  const signed = `the signed tree holds it at position ${position}, but ${claimOf(actual)}`;
  const kind = actual.identity?.tenant === context.tenant ? 'wrong-position' : 'foreign-entry';
  return { kind, position, path, detail: signed };
}
