import { afterEach, expect, test, vi } from 'vitest';
import { paint, table } from './terminal.ts';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['no colour, whatever else is said', { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ['colour where it is forced', { NO_COLOR: undefined, FORCE_COLOR: '1' }, true],
  ['no colour where nobody looks', { NO_COLOR: undefined, FORCE_COLOR: undefined, TERM: 'dumb' }, false],
])('NO_COLOR wins over FORCE_COLOR, and that over the terminal: %s', (_what, env, isPainted) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  expect(paint('red', 'text') !== 'text').toBe(isPainted);
});

test('columns are as wide as their widest cell, and colour has no width', () => {
  vi.stubEnv('NO_COLOR', undefined);
  vi.stubEnv('FORCE_COLOR', '1');
  const [first, second] = table([
    [paint('red', 'a'), 'x'],
    ['bbb', 'y'],
  ]).split('\n');
  expect(first?.endsWith('   x')).toBe(true);
  expect(second).toBe('bbb  y');
});
