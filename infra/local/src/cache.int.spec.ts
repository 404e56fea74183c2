import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cacheDirectory, openCache } from './cache.ts';

const cache = () => openCache(mkdtempSync(join(tmpdir(), 'munim cache ')));

test('two that want the same thing at once build it once', async () => {
  const { install } = cache();
  let builds = 0;
  const build = async (into: string): Promise<void> => {
    builds += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    writeFileSync(join(into, 'tool'), 'built');
  };
  const [one, other] = await Promise.all([install('tool-1.0', build), install('tool-1.0', build)]);
  expect(one).toBe(other);
  expect(builds).toBe(1);
  expect(readFileSync(join(one, 'tool'), 'utf8')).toBe('built');
});

test('a build that failed leaves nothing that could pass for a finished one, and the next begins empty', async () => {
  const { install, has } = cache();
  const breaking = async (into: string): Promise<void> => {
    writeFileSync(join(into, 'half'), 'x');
    throw new Error('out of disk');
  };
  await expect(install('tool-1.0', breaking)).rejects.toThrow('out of disk');
  expect(has('tool-1.0')).toBe(false);
  const at = await install('tool-1.0', async (into) => {
    expect(existsSync(join(into, 'half'))).toBe(false);
    writeFileSync(join(into, 'tool'), 'x');
  });
  expect(existsSync(join(at, 'tool'))).toBe(true);
});

test('MUNIM_CACHE goes before XDG_CACHE_HOME, and both before the home folder', () => {
  expect(cacheDirectory({ MUNIM_CACHE: '/c', XDG_CACHE_HOME: '/x' })).toBe('/c');
  expect(cacheDirectory({ XDG_CACHE_HOME: '/x' })).toBe('/x/munim');
  expect(cacheDirectory({})).toMatch(/\/\.cache\/munim$/);
});
