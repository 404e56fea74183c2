/** What people may ask of an upgrade, and what they are told: no provisioner runs here, so nothing moves by itself. */
import type { Release } from '@munim/tenant';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BankRelease, Run, Tenant, Upgrade, UpgradeBank } from '../database/entities/index.ts';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import { offerRelease } from './releases.ts';

const old: Release = { name: '0041-00000000', migrations: ['1 log aa'], resources: { login: 'a', topic: 'b' } };
const next: Release = {
  name: '0042-00000000',
  migrations: ['1 log aa', '42 notes bb'],
  resources: { login: 'c', topic: 'b', bucket: 'd' },
};
const ahead: Release = { ...next, name: '0043-00000000', migrations: [...next.migrations, '43 more cc'] };

let api: TestApi;
const em = () => api.orm.em.fork();
const reason = 'quarterly release';
const start = (more: object = {}) => api.post('/v1/upgrades', { soakSeconds: 0, reason, ...more });
const act = (id: string, verb: string) => api.post(`/v1/upgrades/${id}/${verb}`, { reason: 'seen' });
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

async function bank(id: string, release: Release | undefined, state: Tenant['state'] = 'active'): Promise<void> {
  await em().transactional(async (own) => {
    own.create(Tenant, { id, name: id, state, contexts: ['accounts'], cell: 'test', region: 'test' });
    await own.flush();
    if (release) own.create(BankRelease, { tenantId: id, release: release.name, declared: [] });
  });
}

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test('without a provisioner there is no release to go to', async () => {
  expect(codeOf(await start())).toEqual([409, 'no-release-offered']);
});

