/** An executor watches the one that drives it while there is work, and only then: between runs nobody beats. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Executor, startExecutor } from './process.ts';

const silenceMaxMs = 500;

let directory: string;
let executor: Executor;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munim-executor-'));
  executor = await startExecutor({
    ...process.env,
    MUNIM_PULUMI_ROOT: inject('services').pulumi.root,
    MUNIM_PULUMI_BACKEND_URL: 'postgres://nowhere.test/none',
    MUNIM_PULUMI_PASSPHRASE: 'test',
    MUNIM_EXECUTOR_DIRECTORY: directory,
    MUNIM_EXECUTOR_SILENCE_MAX_MS: String(silenceMaxMs),
  });
});
afterAll(async () => {
  executor.kill();
  await rm(directory, { recursive: true, force: true });
});

test('a beat that comes after the end of its run does not end the executor, whom the next one to ask a question needs', async () => {
  executor.beat();
  await sleep(6 * silenceMaxMs);
  expect(executor.isAlive()).toBe(true);
});
