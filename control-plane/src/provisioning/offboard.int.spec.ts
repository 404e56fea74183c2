/** What stops a bank from being taken apart, and where: the stores are not there, every decision and every row is. */
import { createLogger } from '@munim/platform/telemetry';
import { randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Approval, LegalHold, Offboarding, Run, Tenant } from '../database/entities/index.ts';
import type { RunKind } from '../database/entities/run.ts';
import { queueDueOffboardings } from '../offboarding/schedule.ts';
import type { Announcer } from '../registry/announcer.ts';
import { silentAnnouncer } from '../testing/parts.ts';
import { startTestApi, type TestAnswer, type TestApi, type TestOperator } from '../testing/test-api.ts';
import { type Claim, claimRun } from './queue.ts';
import { type FakeExecutor, fakeExecutor } from './testing/fake-executor.ts';
import { workOn } from './worker.ts';

let api: TestApi;
let checker: TestOperator;
let directory: string;
const announced: string[] = [];
const announcer: Announcer = {
  ...silentAnnouncer,
  announce: (_em, entry) => {
    if (entry.kind === 'tenant') announced.push(`${entry.id} ${entry.state}`);
  },
};
const reason = { reason: 'the bank closes' };

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munim-leave-'));
  // The database's clock is the real one, and says when a cooling-off is over.
  api = await startTestApi(Date.now(), { announcer });
  checker = await api.operator('operator');
  await em().execute(`insert into releases (name, migrations, resources) values ('r', '[]', '{}')`);
});
afterAll(async () => {
  await api.stop();
  await rm(directory, { recursive: true, force: true });
});

const em = () => api.orm.em.fork();
const row = (id: string) => em().findOneOrFail(Tenant, { id });
const post = (id: string, what: string, body: object = reason) => api.post(`/v1/tenants/${id}/${what}`, body);
const codeOf = ({ status, body }: TestAnswer) => [status, body.code];
const lastRun = (tenantId: string) => em().findOneOrFail(Run, { tenantId }, { orderBy: { createdAt: 'desc' } });

let banks = 0;
async function bank(state: 'suspended' | 'failed' = 'suspended'): Promise<string> {
  const id = `leaving-${++banks}`;
  await api.post('/v1/tenants', { id, name: 'A bank', country: 'IN' });
  await em().nativeUpdate(Run, { tenantId: id }, { state: state === 'failed' ? 'failed' : 'succeeded' });
  await em().nativeUpdate(Tenant, { id }, { state });
  return id;
}

async function approve(id: string): Promise<TestAnswer> {
  const asked = await post(id, 'offboard');
  return api.post(`/v1/approvals/${asked.body.id}/approve`, reason, checker);
}

/** Allowed by two, cooled off, handed over. */
async function leaving(id: string): Promise<void> {
  expect((await approve(id)).status).toBe(200);
  await coolOff(id);
  expect((await post(id, 'offboarding/handover', { to: 'A. Banker', ...reason })).status).toBe(200);
}
const coolOff = (tenantId: string) =>
  em().nativeUpdate(Offboarding, { tenantId }, { coolingOffEndsAt: new Date(Date.now() - 60_000) });

const hold = (id: string, about: object = {}) => post(id, 'holds', { ...about, ...reason });
async function lift(id: string): Promise<void> {
  await em().nativeUpdate(LegalHold, { tenantId: id, liftedAt: null }, { liftedAt: new Date() });
}

/** The run of this kind, taken up by a worker. */
async function claim(tenantId: string, kind: RunKind = 'offboard'): Promise<Claim> {
  await em().insert(Run, { id: `run_${randomUUIDv7()}`, tenantId, kind, state: 'queued', requestedBy: 'test' });
  return take();
}
async function take(): Promise<Claim> {
  const claimed = await claimRun(api.orm, 'spec', 600_000, 'r');
  if (!claimed) throw new Error('there is no run to take up');
  return claimed;
}
const work = (claimed: Claim, executor: FakeExecutor): Promise<boolean> =>
  workOn(claimed, executor, {
    orm: api.orm,
    announcer,
    secretsDirectory: directory,
    release: { name: 'r', migrations: [], resources: {} },
    lastCount: () => Promise.resolve(),
    log: createLogger({ service: 'offboard-spec', level: 'fatal' }),
    name: 'spec',
    leaseMs: 600_000,
    executorEnvironment: {},
    ended: () => undefined,
  });

beforeEach(async () => {
  // Nothing of the banks before is due, or waits for a worker.
  await em().nativeUpdate(Run, { state: { $in: ['queued', 'running'] } }, { state: 'failed' });
  await em().nativeUpdate(Tenant, {}, { state: 'disposed' });
  announced.length = 0;
});

