import { expect, test } from 'vitest';
import { named, partsOf, placesFor } from './places.ts';

test('pages are found by any of their letters, and all of them by none', () => {
  expect(placesFor('KEYS').map(({ to }) => to)).toEqual(['/signing-keys']);
  expect(placesFor('').length).toBeGreaterThan(10);
  expect(placesFor('no such page')).toEqual([]);
});

test('an id leads to what it is of; the beginning of one does not', () => {
  const id = `run_${'0'.repeat(26)}`;
  expect(placesFor(id)).toEqual([{ label: `Run ${id}`, to: `/runs/${id}` }]);
  expect(placesFor('run_0')).toEqual([]);
});

test('things are found by name or id', () => {
  const things = [{ name: 'Asha Rao', id: 'opr_1' }, { name: 'local' }];
  expect(named(things, 'rao')).toEqual([things[0]]);
  expect(named(things, 'OPR_')).toEqual([things[0]]);
  expect(named(things, 'loc')).toEqual([things[1]]);
});

test('the parts of a bank have addresses of their own', () => {
  expect(partsOf({ id: 'a-bank', name: 'A' })).toContainEqual({ label: 'A: usage', to: '/banks/a-bank?tab=usage' });
});
