/** Questions to the engine: of whom they are asked, and what is left of one that came to no end. */
import { createLogger } from '@munim/platform/telemetry';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Preview, Tenant } from '../database/entities/index.ts';
import { type TenantState, tenantStates } from '../tenants/life.ts';
import { silentAnnouncer } from '../testing/parts.ts';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import { ExecutorLost, TaskFailed } from './executor/process.ts';
import { answerPreview, sweepPreviews } from './preview.ts';
import { fakeExecutor, type FakeExecutor } from './testing/fake-executor.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.post('/v1/tenants', { id: 'seen-bank', name: 'Seen', country: 'IN', contexts: ['accounts', 'customers'] });
});
afterAll(() => api.stop());

const em = () => api.orm.em.fork();
const is = (state: TenantState) => em().nativeUpdate(Tenant, { id: 'seen-bank' }, { state });
const ask = (of: 'contexts' | 'repair', body: object) => api.post(`/v1/tenants/seen-bank/${of}/preview`, body);
const context = {
  announcer: silentAnnouncer,
  secretsDirectory: '',
  release: { name: 'r', migrations: [], resources: {} },
  lastCount: () => Promise.resolve(),
  log: createLogger({ service: 'preview-spec', level: 'fatal' }),
};
const answer = (executor: FakeExecutor) => answerPreview({ orm: api.orm, ...context }, () => Promise.resolve(executor));
const sweep = (executor: FakeExecutor) => sweepPreviews({ orm: api.orm, ...context }, executor);

beforeEach(async () => {
  await em().nativeDelete(Preview, {});
  await is('active');
});

describe('a preview of a bank', () => {
  test.each(tenantStates)(
    'in state %s is asked for when the bank could be changed, and else refused',
    async (state) => {
      await is(state);
      const allowed = state === 'active' || state === 'suspended';
      const answers = [await ask('contexts', { contexts: ['accounts'] }), await ask('repair', {})];
      expect(answers.map(({ status }) => status)).toEqual(allowed ? [202, 202] : [409, 409]);
      expect(answers.map(({ body }) => body.code)).toEqual(Array(2).fill(allowed ? undefined : 'transition-forbidden'));
    },
  );

  test('of a repair is about all that it has, switched on or kept', async () => {
    await em().nativeUpdate(Tenant, { id: 'seen-bank' }, { contexts: ['accounts'], keptContexts: ['customers'] });
    const { body } = await ask('repair', {});
    expect(body).toMatchObject({ tenantId: 'seen-bank', state: 'queued', contexts: ['accounts', 'customers'] });
    await answer(fakeExecutor());
    expect((await api.get(`/v1/previews/${body.id}`)).body).toMatchObject({ state: 'succeeded', changes: [] });
  });

  test('that has left since is answered without the engine: no stack of it is made again', async () => {
    const { body } = await ask('repair', {});
    await is('retained');
    const executor = fakeExecutor();
    expect(await answer(executor)).toBe(true);
    expect(executor.asked).toEqual([]);
    const { state, reason } = (await api.get(`/v1/previews/${body.id}`)).body;
    expect([state, reason]).toEqual(['failed', 'seen-bank is retained by now']);
  });
});

describe('a preview that came to no end', () => {
  const askNew = async () => (await api.post('/v1/tenants/preview', { name: 'New', country: 'IN' })).body.id as string;
  const dying = () =>
    fakeExecutor(() => {
      throw new ExecutorLost('SIGKILL');
    });

  test('is asked again at once, under its own name; given up after three deaths, its stack is taken away at the next start', async () => {
    const id = await askNew();
    for (const _death of [1, 2, 3]) {
      await expect(answer(dying())).rejects.toThrow('SIGKILL');
      const early = fakeExecutor();
      await sweep(early);
      expect(early.asked, 'another worker may be at it').toEqual([]);
    }
    expect(await answer(fakeExecutor())).toBe(true);
    expect((await api.get(`/v1/previews/${id}`)).body.reason).toContain('given up');

    // Not forgotten with its row, however old that is.
    await em().nativeUpdate(Preview, { id }, { createdAt: new Date('2020-01-01') });
    await askNew();
    const failing = fakeExecutor(() => {
      throw new TaskFailed('the backend is away');
    });
    await sweep(failing);
    const starting = fakeExecutor();
    await sweep(starting);
    expect([failing.asked, starting.asked]).toEqual([[`remove ${id}`], [`remove ${id}`]]);
    await sweep(starting);
    expect(starting.asked).toHaveLength(1);
  });

  test('is none when the engine has answered: there is nothing to take away', async () => {
    await askNew();
    await answer(fakeExecutor());
    const starting = fakeExecutor();
    await sweep(starting);
    expect(starting.asked).toEqual([]);
  });
});
