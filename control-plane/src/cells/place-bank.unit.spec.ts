/** Where new banks go: each row is a fleet, a wish, and the one right answer. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CellForPlacement, cellStates, cellTiers, placeBank, whyNot } from './place-bank.ts';

/** `name region tier state banks/capacity` */
function fleet(text: string): CellForPlacement[] {
  return text
    .split(';')
    .map((row) => row.trim().split(/\s+/))
    .filter((row) => row.length === 5)
    .map(([name = '', region = '', tier = '', state = '', room = '']) => {
      const [banks = 0, capacityBanks = 0] = room.split('/').map(Number);
      return { name, region, tier, state, banks, capacityBanks } as CellForPlacement;
    });
}

test.each([
  ['the only cell', 'a eu pool open 0/2', 'eu pool', 'a'],
  ['the one with fewer banks', 'a eu pool open 3/9; b eu pool open 2/9', 'eu pool', 'b'],
  ['the first by name of equals, whatever the order', 'b eu pool open 2/9; a eu pool open 2/9', 'eu pool', 'a'],
  ['few banks count, not much room', 'a eu pool open 5/100; b eu pool open 4/5', 'eu pool', 'b'],
  ['never another region, however empty', 'a eu pool open 8/9; b us pool open 0/9', 'eu pool', 'a'],
  ['never another tier', 'a eu pool open 8/9; b eu dedicated open 0/1', 'eu pool', 'a'],
  ['a cell of its own', 'a eu pool open 0/9; b eu dedicated open 0/1', 'eu dedicated', 'b'],
  ['past a full one', 'a eu pool open 2/2; b eu pool open 3/4', 'eu pool', 'b'],
  ['past one that drains', 'a eu pool draining 0/9; b eu pool open 3/4', 'eu pool', 'b'],
  ['past one that is closed', 'a eu pool closed 0/9; b eu pool open 3/4', 'eu pool', 'b'],
])('%s', (_what, cells, wish, expected) => {
  const [region = '', tier = ''] = wish.split(' ');
  expect(placeBank(fleet(cells), { region, tier: tier as 'pool' })).toEqual({ cell: expected });
});

test.each([
  ['no cells', '', 'eu pool', 'no cell is in region eu; regions with cells: none'],
  [
    'another region',
    'a us pool open 0/1; b in pool open 0/1',
    'eu pool',
    'no cell is in region eu; regions with cells: in, us',
  ],
  ['no such tier', 'a eu pool open 0/1', 'eu dedicated', 'no cell of region eu is dedicated'],
  [
    'none with room',
    'c eu pool closed 0/5; b eu pool draining 1/5; a eu pool open 2/2',
    'eu pool',
    'no pool cell of region eu takes another bank: a is full (2 of 2 banks), b is draining, c is closed',
  ],
])('refused, and why: %s', (_what, cells, wish, refused) => {
  const [region = '', tier = ''] = wish.split(' ');
  expect(placeBank(fleet(cells), { region, tier: tier as 'pool' })).toEqual({ refused });
});

test('in any fleet: an answer fits the wish, the order of the cells changes nothing, and a refusal leaves no place', () => {
  const cell = fc.record({
    name: fc.stringMatching(/^[a-z]{1,3}$/),
    region: fc.constantFrom('eu', 'us'),
    tier: fc.constantFrom(...cellTiers),
    state: fc.constantFrom(...cellStates),
    capacityBanks: fc.integer({ min: 0, max: 3 }),
    banks: fc.integer({ min: 0, max: 4 }),
  });
  const cells = fc.uniqueArray(cell, { selector: ({ name }) => name, maxLength: 8 });
  fc.assert(
    fc.property(cells, fc.constantFrom('eu', 'us', 'in'), fc.constantFrom(...cellTiers), (some, region, tier) => {
      const answer = placeBank(some, { region, tier });
      expect(placeBank(some.toReversed(), { region, tier })).toEqual(answer);
      const places = some.filter((one) => one.region === region && one.tier === tier && whyNot(one) === undefined);
      if ('refused' in answer) expect(places).toEqual([]);
      else {
        const chosen = places.find(({ name }) => name === answer.cell);
        expect(chosen).toBeDefined();
        expect(chosen?.banks).toBe(Math.min(...places.map(({ banks }) => banks)));
      }
    }),
  );
});