describe('a bank that is taken back', () => {
  test('while its archive is sealed: its run ends, nothing more is asked of any store, and it can be resumed', async () => {
    const id = await bank();
    await leaving(id);
    const executor = fakeExecutor(async (what) => {
      if (what === 'seal') expect((await post(id, 'offboarding/recall')).status).toBe(200);
    });
    // Its lease is gone: the worker hears of it as of any other loss.
    await expect(work(await claim(id), executor)).rejects.toThrow('lease');
    expect(executor.asked).toEqual(['seal']);
    expect(await lastRun(id)).toMatchObject({
      state: 'failed',
      failure: { step: 'claim', reason: 'the offboarding was taken back: the bank closes' },
    });
    expect((await post(id, 'resume')).body.state).toBe('active');
  });

  test.each<[string, string]>([
    ['is suspended by then', `update tenants set state = 'suspended', offboarded_from = null where id = ?`],
    ['leaves again, by another offboarding', 'update offboardings set number = number + 1 where tenant_id = ?'],
  ])('and %s: a worker that heard of nothing destroys nothing', async (_what, change) => {
    const id = await bank();
    await leaving(id);
    const executor = fakeExecutor(async (what) => {
      if (what === 'seal') await em().execute(change, [id]);
    });
    expect(await work(await claim(id), executor)).toBe(false);
    expect(executor.asked).toEqual(['seal']);
    const { failure } = await lastRun(id);
    expect(failure).toMatchObject({ step: 'seal', reason: expect.stringContaining('taken back') });
    expect((await em().findOneOrFail(Offboarding, { tenantId: id })).destructionStartedAt).toBe(null);
  });

  test('before its run is taken up: the run ends with it, and none is queued', async () => {
    const id = await bank();
    await leaving(id);
    expect(await queueDueOffboardings(api.orm, randomUUIDv7)).toBe(1);
    expect((await post(id, 'offboarding/recall')).status).toBe(200);
    expect(await lastRun(id)).toMatchObject({ kind: 'offboard', state: 'failed' });
    expect(await claimRun(api.orm, 'spec', 600_000, 'r')).toBe(undefined);
    await em().nativeUpdate(Run, { tenantId: id, kind: 'offboard' }, { endedAt: new Date(0) });
    expect(await queueDueOffboardings(api.orm, randomUUIDv7)).toBe(0);
  });

  test('and let go again cools off again, is handed over again, and owes nothing to what was sealed before', async () => {
    const id = await bank();
    await leaving(id);
    await em().nativeUpdate(Offboarding, { tenantId: id }, { treeSize: 1, rootHash: 'old', verifierKey: 'old' });
    await post(id, 'offboarding/recall');
    await approve(id);
    const { body } = await api.get(`/v1/tenants/${id}/offboarding`);
    expect(body).toMatchObject({ handedOver: null, archive: null });
    expect(await queueDueOffboardings(api.orm, randomUUIDv7)).toBe(0);
  });

  test.each<[string, (id: string) => Promise<unknown>, string]>([
    ['cools off still', async (id) => approve(id), 'it cools off until'],
    ['was not handed over', async (id) => approve(id).then(() => coolOff(id)), 'its export was not handed over'],
  ])('or that %s is not taken apart, whoever queued the run', async (_what, prepare, why) => {
    const id = await bank();
    await prepare(id);
    const executor = fakeExecutor();
    expect(await work(await claim(id), executor)).toBe(false);
    expect(executor.asked).toEqual(['seal']);
    expect((await lastRun(id)).failure).toEqual({
      step: 'start-destruction',
      reason: expect.stringContaining(why),
    });
    expect((await post(id, 'offboarding/recall')).status).toBe(200);
  });

  test('not once the destruction has started', async () => {
    const id = await bank();
    await leaving(id);
    const answers: unknown[] = [];
    const executor = fakeExecutor(async (what) => {
      if (what === 'let-go') answers.push(codeOf(await post(id, 'offboarding/recall')));
    });
    expect(await work(await claim(id), executor)).toBe(true);
    expect(answers).toEqual([[409, 'destruction-started']]);
    expect((await row(id)).state).toBe('retained');
  });
});

