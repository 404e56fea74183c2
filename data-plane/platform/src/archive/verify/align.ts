/** Lines up the entries that the tree holds with those that are there, so that a difference has a place and a name. */

export type Step<E, A> =
  | { readonly kind: 'match' | 'replaced'; readonly expected: E; readonly actual: A }
  | { readonly kind: 'missing'; readonly expected: E }
  | { readonly kind: 'extra'; readonly actual: A };

/** A sequence that is read in order and can be looked at a little ahead. */
export interface Lookahead<T> {
  /** Makes the next items available to `peek`. */
  readonly fill: () => Promise<void>;
  /** The item so many places ahead of the cursor; undefined past the end. */
  readonly peek: (ahead: number) => T | undefined;
  /** Items that can be looked at; after `fill` fewer than the search needs only near the end. */
  readonly left: () => number;
  readonly advance: () => void;
}

/** Two bundles: a whole bundle taken out is found again after 256, with as many to look at behind it. */
const searchMax = 512;
/** Equal entries in a row that settle where the sequences meet again. */
const agreementMin = 4;

export function lookahead<T>(source: AsyncIterator<T>): Lookahead<T> {
  let items: T[] = [];
  let cursor = 0;
  let ended = false;
  return {
    fill: async () => {
      if (cursor > searchMax) {
        items = items.slice(cursor);
        cursor = 0;
      }
      while (!ended && items.length - cursor <= searchMax + agreementMin) {
        const next = await source.next();
        if (next.done) ended = true;
        else items.push(next.value);
      }
    },
    peek: (ahead) => items[cursor + ahead],
    left: () => items.length - cursor,
    advance: () => void cursor++,
  };
}

export interface Comparison<E, A> {
  readonly matches: (expected: E, actual: A) => boolean;
  /** Stands for an entry that could not be read: it takes a place and matches nothing. */
  readonly isPlaceholder: (actual: A) => boolean;
}

export async function* align<E, A>(
  expected: Lookahead<E>,
  actual: Lookahead<A>,
  { matches, isPlaceholder }: Comparison<E, A>,
): AsyncGenerator<Step<E, A>> {
  /** How many entries agree from there on; a common end agrees for good. */
  const agreement = (expectedAhead: number, actualAhead: number): number => {
    if (expectedAhead > expected.left() || actualAhead > actual.left()) return 0;
    for (let run = 0; run < agreementMin; run++) {
      const [e, a] = [expected.peek(expectedAhead + run), actual.peek(actualAhead + run)];
      if (e === undefined && a === undefined) return agreementMin;
      if (e === undefined || a === undefined || !matches(e, a)) return run;
    }
    return agreementMin;
  };
  function* pairs(count: number): Generator<Step<E, A>> {
    for (let left = count; left > 0; left--) {
      const [one, other] = [expected.peek(0), actual.peek(0)];
      if (one === undefined || other === undefined) return;
      yield { kind: matches(one, other) ? 'match' : 'replaced', expected: one, actual: other };
      expected.advance();
      actual.advance();
    }
  }
  while (true) {
    await expected.fill();
    await actual.fill();
    const [e, a] = [expected.peek(0), actual.peek(0)];
    if (e === undefined || a === undefined) break;
    if (matches(e, a) || isPlaceholder(a)) {
      yield* pairs(1);
      continue;
    }
    const shift = nearestAgreement(agreement);
    yield* pairs(shift.replaced);
    for (let left = shift.missing; left > 0; left--, expected.advance())
      yield { kind: 'missing', expected: expected.peek(0) as E };
    for (let left = shift.extra; left > 0; left--, actual.advance())
      yield { kind: 'extra', actual: actual.peek(0) as A };
  }
  yield* rest(expected, actual);
}

interface Shift {
  readonly replaced: number;
  readonly missing: number;
  readonly extra: number;
}

/** The smallest change after which the sequences agree again: so many replaced, or missing, or too many. */
function nearestAgreement(agreement: (expectedAhead: number, actualAhead: number) => number): Shift {
  let best: Shift = { replaced: 1, missing: 0, extra: 0 };
  let bestScore = 0;
  for (let distance = 1; distance <= searchMax; distance++) {
    const shifts: Shift[] = [
      { replaced: distance, missing: 0, extra: 0 },
      { replaced: 0, missing: distance, extra: 0 },
      { replaced: 0, missing: 0, extra: distance },
    ];
    for (const shift of shifts) {
      const run = agreement(shift.replaced + shift.missing, shift.replaced + shift.extra);
      if (run === agreementMin) return shift;
      if (run - distance > bestScore) [best, bestScore] = [shift, run - distance];
    }
  }
  return best;
}

/** One sequence has ended: all that is left of the other is missing or too many. */
async function* rest<E, A>(expected: Lookahead<E>, actual: Lookahead<A>): AsyncGenerator<Step<E, A>> {
  for (; expected.peek(0) !== undefined; expected.advance(), await expected.fill())
    yield { kind: 'missing', expected: expected.peek(0) as E };
  for (; actual.peek(0) !== undefined; actual.advance(), await actual.fill())
    yield { kind: 'extra', actual: actual.peek(0) as A };
}
