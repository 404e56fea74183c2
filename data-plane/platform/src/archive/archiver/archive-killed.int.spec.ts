/** A real process, a real SIGKILL, at moments nobody chose: what is published is whole, and the next one goes on. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, inject, test, vi } from 'vitest';
import { createTestBucket, growingLog } from '../testing/test-bucket.ts';

const program = fileURLToPath(new URL('../testing/archive-until-killed.ts', import.meta.url));
// Four starts of a process, on a machine that may be busy with other specs.
vi.setConfig({ testTimeout: 600_000 });
/** Each comes at another phase of a publication, which takes some 100 ms. */
const killDelaysMs = [0, 23, 51, 88];

test('killed four times while publishing, the archive is whole each time and never goes back', async () => {
  const bank = await createTestBucket(inject('services').s3);
  let published = 0;
  for (const delayMs of killDelaysMs) {
    const child = spawn(process.execPath, [program, JSON.stringify([bank.address, bank.tenant])], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    const seen = await sizeAfterPublications(child, 2);
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    child.kill('SIGKILL');
    expect(await exited).toEqual([null, 'SIGKILL']);
    const { findings, treeSize } = await bank.verifyTree();
    expect(findings).toEqual([]);
    expect(treeSize).toBeGreaterThanOrEqual(seen);
    expect(treeSize).toBeGreaterThan(published);
    published = treeSize;
  }
  const result = await bank.verify(growingLog(bank.tenant, published));
  expect(result).toMatchObject({ ok: true, entriesEqualToLog: published });
  bank.close();
});

function sizeAfterPublications(child: ChildProcess, count: number): Promise<number> {
  let seen = 0;
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the archiver ended by itself with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      const sizes = chunk.toString().trim().split('\n');
      seen += sizes.length;
      if (seen >= count) resolve(Number(sizes.at(-1)));
    });
  });
}