describe('a bank that never came up', () => {
  test('leaves unannounced, and is failed again when it stays: from there it can be provisioned', async () => {
    const id = await bank('failed');
    await leaving(id);
    expect((await api.get(`/v1/tenants/${id}`)).body.state).toBe('offboarding');
    expect(codeOf(await post(id, 'drift-checks', {}))).toEqual([409, 'transition-forbidden']);
    expect((await post(id, 'offboarding/recall')).status).toBe(200);
    expect((await row(id)).state).toBe('failed');
    expect(announced.filter((one) => one.startsWith(id))).toEqual([]);
    expect(codeOf(await post(id, 'resume'))).toEqual([409, 'transition-forbidden']);
    expect((await post(id, 'provision', {})).status).toBe(202);
    expect(await work(await take(), fakeExecutor())).toBe(true);
    expect((await row(id)).state).toBe('active');
    expect(announced).toEqual([`${id} active`]);
  });

  test('one that did is suspended again, and pods are told each time', async () => {
    const id = await bank();
    await leaving(id);
    await post(id, 'offboarding/recall');
    expect((await row(id)).state).toBe('suspended');
    expect(announced.filter((one) => one.startsWith(id))).toEqual([`${id} offboarding`, `${id} suspended`]);
  });
});

describe('a legal hold that comes late', () => {
  const order = ['seal', 'let-go', 'up', 'remove-remains', 'survey'];

  test.each<[string, string[]]>([
    ['seal', ['seal']],
    ['let-go', ['seal', 'let-go']],
    ['up', ['seal', 'let-go', 'up']],
    ['remove-remains', order],
  ])('during %s stops what is left; once it is lifted, the rest is done', async (during, done) => {
    const id = await bank();
    await leaving(id);
    let placed: TestAnswer | undefined;
    const executor = fakeExecutor(async (what) => {
      if (what === during) placed = await hold(id, { scope: 'record-class', subject: 'accounts' });
    });
    const complete = await work(await claim(id), executor);
    expect(executor.asked).toEqual(done);
    expect(placed?.status).toBe(201);
    expect(placed?.body.destruction).toEqual(
      during === 'seal' ? null : { of: 'bank', startedAt: expect.any(String), gone: expect.any(Array) },
    );
    // What comes after the last destruction is a certificate, which names the hold.
    expect(complete).toBe(during === 'remove-remains');
    if (complete) return;
    const { state, failure } = await lastRun(id);
    expect([state, failure?.reason]).toEqual(['failed', `in force: ${placed?.body.id} record-class accounts`]);
    expect((await row(id)).state).toBe('offboarding');
    await em().nativeUpdate(Run, { tenantId: id, kind: 'offboard' }, { endedAt: new Date(0) });
    // Its locks are made longer; nothing else is due.
    await queueDueOffboardings(api.orm, randomUUIDv7);
    expect((await lastRun(id)).kind).toBe('extend-locks');
    expect(await work(await take(), fakeExecutor())).toBe(true);

    await lift(id);
    await queueDueOffboardings(api.orm, randomUUIDv7);
    expect(await work(await take(), fakeExecutor())).toBe(true);
    expect((await row(id)).state).toBe('retained');
  });

  test('is looked for again by whoever takes a killed run over, before anything else is done', async () => {
    const id = await bank();
    await leaving(id);
    await claim(id);
    await em().nativeUpdate(Offboarding, { tenantId: id }, { destructionStartedAt: new Date() });
    await hold(id);
    await em().nativeUpdate(Run, { tenantId: id, state: 'running' }, { leaseExpiresAt: new Date(0) });
    const executor = fakeExecutor();
    expect(await work(await take(), executor)).toBe(false);
    expect(executor.asked).toEqual([]);
    expect((await lastRun(id)).failure?.step).toBe('start-destruction');
  });

  test('says what is gone already', async () => {
    const id = await bank();
    await leaving(id);
    const claimed = await claim(id);
    await expect(
      work(
        claimed,
        fakeExecutor((what) => {
          if (what === 'up') throw new Error('the worker is killed here');
        }),
      ),
    ).rejects.toThrow('killed');
    await em().execute(`update run_steps set state = 'done' where run_id = ? and name = 'topic-accounts'`, [
      claimed.runId,
    ]);
    const { body } = await hold(id, { scope: 'subject', subject: 'cus_1' });
    expect(body.destruction).toEqual({
      of: 'bank',
      startedAt: expect.any(String),
      gone: [{ type: 'kafka-topic', name: `${id}.accounts` }],
    });
    // Whoever takes it over knows, too: what is gone is not shown as being there.
    await em().nativeUpdate(Run, { id: claimed.runId }, { leaseExpiresAt: new Date(0) });
    await work(await take(), fakeExecutor());
    const { resources } = (await api.get(`/v1/tenants/${id}`)).body;
    expect(resources).toContainEqual({ type: 'kafka-topic', name: `${id}.accounts`, state: 'destroyed' });
  });

  test('placed while the remains are deleted, keeps those that are left', async () => {
    const id = await bank();
    await leaving(id);
    await work(await claim(id), fakeExecutor());
    const placed: TestAnswer[] = [];
    const batches = [
      { deleted: 200, gone: [], left: true },
      { deleted: 200, gone: [`${id}-archive`], left: true },
      { deleted: 3, gone: [`${id}-export`], left: false },
    ];
    const executor = fakeExecutor(async (what) => {
      if (what !== 'empty-buckets') return undefined;
      if (batches.length === 2) placed.push(await hold(id, { scope: 'record-class', subject: 'accounts' }));
      return batches.shift();
    });
    expect(await work(await claim(id, 'dispose'), executor)).toBe(false);
    expect(executor.asked).toEqual(['empty-buckets', 'empty-buckets']);
    expect((await lastRun(id)).failure).toEqual({ step: 'dispose', reason: expect.stringContaining('in force') });
    expect(placed[0]?.body.destruction).toMatchObject({ of: 'remains', gone: [] });
    const { state, resources } = (await api.get(`/v1/tenants/${id}`)).body;
    expect(state).toBe('retained');
    expect(resources.filter(({ type }: { type: string }) => type === 's3-bucket')).toEqual([
      { type: 's3-bucket', name: `${id}-archive`, state: 'destroyed' },
      { type: 's3-bucket', name: `${id}-exports`, state: 'retained' },
    ]);
  });
});

