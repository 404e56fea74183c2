import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CommandFailed, runCommand } from './run-command.ts';

const timeoutMs = 60_000;

test('it gives what was printed, line by line on the way', async () => {
  const lines: string[] = [];
  const args = ['-c', 'echo one; echo two >&2; echo three'];
  expect(await runCommand({ command: 'sh', args, timeoutMs, onLine: (line) => lines.push(line) })).toBe('one\nthree\n');
  expect(lines.toSorted()).toEqual(['one', 'three', 'two']);
});

test('a failure carries the end of what was printed', async () => {
  const failing = runCommand({ command: 'sh', args: ['-c', 'echo the reason >&2; exit 4'], timeoutMs });
  await expect(failing).rejects.toThrow(/ended with 4:\nthe reason/);
  await expect(failing).rejects.toBeInstanceOf(CommandFailed);
});

test('a command that hangs is ended', async () => {
  await expect(runCommand({ command: 'sleep', args: ['60'], timeoutMs: 100 })).rejects.toThrow(/ended by SIGTERM/);
});

test('a command that does not exist fails at once and does not hold the process until its timeout', () => {
  const script = `import { runCommand } from ${JSON.stringify(join(import.meta.dirname, 'run-command.ts'))};
    await runCommand({ command: 'no-such-command', args: [], timeoutMs: 600_000 }).catch((error) => console.log(error.message));`;
  const { stdout, signal } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  expect({ signal, stdout }).toEqual({ signal: null, stdout: expect.stringContaining('no-such-command') });
});
