/** Gives a new bank its place. Two who ask at once cannot both get the last one: each waits for the other's commit. */
import { LockMode } from '@mikro-orm/core';
import { ProblemError } from '@munim/kernel';
import { Cell } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';
import { banksByCell } from './occupancy.ts';
import { type CellForPlacement, type CellTier, placeBank, type WantedPlace, whyNot } from './place-bank.ts';

/** An operator may name the cell; the region is then that of the cell. */
export type Wish = WantedPlace | { readonly cell: string; readonly tier: CellTier };

/** Throws `unknown-region`, `no-capacity`, `unknown-cell`. The cells stay locked until the transaction ends. */
export async function chooseCell(em: EntityManager, wish: Wish): Promise<string> {
  const rows = await em.find(Cell, {}, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { name: 'asc' } });
  const banks = await banksByCell(em);
  const cells = rows.map((cell) => ({ ...placeOf(cell), banks: banks.get(cell.name) ?? 0 }));
  if ('cell' in wish) return namedCell(cells, wish);
  if (!cells.some(({ region }) => region === wish.region)) throw unknownRegion(cells, wish.region);
  const placement = placeBank(cells, wish);
  if ('refused' in placement) throw new ProblemError(controlProblems.noCapacity, placement.refused);
  return placement.cell;
}

function namedCell(cells: readonly CellForPlacement[], { cell: name, tier }: { cell: string; tier: CellTier }): string {
  const cell = cells.find((one) => one.name === name);
  if (!cell) throw new ProblemError(controlProblems.unknownCell, `no cell is called ${name}`);
  const reason = cell.tier === tier ? whyNot(cell) : `is ${cell.tier}, and the plan asks for ${tier}`;
  if (reason !== undefined) throw new ProblemError(controlProblems.noCapacity, `${name} ${reason}`);
  return name;
}

const placeOf = ({ name, region, tier, state, capacityBanks }: Cell): Omit<CellForPlacement, 'banks'> => ({
  name,
  region,
  tier,
  state,
  capacityBanks,
});

const unknownRegion = (cells: readonly CellForPlacement[], region: string): ProblemError => {
  const known = [...new Set(cells.map((cell) => cell.region))].sort().join(', ') || 'none';
  return new ProblemError(
    controlProblems.unknownRegion,
    `no cell is in region ${region}; regions with cells: ${known}`,
  );
};