describe('a run that a bank is not in the state for', () => {
  test.each<RunKind>(['repair', 'change', 'rotate-login', 'provision'])(
    'a %s of a bank that leaves fails by itself, and its worker goes on',
    async (kind) => {
      const id = await bank();
      await leaving(id);
      const executor = fakeExecutor();
      expect(await work(await claim(id, kind), executor)).toBe(false);
      expect(executor.asked).toEqual([]);
      expect(await lastRun(id)).toMatchObject({ state: 'failed', failure: { step: 'claim' } });
      expect((await row(id)).state).toBe('offboarding');
    },
  );

  test('is not asked for: no repair of a bank that leaves, no leaving while a run changes it', async () => {
    const id = await bank();
    const { body } = await post(id, 'repair');
    const refused = await post(id, 'offboard');
    expect(codeOf(refused)).toEqual([409, 'run-in-progress']);
    expect(refused.body.detail).toContain(body.id);
    await em().nativeUpdate(Run, { id: body.id }, { state: 'succeeded' });
    const asked = await post(id, 'offboard');
    const late = await post(id, 'rotate-login');
    expect(codeOf(await api.post(`/v1/approvals/${asked.body.id}/approve`, reason, checker))).toEqual([
      409,
      'run-in-progress',
    ]);
    expect((await em().findOneOrFail(Approval, { id: asked.body.id })).state).toBe('pending');
    await em().nativeUpdate(Run, { id: late.body.id }, { state: 'succeeded' });
    // One that only looks is no reason to wait.
    await post(id, 'drift-checks', {});
    expect((await api.post(`/v1/approvals/${asked.body.id}/approve`, reason, checker)).status).toBe(200);
    expect(codeOf(await post(id, 'repair'))).toEqual([409, 'transition-forbidden']);
  });
});

test('what a bank has is shown through runs that are not over its resources, and through an offboarding that came to nothing', async () => {
  const id = await bank('failed');
  await post(id, 'provision', {});
  await work(await take(), fakeExecutor());
  await em().execute(`update run_steps set state = 'done' where run_id in (select id from runs where tenant_id = ?)`, [
    id,
  ]);
  const shown = async () =>
    (await api.get(`/v1/tenants/${id}`)).body.resources.map(({ state }: { state: string }) => state);
  const whole = await shown();
  expect(whole.length).toBeGreaterThan(8);
  expect(new Set(whole)).toEqual(new Set(['done']));

  await hold(id);
  await queueDueOffboardings(api.orm, randomUUIDv7);
  expect(await work(await take(), fakeExecutor())).toBe(true);
  expect([(await lastRun(id)).kind, await shown()]).toEqual(['extend-locks', whole]);

  await lift(id);
  await post(id, 'suspend');
  await leaving(id);
  const failing = fakeExecutor((what) => {
    if (what === 'seal') throw new TypeError('no archiver');
  });
  await expect(work(await claim(id), failing)).rejects.toThrow('no archiver');
  expect(await shown()).toEqual(whole);
  await em().nativeUpdate(Run, { tenantId: id, state: 'running' }, { leaseExpiresAt: new Date(0) });
  expect(await work(await take(), fakeExecutor())).toBe(true);
  expect(new Set(await shown())).toEqual(new Set(['destroyed', 'retained']));
});
