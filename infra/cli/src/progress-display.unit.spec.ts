import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { showProgress } from './progress-display.ts';

function display(isTTY: boolean) {
  let written = '';
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 60 });
  stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const shown = showProgress(stream as unknown as NodeJS.WriteStream);
  return { ...shown, written: () => written };
}

test('in a log a long download is a line now and then, not one for each piece', () => {
  const { onProgress, close, written } = display(false);
  for (let done = 1; done <= 1_000; done++)
    onProgress({ component: 'kafka', phase: 'download', message: 'Kafka', done, total: 1_000 });
  for (let count = 1; count <= 1_000; count++)
    onProgress({ component: 's3', phase: 'download', message: `${count} modules` });
  close();
  const lines = written().trim().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/kafka.*100 %/);
  // No cursor movements, no colours.
  expect(written()).not.toContain('\u001b');
});

test('in a log every start and every readiness is a line', () => {
  const { onProgress, close, written } = display(false);
  onProgress({ component: 's3', phase: 'start', message: 'starting' });
  onProgress({ component: 's3', phase: 'ready', message: 'here' });
  close();
  expect(written()).toMatch(/s3 .*start: starting\n.*s3 .*ready: here\n$/);
});

test('in a terminal each component keeps one line, within the width', () => {
  const { onProgress, close, written } = display(true);
  for (let done = 0; done <= 100; done++)
    onProgress({ component: 'pulumi', phase: 'build', message: 'x'.repeat(200), done, total: 100 });
  onProgress({ component: 's3', phase: 'ready', message: 'here' });
  close();
  const lines = written()
    .split('\n')
    .filter((line) => line !== '');
  expect(lines).toHaveLength(2);
  expect(Math.max(...lines.map((line) => line.replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '').length))).toBeLessThanOrEqual(
    60,
  );
});
