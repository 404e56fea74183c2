import { expect, test } from 'vitest';
import { judge } from './health.ts';

const lines = ['1 log aaa', '42 notes bbb'];
const well = { migrations: lines, head: 7n, lastEvent: 7n };
const expected = { migrations: lines, logPosition: null };

test("a bank is well when its schema is the release's and its log is whole and has only grown", () => {
  expect(judge(well, expected)).toEqual({ well: true, logPosition: 7 });
  expect(judge(well, { ...expected, logPosition: 7 })).toEqual({ well: true, logPosition: 7 });
});

test.each([
  ['its schema lacks 42 notes', { ...well, migrations: ['1 log aaa'] }, null],
  ['its schema lacks 42 notes, holds 42 notes besides', { ...well, migrations: ['1 log aaa', '42 notes ccc'] }, null],
  ['the head of its log is at 7, its last event at 6', { ...well, lastEvent: 6n }, null],
  ['its log went back from 8 to 7', well, 8],
])('%s', (reason, health, logPosition) => {
  expect(judge(health, { ...expected, logPosition })).toEqual({ well: false, reason });
});
