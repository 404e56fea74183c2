/** A resource is made what it must be though others work in the same store, and though the store is slow to show it. */
import { expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { converge } from './converge.ts';
import type { ResourceKind } from './resource-kind.ts';

type Door = { readonly name: string; readonly open: readonly string[] };

type Shown = readonly string[] | undefined;

/** A store as a list of what it shows, look after look, of which the last stays; `again` is what a second change does. */
const storeThat = (shows: Shown[], again: 'works' | 'is refused' = 'works') => {
  const converges: Shown[] = [];
  const kind: ResourceKind<Door> = {
    token: 'munim:spec:Door',
    identity: ['name'],
    guarded: [],
    check: () => ({}),
    idOf: ({ name }) => name,
    observe: async (desired) => {
      const open = shows.length > 1 ? shows.shift() : shows[0];
      return open && { ...desired, open };
    },
    converge: async (_desired, observed) => {
      if (converges.push(observed?.open) === 1) return;
      if (again === 'is refused') throw new Error('there is nothing to change');
      shows.splice(0, shows.length, ['own']);
    },
    remove: async () => undefined,
  };
  return { kind: kind as unknown as ResourceKind, converges };
};
const nowhere = {} as Cell;
const desired = { name: 'login', open: ['own'] };

test('what is right already is left as it is', async () => {
  const { kind, converges } = storeThat([['own']]);
  expect(await converge(kind, desired, nowhere)).toEqual(desired);
  expect(converges).toEqual([]);
});

test('what somebody else changed meanwhile is changed again', async () => {
  const { kind, converges } = storeThat([undefined, ['own', 'made by another']]);
  expect(await converge(kind, desired, nowhere)).toEqual(desired);
  expect(converges).toEqual([undefined, ['own', 'made by another']]);
});

test('a store that is slow to show the change, and refuses a second one, is waited for', async () => {
  const looks = Array.from({ length: 30 }, () => []);
  const { kind, converges } = storeThat([...looks, ['own']], 'is refused');
  expect(await converge(kind, desired, nowhere)).toEqual(desired);
  expect(converges).toEqual([[], []]);
});
