/** The second pass, over a log that is not whole: lines entries up with the tree and collects what differs. */
import { hashAt, leafHash } from '../tlog/hash.ts';
import { tilesAtLevel, tileWidth, widthOfTile } from '../tlog/tile-path.ts';
import { align, lookahead, type Step } from './align.ts';
import {
  type ActualEntry,
  type Difference,
  type ExpectedEntry,
  type FoundEntry,
  foundEntries,
  leafEvidence,
  wrongSlots,
} from './entries.ts';
import { identityOf } from './event-identity.ts';
import { type Finding, findingsMax, hex } from './findings.ts';
import { nameDifferences } from './naming.ts';
import { isEventOf, leafTiles, type Survey } from './survey.ts';
import { readBundle, type TileStore } from './tile-store.ts';
import type { Trust } from './trust.ts';

export interface Diagnosis {
  readonly findings: Finding[];
  readonly entriesVerified: number;
}

export async function diagnose(store: TileStore, survey: Survey, trust: Trust, tenant: string): Promise<Diagnosis> {
  const tileFindings: Finding[] = [];
  const differences: Difference[] = [];
  let entriesVerified = 0;
  const { expected, actual } = sequences({ store, survey, trust, tenant }, tileFindings);
  const comparison = {
    matches: (e: ExpectedEntry, a: ActualEntry) => isSameEntry(survey, tenant, e, a),
    isPlaceholder: (a: ActualEntry) => a.bytes === undefined,
  };
  for await (const step of align(lookahead(expected), lookahead(actual), comparison)) {
    if (step.kind === 'match' && step.expected.proven) entriesVerified++;
    if (isDifference(survey, tenant, step)) keep(differences, step);
  }
  const findings = nameDifferences(differences, {
    tenant,
    size: survey.size,
    holdsEvents: survey.holdsEvents,
  });
  return {
    findings: [...findings, ...tileFindings, ...upperTileFindings(survey, trust), ...fileFindings(survey, findings)],
    entriesVerified,
  };
}

function isSameEntry(survey: Survey, tenant: string, expected: ExpectedEntry, actual: ActualEntry): boolean {
  if (actual.hash === undefined) return false;
  if (expected.proven && expected.hash !== undefined) return expected.hash.equals(actual.hash);
  // Without a proven tree the events themselves say where they belong: whoever rebuilt the tiles had to leave that.
  if (survey.holdsEvents) return isEventOf(tenant, expected.position, actual.identity);
  return expected.hash === undefined || expected.hash.equals(actual.hash);
}

function isDifference(survey: Survey, tenant: string, step: Step<ExpectedEntry, ActualEntry>): boolean {
  if (step.kind !== 'match') return true;
  const { expected, actual } = step;
  if (actual.damage !== undefined) return true;
  if (expected.proven) return survey.holdsEvents && !isEventOf(tenant, expected.position, actual.identity);
  return !isContentConfirmed(expected, actual);
}

/** An event at its place whose content no leaf tile confirms has been changed. */
const isContentConfirmed = (expected: ExpectedEntry, actual: ActualEntry): boolean =>
  actual.fitsTile || expected.hash === undefined || expected.hash.equals(actual.hash ?? Buffer.alloc(0));

function keep(differences: Difference[], step: Step<ExpectedEntry, ActualEntry>): void {
  const last = differences.at(-1);
  if (
    step.kind === 'missing' &&
    last?.kind === 'missing' &&
    last.expected.position + last.count === step.expected.position
  )
    differences.splice(-1, 1, { ...last, last: step.expected, count: last.count + 1 });
  else if (differences.length < findingsMax) differences.push(copied(step));
}

/** Entries are windows on whole bundles: a copy keeps a difference from holding its 16 MB. */
function copied(step: Step<ExpectedEntry, ActualEntry>): Difference {
  if (step.kind === 'missing') return { ...step, last: step.expected, count: 1 };
  if (step.actual.bytes === undefined) return step;
  return { ...step, actual: { ...step.actual, bytes: Buffer.from(step.actual.bytes) } };
}

interface Sequences {
  readonly expected: AsyncGenerator<ExpectedEntry>;
  readonly actual: AsyncGenerator<ActualEntry>;
}

interface Log {
  readonly store: TileStore;
  readonly survey: Survey;
  readonly trust: Trust;
  readonly tenant: string;
}

/** Both sequences from one reading of the files; each keeps what the other has not asked for yet. */
function sequences({ store, survey, trust, tenant }: Log, tileFindings: Finding[]): Sequences {
  const tiles = leafTiles(store, survey.size);
  const waiting = { expected: [] as ExpectedEntry[], actual: [] as ActualEntry[] };
  let places = 0;
  let surplus: readonly Buffer[] = [];
  let ended = false;
  /** Entries that cannot be read keep their places only if readable ones follow: at the end they are a cut tail. */
  const unreadable: ActualEntry[] = [];
  const add = (entry: FoundEntry): void => {
    const placed = { ...entry, place: ++places };
    if (entry.bytes === undefined) unreadable.push(placed);
    else waiting.actual.push(...unreadable.splice(0), placed);
  };
  const readOne = async (): Promise<boolean> => {
    if (ended) return false;
    const next = await tiles.next();
    if (next.done) {
      ended = true;
      const beyond = survey.size % tileWidth === 0 ? await entriesBeyond(store, survey.size) : surplus;
      if (survey.holdsEvents) pushedOut(beyond, places, tenant).forEach(add);
      return true;
    }
    const evidence = leafEvidence(next.value, trust);
    const first = next.value.index * tileWidth + 1;
    evidence.hashes.forEach((hash, slot) => {
      waiting.expected.push({ position: first + slot, hash, proven: evidence.proven && hash !== undefined });
    });
    foundEntries(next.value, evidence).forEach(add);
    surplus = next.value.bundle.surplus;
    tileFindings.push(...leafTileFindings(next.value.tile.hashes, next.value.index, evidence, trust));
    return true;
  };
  async function* items<T>(queue: T[]): AsyncGenerator<T> {
    while (queue.length > 0 || (await readOne())) yield* queue.splice(0);
  }
  return { expected: items(waiting.expected), actual: items(waiting.actual) };
}

