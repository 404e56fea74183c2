import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import { queueDueChecks } from './schedule.ts';

const hourMs = 3_600_000;
const banks = ['one-bank', 'two-bank'];

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  for (const id of banks) await api.post('/v1/tenants', { id, name: id, country: 'IN' });
});
afterAll(() => api.stop());

const sql = (text: string, values: unknown[] = []) => api.orm.em.fork().execute(text, values);
/** `ago`: when it was asked for. `looked`: when it had read the bank back. */
const run = (tenantId: string, kind: string, state: string, ago: string, looked: string | null = null) =>
  sql(
    `insert into runs (id, tenant_id, kind, state, requested_by, created_at, ended_at, read_back_at)
     values (?, ?, ?, ?, 'test', now() - ?::interval, now(), now() - ?::interval)`,
    [`run_${randomUUIDv7()}`, tenantId, kind, state, ago, looked],
  );
const due = () => queueDueChecks(api.orm, hourMs, randomUUIDv7);

beforeEach(async () => {
  await sql('delete from run_events');
  await sql('delete from runs');
  await sql(`update tenants set state = case when id = 'one-bank' then 'active' else 'disposed' end`);
});

describe('the check of a bank', () => {
  test('is queued when nobody has looked for long, once, whoever asks', async () => {
    await sql(`update tenants set state = 'suspended' where id = 'two-bank'`);
    await run('one-bank', 'provision', 'succeeded', '2 h', '2 h');
    expect((await Promise.all([due(), due()])).reduce((a, b) => a + b)).toBe(2);
    for (const id of banks)
      expect((await api.get(`/v1/runs?tenantId=${id}&state=queued`)).body.data).toMatchObject([
        { kind: 'check-drift', requestedBy: 'schedule' },
      ]);
    expect(await due()).toBe(0);
  });

  test('is due in spite of a run that looked at nothing, which is no look either for whoever reads the drift', async () => {
    await run('one-bank', 'extend-locks', 'succeeded', '1 min');
    expect((await api.get('/v1/tenants/one-bank/drift')).body.checkedAt).toBe(null);
    expect(await due()).toBe(1);
  });

  test('is not due after any run that has read the bank back, one that failed over what it found included', async () => {
    await run('one-bank', 'change', 'failed', '2 h', '1 min');
    expect((await api.get('/v1/tenants/one-bank/drift')).body.checkedAt).toEqual(expect.any(String));
    expect(await due()).toBe(0);
  });

  test('that could not be made is tried again in minutes, not in seconds', async () => {
    await run('one-bank', 'check-drift', 'failed', '4 min');
    expect(await due()).toBe(0);
    await sql(`update runs set created_at = now() - interval '6 min'`);
    expect(await due()).toBe(1);
  });

  test.each(['offboarding', 'retained'])('is due of one that is %s, if it was ever complete', async (state) => {
    const is = (from: string) =>
      sql(`update tenants set state = ?, offboarded_from = ? where id = 'one-bank'`, [state, from]);
    await is('failed');
    expect(await due()).toBe(0);
    await is('suspended');
    expect(await due()).toBe(1);
  });

  test('is not due, and is refused, while the bank is taken apart', async () => {
    await sql(`update tenants set state = 'offboarding', offboarded_from = 'suspended' where id = 'one-bank'`);
    await sql(
      `insert into operators (id, name, role, state, created_at) values ('other', 'o', 'owner', 'active', now())`,
    );
    await sql(
      `insert into offboardings (tenant_id, reason, requested_by, approved_by, approved_at, cooling_off_ends_at,
                                 destruction_started_at)
       values ('one-bank', 'x', 'bootstrap', 'other', now(), now(), now())`,
    );
    expect(await due()).toBe(0);
    const { status, body } = await api.post('/v1/tenants/one-bank/drift-checks', {});
    expect([status, body.code]).toEqual([409, 'destruction-started']);
  });
});
