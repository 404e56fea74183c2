import { describe, expect, test } from 'vitest';
import { createAssertionReplay } from './assertion-replay.ts';

describe('assertions that were used', () => {
  test('do not work again until they would have expired anyway', () => {
    const replay = createAssertionReplay();
    expect(replay.use('a', 'j', 100, 50)).toBe('fresh');
    expect(replay.use('a', 'j', 100, 99)).toBe('used');
    expect(replay.use('b', 'j', 100, 99)).toBe('fresh');
    expect(replay.use('a', 'j', 200, 100)).toBe('fresh');
  });

  test('a client that fills its share is told so, and takes nothing from another; time makes room', () => {
    const replay = createAssertionReplay();
    for (let i = 0; i < 10_000; i++) expect(replay.use('a', `j${i}`, 100, 50)).toBe('fresh');
    expect(replay.use('a', 'one more', 100, 50)).toBe('full');
    expect(replay.use('b', 'j', 100, 50)).toBe('fresh');
    expect(replay.use('a', 'one more', 200, 101)).toBe('fresh');
  });
});