const entriesBeyond = async (store: TileStore, size: number): Promise<readonly Buffer[]> =>
  (await readBundle(store, { level: 'entries', index: size / tileWidth, width: tileWidth })).entries;

/** Entries past the end that an entry pushed in before them moved there; events at their own place belong to a later checkpoint. */
const pushedOut = (beyond: readonly Buffer[], before: number, tenant: string): FoundEntry[] =>
  beyond
    .map((bytes) => ({
      bytes,
      hash: leafHash(bytes),
      identity: identityOf(bytes),
      fitsTile: false,
      damage: undefined,
    }))
    .filter(({ identity }, index) => !isEventOf(tenant, before + index + 1, identity));

function leafTileFindings(
  stored: Buffer | undefined,
  index: number,
  evidence: { hashes: readonly (Buffer | undefined)[]; confirmed: boolean },
  trust: Trust,
): Finding[] {
  if (evidence.confirmed)
    return wrongSlots(stored, evidence.hashes).map((slot) =>
      slotFinding(stored, evidence.hashes, { level: 0, index, slot }),
    );
  if (!trust.rootProven || stored === undefined) return [];
  const detail = 'neither this tile nor its entries add up to the hash in the tile above';
  return [{ kind: 'bad-tile', tile: { level: 0, index }, position: index * tileWidth + 1, detail }];
}

/** Hash tiles above the leaves, slot by slot against the hashes that are believed. */
function upperTileFindings(survey: Survey, trust: Trust): Finding[] {
  const findings: Finding[] = [];
  for (let level = 1; level < survey.stored.length; level++)
    for (let index = 0; index < tilesAtLevel(survey.size, level); index++) {
      const slots = (row: readonly (Buffer | undefined)[]) =>
        row.slice(index * tileWidth, index * tileWidth + widthOfTile(survey.size, level, index));
      const stored = slots(survey.stored[level] ?? []);
      if (stored.some((hash) => hash === undefined)) continue;
      const bytes = Buffer.concat(stored as Buffer[]);
      const right = slots(trust.hashes[level] ?? []);
      for (const slot of wrongSlots(bytes, right)) findings.push(slotFinding(bytes, right, { level, index, slot }));
    }
  return findings;
}

function slotFinding(
  stored: Buffer | undefined,
  right: readonly (Buffer | undefined)[],
  tile: { level: number; index: number; slot: number },
): Finding {
  const [is, was] = [hashAt(stored ?? Buffer.alloc(0), tile.slot), right[tile.slot] ?? Buffer.alloc(0)];
  const bytes = [...is.keys()].filter((byte) => is[byte] !== was[byte]);
  const [byte] = bytes;
  const place = `hash ${tile.slot} of hash tile ${tile.level}/${tile.index}`;
  if (bytes.length !== 1 || byte === undefined)
    return { kind: 'bad-tile', tile, detail: `${place} is not the hash of what lies below it` };
  const detail = `byte ${byte} of ${place} is ${hex(is[byte])}, was ${hex(was[byte])}`;
  return { kind: 'flipped-byte', tile, detail };
}

/** Files that are not there or have an impossible length, unless the findings about their entries already say so. */
function fileFindings(survey: Survey, entryFindings: readonly Finding[]): Finding[] {
  const findings: Finding[] = [];
  const bundlesFound = countUpToLastBundle(survey);
  const cutFrom = entryFindings.find((one) => one.kind === 'cut-tail')?.position ?? Number.POSITIVE_INFINITY;
  for (const { path, standIn, ...address } of survey.missing) {
    const span = tileWidth ** (address.level === 'entries' ? 1 : address.level + 1);
    const position = address.index * span + 1;
    if (position + span > cutFrom || (standIn && entryFindings.length > 0)) continue;
    if (address.level === 'entries' && !standIn && address.index >= bundlesFound) continue;
    findings.push({ kind: 'missing-tile', path, position, ...tileOf(address), detail: `${path} is missing` });
  }
  for (const { path, bytes, ...address } of survey.wrongLength) {
    const detail = `${path} has ${bytes} bytes; ${address.width} hashes have ${address.width * 32}`;
    findings.push({ kind: 'bad-tile', path, ...tileOf(address), detail });
  }
  return findings;
}

/** Bundles absent at the end are either a cut tail or, when nothing is missing there, repacked into those before. */
function countUpToLastBundle({ size, missing }: Survey): number {
  const absent = new Set(missing.filter((one) => one.level === 'entries' && !one.standIn).map((one) => one.index));
  let count = tilesAtLevel(size, 0);
  while (absent.has(count - 1)) count--;
  return count;
}

const tileOf = ({ level, index }: { level: number | 'entries'; index: number }): Pick<Finding, 'tile' | 'count'> =>
  level === 'entries' ? { count: tileWidth } : { tile: { level, index } };
