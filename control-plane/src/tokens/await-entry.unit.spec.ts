import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { awaitingEntry } from './await-entry.ts';

test('what is there is given at once, without a wait', () => {
  expect(awaitingEntry(() => 'entry', { count: 0 })).toBe('entry');
});

test('an entry that is a second late, as where a machine pauses, is waited for', async () => {
  const waiters = { count: 0 };
  const entries: string[] = [];
  const found = awaitingEntry(() => entries[0], waiters);
  expect(waiters.count).toBe(1);
  await sleep(1_000);
  entries.push('entry');
  expect(await found).toBe('entry');
  expect(waiters.count).toBe(0);
});

test('where many wait already, nobody more does', () => {
  expect(awaitingEntry(() => undefined, { count: 1_000 })).toBeUndefined();
});