describe('of a fleet of six', () => {
  beforeAll(async () => {
    for (const release of [ahead, old, next]) await offerRelease(api.orm, release);
    await api.orm.em
      .fork()
      .execute(`update releases set offered_at = now() - interval '1 hour' where name <> ?`, [next.name]);
    for (const id of ['a-bank', 'b-bank', 'c-bank']) await bank(id, old);
    await bank('ahead-bank', ahead);
    await bank('done-bank', next);
    await bank('new-bank', undefined, 'provisioning');
  });
  beforeEach(async () => {
    for (const table of ['upgrade_banks', 'upgrades', `runs`]) await em().execute(`delete from ${table}`);
  });

  test('a preview says who goes when, who does not and why, and what would change; and changes nothing', async () => {
    const { status, body } = await api.post('/v1/upgrade-previews', { canaries: ['b-bank'], percentages: [50, 100] });
    expect([status, body]).toEqual([
      200,
      {
        release: next.name,
        waves: [['b-bank'], ['a-bank'], ['c-bank']],
        skipped: [
          { tenantId: 'ahead-bank', reason: 'its schema holds migrations that this release does not' },
          { tenantId: 'done-bank', reason: 'is on this release already' },
          { tenantId: 'new-bank', reason: 'is provisioning: its first run brings it to a release' },
        ],
        changes: [
          {
            fromRelease: old.name,
            banks: 3,
            migrations: ['42 notes'],
            resources: [
              { name: 'bucket', change: 'create' },
              { name: 'login', change: 'update' },
            ],
          },
        ],
      },
    ]);
    expect(await em().count(Upgrade, {})).toBe(0);
  });

  test.each<[string, object, string]>([
    ['canaries that are no active bank', { canaries: ['a-bank', 'new-bank'] }, '/canaries'],
    ['shares that do not end with all', { percentages: [10, 50] }, '/percentages'],
    ['shares that fall', { percentages: [50, 10, 100] }, '/percentages'],
    ['more at a time than anybody works on', { parallel: 17 }, '/parallel'],
    ['a word of its own', { colour: 'red' }, '/colour'],
    ['a release that is none', { release: 'latest' }, '/release'],
  ])('%s are refused, and nothing begins', async (_, more, pointer) => {
    const { status, body } = await start(more);
    expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'invalid-request', pointer]);
    expect(await em().count(Upgrade, {})).toBe(0);
  });

  test('a release that nobody offers, and a fleet that has nothing to do, are said to be so', async () => {
    expect(codeOf(await start({ release: '0099-00000000' }))).toEqual([409, 'no-release-offered']);
    expect(codeOf(await start({ only: ['done-bank'] }))).toEqual([409, 'nothing-to-upgrade']);
  });

  test('of two that are started at once one is, and the other is told', async () => {
    const answers = await Promise.all([start(), start(), start()]);
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    const started = answers.find(({ status }) => status === 202)?.body.id as string;
    const others = answers.filter(({ status }) => status === 409).map(({ body }) => `${body.code}: ${body.detail}`);
    expect(others).toEqual(Array(2).fill(`upgrade-in-progress: ${started} is queued`));
    expect(await em().count(UpgradeBank, {})).toBe(3);
  });

  test('pause, resume and abort go by its state; a refusal names what it allows; each is a deed with a reason', async () => {
    const { body } = await start();
    expect(body).toMatchObject({ state: 'queued', progress: { total: 3, pending: 3 }, release: next.name });
    const states = [];
    for (const verb of ['pause', 'resume', 'pause']) states.push((await act(body.id, verb)).body.state);
    expect(states).toEqual(['paused', 'running', 'paused']);
    const refused = await act(body.id, 'pause');
    expect(codeOf(refused)).toEqual([409, 'upgrade-state-forbids']);
    expect(refused.body.detail).toBe('pause is not for an upgrade that is paused; it allows: resume, abort, retry');
    expect((await act(body.id, 'abort')).body).toMatchObject({ state: 'aborted', progress: { skipped: 3 } });
    expect(codeOf(await act(body.id, 'resume'))).toEqual([409, 'upgrade-state-forbids']);
    const deeds = (await api.get(`/v1/audit?target=upgrade/${body.id}`)).body.data as {
      action: string;
      reason: string;
    }[];
    expect(deeds.map((deed) => `${deed.action}: ${deed.reason}`).toReversed()).toEqual([
      'startUpgrade: quarterly release',
      'pause-upgrade: seen',
      'resume-upgrade: seen',
      'pause-upgrade: seen',
      'abort-upgrade: seen',
    ]);
    expect((await start()).status).toBe(202);
  });

  test('an abort takes back a run that nobody has taken up, and leaves one that somebody has', async () => {
    const { body } = await start();
    const begin = (id: string, state: Run['state']) =>
      em().transactional(async (own) => {
        own.create(Run, {
          id: `run_${id}`,
          tenantId: id,
          kind: 'upgrade',
          state,
          requestedBy: 'test',
          release: next.name,
        });
        await own.flush();
        await own.execute(`update upgrade_banks set state = 'running', run_id = ? where tenant_id = ?`, [
          `run_${id}`,
          id,
        ]);
      });
    await begin('a-bank', 'queued');
    await begin('b-bank', 'running');
    const { progress } = (await act(body.id, 'abort')).body;
    expect(progress).toMatchObject({ skipped: 2, running: 1 });
    expect((await em().findOneOrFail(Run, { id: 'run_a-bank' })).state).toBe('failed');
    expect((await em().findOneOrFail(Run, { id: 'run_b-bank' })).state).toBe('running');
  });

  test('only a quarantined bank is tried again; a completed upgrade goes on with it, unless another is open', async () => {
    const { body } = await start();
    const retry = (id: string) => api.post(`/v1/upgrades/${body.id}/banks/${id}/retry`, { reason: 'mended' });
    expect(codeOf(await retry('a-bank'))).toEqual([409, 'upgrade-state-forbids']);
    expect(codeOf(await retry('done-bank'))).toEqual([404, 'not-found']);
    const setTo = async (id: string, state: string): Promise<void> => {
      await em().execute('update upgrades set state = ? where id = ?', [state, id]);
    };
    await em().execute(`update upgrade_banks set state = 'quarantined', reason = 'x' where tenant_id = 'a-bank'`);
    await setTo(body.id, 'completed');
    const other = (await start({ only: ['b-bank'] })).body.id as string;
    expect(codeOf(await retry('a-bank'))).toEqual([409, 'upgrade-in-progress']);
    expect((await em().findOneOrFail(UpgradeBank, { tenantId: 'a-bank' })).state).toBe('quarantined');
    await setTo(other, 'aborted');
    expect((await retry('a-bank')).body).toMatchObject({ state: 'running', progress: { pending: 3, quarantined: 0 } });
  });

  test('the list and the fleet say where it stands', async () => {
    const { body } = await start();
    expect((await api.get('/v1/upgrades')).body.data).toMatchObject([{ id: body.id, progress: { total: 3 } }]);
    expect(
      (await api.get(`/v1/upgrades/${body.id}`)).body.waves.map((wave: { banks: object[] }) => wave.banks.length),
    ).toEqual([1, 1, 1]);
    expect((await api.get('/v1/fleet')).body.releases).toEqual([
      { release: ahead.name, banks: 1, offered: false },
      { release: next.name, banks: 1, offered: true },
      { release: old.name, banks: 3, offered: false },
    ]);
    expect((await api.get('/v1/tenants/a-bank')).body.release).toBe(old.name);
    expect((await api.get('/v1/tenants/new-bank')).body.release).toBeNull();
  });
});
