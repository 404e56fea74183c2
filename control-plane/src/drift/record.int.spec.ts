/** What a run that reads a bank back does with what it finds, be it a check or a run that only verifies at its end. */
import type { Finding } from '@munim/tenant';
import { createLogger } from '@munim/platform/telemetry';
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DriftDifference, Run, RunStep, Tenant } from '../database/entities/index.ts';
import type { RunKind } from '../database/entities/run.ts';
import { claimRun } from '../provisioning/queue.ts';
import { type FakeExecutor, fakeExecutor } from '../provisioning/testing/fake-executor.ts';
import { workOn } from '../provisioning/worker.ts';
import { silentAnnouncer } from '../testing/parts.ts';
import { startTestApi, type TestApi } from '../testing/test-api.ts';

const bank = 'read-bank';
let api: TestApi;
const logged: unknown[] = [];
beforeAll(async () => {
  api = await startTestApi();
  await api.post('/v1/tenants', { id: bank, name: 'Read', country: 'IN' });
  await em().execute(`insert into releases (name, migrations, resources) values ('r', '[]', '{}')`);
});
afterAll(() => api.stop());

const em = () => api.orm.em.fork();
const drift = async () => (await api.get(`/v1/tenants/${bank}/drift`)).body;
const alarms = async (): Promise<string[]> =>
  (await api.get(`/v1/audit?target=tenant/${bank}&action=drift-alarm`)).body.data.map(
    ({ reason }: { reason: string }) => reason,
  );

const log = createLogger({ service: 'record-spec', level: 'fatal' });

async function run(kind: RunKind, executor: FakeExecutor): Promise<boolean> {
  await em().insert(Run, { id: `run_${randomUUIDv7()}`, tenantId: bank, kind, state: 'queued', requestedBy: 'test' });
  const claimed = await claimRun(api.orm, 'spec', 600_000, 'r');
  if (!claimed) throw new Error('there is no run');
  return workOn(claimed, executor, {
    orm: api.orm,
    announcer: silentAnnouncer,
    secretsDirectory: '',
    release: { name: 'r', migrations: [], resources: {} },
    lastCount: () => Promise.resolve(),
    log: { ...log, error: (message, fields) => void logged.push([message, fields?.['reason']]) },
    name: 'spec',
    leaseMs: 600_000,
    executorEnvironment: {},
    ended: () => undefined,
  });
}

beforeEach(async () => {
  await em().nativeUpdate(Run, {}, { state: 'succeeded', readBackAt: null });
  await em().nativeUpdate(Tenant, { id: bank }, { state: 'active' });
  await em().nativeDelete(DriftDifference, {});
  logged.length = 0;
});

const lock: Finding = {
  name: 'archive-bucket',
  type: 's3-bucket',
  id: `${bank}-archive`,
  differences: [{ property: 'lock', expected: 10, actual: 1, weakens: true }],
};
const gone: Finding = { ...lock, name: 'export-bucket', id: `${bank}-exports`, differences: 'missing', lostLock: true };
const topic: Finding = { name: 'topic-accounts', type: 'kafka-topic', id: `${bank}.accounts`, differences: 'missing' };

describe('a weakened lock', () => {
  test('that a run finds at its own end is an alarm as any other, once; and the bank was looked at', async () => {
    const failing = () => fakeExecutor(() => ({ step: 'verify', reason: 'lock is 1, not 10', found: [lock] }));
    expect(await run('change', failing())).toBe(false);
    const { checkedAt, differences } = await drift();
    expect(checkedAt).toEqual(expect.any(String));
    expect(differences).toMatchObject([{ property: 'lock', severity: 'alarm' }]);
    const said = `lock of ${bank}-archive is 1, must be 10`;
    expect(logged).toEqual([['a lock or a grant of a bank was weakened', said]]);
    expect(await run('repair', failing())).toBe(false);
    expect([await alarms(), logged.length]).toEqual([[said], 1]);
    const failed = await em().findOneOrFail(Run, { tenantId: bank, kind: 'change' });
    expect(failed.failure).toEqual({ step: 'verify', reason: 'lock is 1, not 10' });
    // A run that comes to its end has read the bank back, and found it well.
    expect(await run('provision', fakeExecutor())).toBe(true);
    expect((await drift()).differences).toEqual([]);
  });

  test('is one when a locked bucket is gone, and says what that means; a topic that is gone is drift', async () => {
    const before = (await alarms()).length;
    expect(
      await run(
        'check-drift',
        fakeExecutor(() => [gone, topic]),
      ),
    ).toBe(true);
    const { differences } = await drift();
    expect(differences).toMatchObject([
      { resource: { name: `${bank}-exports` }, property: 'existence', severity: 'alarm', advice: expect.any(String) },
      { resource: { name: `${bank}.accounts` }, property: 'existence', severity: 'drift', advice: null },
    ]);
    expect(await alarms()).toHaveLength(before + 1);
  });
});

test('what a check notes besides differences stands in its run', async () => {
  const note = 'its rule holds for 5000 days, longer than the 3653 that are declared';
  const noted: Finding = { ...lock, differences: [], note };
  await run(
    'check-drift',
    fakeExecutor(() => [noted]),
  );
  const { detail } = await em().findOneOrFail(RunStep, { name: 'inspect', detail: { $like: '1 things%' } });
  expect(detail).toBe(`1 things read, 0 differ; ${note}`);
});
