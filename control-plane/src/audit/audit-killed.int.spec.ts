/** Real processes, real SIGKILLs, at moments nobody chose, from the making of the bucket on: one whole log comes of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type AuditWorld, createAuditWorld } from './testing/audit-world.ts';

const program = fileURLToPath(new URL('testing/seal-until-killed.ts', import.meta.url));
// Six starts of a process, on a machine that may be busy with other specs.
vi.setConfig({ testTimeout: 600_000 });
/** Three die while bucket and keys are made, three in the midst of publications, which follow each other at once. */
const deaths = [
  { after: 'start', delayMs: 0 },
  { after: 'start', delayMs: 60 },
  { after: 'start', delayMs: 200 },
  { after: 'checkpoint', delayMs: 0 },
  { after: 'checkpoint', delayMs: 23 },
  { after: 'checkpoint', delayMs: 51 },
] as const;

let world: AuditWorld;
beforeAll(async () => {
  world = await createAuditWorld(inject('services'));
});
afterAll(() => world.close());

/** None, while there is no bucket to ask. */
const sealedSize = (): Promise<number> => world.sealedSize().catch(() => 0);

test('killed six times while deeds go on, the log is whole each time, never goes back, and has every deed once', async () => {
  let written = 0;
  let stopped = false;
  const writing = (async () => {
    // Some hundred in all on any machine, not as many as it can.
    for (; !stopped; written++) await world.deed(`tenant/bank-${written}`).then(() => sleep(20));
  })();
  let size = 0;
  for (const [index, { after, delayMs }] of deaths.entries()) {
    const { databaseUrl, bucket, access } = world;
    const settings = JSON.stringify({ databaseUrl, bucket, access, holder: `killed-${index}` });
    const child = spawn(process.execPath, [program, settings], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    await once(child.stdout, 'data');
    while (after === 'checkpoint' && (await sealedSize()) <= size) await sleep(10);
    await sleep(delayMs);
    child.kill('SIGKILL');
    expect(await exited).toEqual([null, 'SIGKILL']);
    const sealedNow = await sealedSize();
    expect(sealedNow).toBeGreaterThanOrEqual(size);
    size = sealedNow;
  }
  stopped = true;
  await writing;
  world.start('survivor', { publishAfterMs: 0, lookMs: 50 });
  await expect.poll(sealedSize, { timeout: 120_000 }).toBe(written);
  expect(await world.verify()).toMatchObject({ ok: true, findings: [], treeSize: written, entriesEqualToLog: written });
});
