/** Which cell a new bank goes to, or why none will have it: pure, so that the same fleet gives the same answer. */

export const cellTiers = ['pool', 'dedicated'] as const;
/** Many banks share a `pool` cell; a `dedicated` one is for one large bank. */
export type CellTier = (typeof cellTiers)[number];

export const cellStates = ['open', 'draining', 'closed'] as const;
/** `draining` serves the banks that it has and gets no more; `closed` has none. */
export type CellState = (typeof cellStates)[number];

export interface CellForPlacement {
  readonly name: string;
  readonly region: string;
  readonly tier: CellTier;
  readonly state: CellState;
  readonly capacityBanks: number;
  /** Banks that are there now. */
  readonly banks: number;
}

export interface WantedPlace {
  readonly region: string;
  readonly tier: CellTier;
}

export type Placement = { readonly cell: string } | { readonly refused: string };

/** Of the open cells of this region and tier that have room: the one with the fewest banks, then the first by name. */
export function placeBank(cells: readonly CellForPlacement[], { region, tier }: WantedPlace): Placement {
  const here = cells.filter((cell) => cell.region === region);
  if (here.length === 0) return { refused: `no cell is in region ${region}; regions with cells: ${regionsOf(cells)}` };
  const fitting = here.filter((cell) => cell.tier === tier);
  if (fitting.length === 0) return { refused: `no cell of region ${region} is ${tier}` };
  const [first] = fitting.filter((cell) => whyNot(cell) === undefined).sort(byRoom);
  if (first) return { cell: first.name };
  const reasons = fitting.sort(byName).map((cell) => `${cell.name} ${whyNot(cell) ?? ''}`);
  return { refused: `no ${tier} cell of region ${region} takes another bank: ${reasons.join(', ')}` };
}

/** Undefined when the cell takes another bank. */
export function whyNot({ state, banks, capacityBanks }: CellForPlacement): string | undefined {
  if (state !== 'open') return `is ${state}`;
  return banks < capacityBanks ? undefined : `is full (${banks} of ${capacityBanks} banks)`;
}

const byName = (one: CellForPlacement, other: CellForPlacement): number => (one.name < other.name ? -1 : 1);
const byRoom = (one: CellForPlacement, other: CellForPlacement): number =>
  one.banks - other.banks || byName(one, other);

const regionsOf = (cells: readonly CellForPlacement[]): string =>
  [...new Set(cells.map(({ region }) => region))].sort().join(', ') || 'none';
