import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withExclusiveLock } from './exclusive-lock.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'munim-lock-'));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('twenty at once run one after the other', async () => {
  const path = join(folder(), 'a.lock');
  let inside = 0;
  let most = 0;
  let done = 0;
  await Promise.all(
    Array.from({ length: 20 }, () =>
      withExclusiveLock(path, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await pause(2);
        inside -= 1;
        done += 1;
      }),
    ),
  );
  expect({ most, done }).toEqual({ most: 1, done: 20 });
});

test('without the lock the same work does overlap (the test above can fail)', async () => {
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await pause(2);
      inside -= 1;
    }),
  );
  expect(most).toBeGreaterThan(1);
});

test('a lock whose holder was killed is taken over, and nothing is left beside it', async () => {
  const at = folder();
  const path = join(at, 'a.lock');
  const script = `import { withExclusiveLock } from ${JSON.stringify(join(import.meta.dirname, 'exclusive-lock.ts'))};
    await withExclusiveLock(${JSON.stringify(path)}, async () => { console.log('held'); await new Promise((r) => setTimeout(r, 600_000)); });`;
  const holder = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  expect(existsSync(path)).toBe(true);
  const waited: number[] = [];
  const taken = withExclusiveLock(
    path,
    () => Promise.resolve('mine'),
    (pid) => waited.push(pid),
  );
  await pause(250);
  expect(waited).toEqual([holder.pid]);
  holder.kill('SIGKILL');
  expect(await taken).toBe('mine');
  expect(readdirSync(at)).toEqual([]);
});

test('a lock with the pid of a living stranger, but another start, is stale', async () => {
  const path = join(folder(), 'a.lock');
  writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: 'long ago', token: 'x' }));
  expect(await withExclusiveLock(path, () => Promise.resolve(1))).toBe(1);
});

test('a failure inside gives the lock back', async () => {
  const path = join(folder(), 'a.lock');
  await expect(withExclusiveLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withExclusiveLock(path, () => Promise.resolve(2))).toBe(2);
});
