import type { RecordedEvent } from '@munim/kernel';
import { describe, expect, test } from 'vitest';
import { planEvents } from './plan-events.ts';

const event = (stream: string, version: number): RecordedEvent =>
  ({ stream, version: BigInt(version) }) as RecordedEvent;
const seen = new Map([
  ['a', 3n],
  ['p', 1n],
]);
const plan = (delivered: RecordedEvent[], unreadable: string[] = []) => {
  const { fresh, ...rest } = planEvents(delivered, unreadable, seen, new Set(['p']));
  return { fresh: fresh.map((one) => `${one.stream}${one.version}`), ...rest };
};

describe('what of a delivery is new', () => {
  test('versions that follow are taken, those seen are duplicates, also within the delivery', () => {
    expect(plan([event('a', 3), event('a', 4), event('a', 4), event('b', 1), event('a', 5), event('b', 1)])).toEqual({
      fresh: ['a4', 'b1', 'a5'],
      fromLog: [],
      duplicates: 3,
      skipped: 0,
    });
  });
  test('a skipped version sends the whole stream to the log, and no other stream', () => {
    expect(plan([event('a', 4), event('a', 6), event('b', 1), event('a', 5)])).toEqual({
      fresh: ['b1'],
      fromLog: ['a'],
      duplicates: 0,
      skipped: 0,
    });
    expect(plan([event('c', 2)])).toMatchObject({ fresh: [], fromLog: ['c'] });
  });
  test('an unreadable message sends its stream to the log, unless it is parked', () => {
    expect(plan([event('a', 4)], ['a', 'p', 'z'])).toEqual({
      fresh: [],
      fromLog: ['a', 'z'],
      duplicates: 0,
      skipped: 0,
    });
  });
  test('events of a parked stream are left where they are', () => {
    expect(plan([event('p', 2), event('p', 3), event('a', 4)])).toEqual({
      fresh: ['a4'],
      fromLog: [],
      duplicates: 0,
      skipped: 2,
    });
  });
});
