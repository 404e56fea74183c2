import { expect, test } from 'vitest';
import { attempt } from './attempt.ts';

const lost = new TypeError('Failed to fetch');
const problem = { code: 'run-in-progress', title: 'A run is going' };

test.each([
  ['an answer that was lost', () => Promise.reject(lost), lost],
  ['a refusal', () => Promise.resolve(problem), problem],
  [
    'a mistake before anything was sent',
    () => Promise.reject(new Error('no header carries this')),
    Error('no header carries this'),
  ],
])('%s is what comes of it', async (_, deed, outcome) => {
  expect(await attempt(deed)).toEqual(outcome);
});

test('a deed that is done has no problem', async () => {
  expect(await attempt(() => Promise.resolve())).toBeUndefined();
});
