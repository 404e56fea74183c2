import { expect, test } from 'vitest';
import { bankSearch, banksSearch, signInSearch } from './searches.ts';

test('an address keeps what a list can be asked for, and nothing else', () => {
  expect(banksSearch({ search: 4711, state: 'active', cursor: ' ', x: 'y' })).toEqual({
    search: '4711',
    state: 'active',
  });
  expect(banksSearch({ state: 'no-state' })).toEqual({});
});

test('the address of a bank keeps its tab, the days and the month that are looked at', () => {
  const kept = { tab: 'usage', from: '2026-11-01', month: '2026-11' };
  expect(bankSearch({ ...kept, to: '2026-11-31' })).toEqual(kept);
  expect(bankSearch({ tab: 'no-tab', month: '2026-13' })).toEqual({});
});

test.each([
  ['/banks?state=active', '/banks?state=active'],
  ['//evil.example/x', undefined],
  [String.raw`/\evil.example`, undefined],
  ['https://evil.example', undefined],
])('a sign-in that wants to go to %s goes to %s', (next, to) => {
  expect(signInSearch({ next }).next).toBe(to);
});
