import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startDetached, stopProcess, waitForEnd } from './detached-process.ts';
import { identify, isRunning } from './process-identity.ts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

test('a live process is recognised, and a later one with its pid is not', () => {
  const me = identify(process.pid);
  expect(me).toBeDefined();
  expect(isRunning(me!)).toBe(true);
  expect(isRunning({ pid: process.pid, startedAt: 'another moment' })).toBe(false);
});

test('a dead process and a zombie are not running', async () => {
  const child = spawn('sleep', ['60']);
  await once(child, 'spawn');
  const record = identify(child.pid!);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isRunning(record!)).toBe(false);
});

const start = (folder: string, script: string) =>
  startDetached({
    command: '/bin/sh',
    args: ['-c', script],
    env: process.env,
    cwd: folder,
    logFile: join(folder, 'log'),
  });

test('stopping is polite first and sure in the end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'munim-stop-'));
  const polite = await start(folder, 'trap "echo bye; exit 0" TERM; echo up; while :; do sleep 0.05; done');
  const stubborn = await start(folder, 'trap "" TERM; echo up; while :; do sleep 0.05; done');
  while (readFileSync(join(folder, 'log'), 'utf8').split('up').length < 3)
    await new Promise((next) => setTimeout(next, 20));
  expect(await stopProcess(polite, { graceMs: 30_000 })).toBe('stopped');
  expect(readFileSync(join(folder, 'log'), 'utf8')).toContain('bye');
  expect(await stopProcess(stubborn, { graceMs: 300 })).toBe('killed');
  expect(isRunning(stubborn)).toBe(false);
  rmSync(folder, { recursive: true });
});

test('a process that somebody had frozen ends politely too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'munim-stop-'));
  const frozen = await start(folder, 'trap "echo bye; exit 0" TERM; echo up; while :; do sleep 0.05; done');
  while (!readFileSync(join(folder, 'log'), 'utf8').includes('up')) await new Promise((next) => setTimeout(next, 20));
  process.kill(frozen.pid, 'SIGSTOP');
  expect(await stopProcess(frozen, { graceMs: 30_000 })).toBe('stopped');
  rmSync(folder, { recursive: true });
});

test('stopping never touches a process that was given the pid later', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'munim-stop-'));
  const other = await start(folder, 'sleep 60');
  expect(await stopProcess({ pid: other.pid, startedAt: 'before' }, { graceMs: 100 })).toBe('not-running');
  expect(isRunning(other)).toBe(true);
  await stopProcess(other, { graceMs: 1_000 });
  rmSync(folder, { recursive: true });
});

test('a process that ends at once is found gone, not an error without its log', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'munim-stop-'));
  const record = await start(folder, 'echo the reason; exit 3');
  expect(await waitForEnd(record, 30_000)).toBe(true);
  expect(readFileSync(join(folder, 'log'), 'utf8')).toContain('the reason');
  rmSync(folder, { recursive: true });
});
