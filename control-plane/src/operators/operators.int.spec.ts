import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi, type TestOperator } from '../testing/test-api.ts';
import { signInTo } from '../testing/test-session.ts';

let api: TestApi;
let second: TestOperator;
let clerk: TestOperator;
let emails = 0;

beforeAll(async () => {
  api = await startTestApi();
  second = await api.operator('owner');
  clerk = await api.operator('operator', second);
});
afterAll(() => api.stop());

const wanted = (role = 'auditor') => ({
  name: 'A. Person',
  email: `p${++emails}@operator.test`,
  role,
  reason: 'joins',
});
const decide = (id: string, verb: string, who: TestOperator) =>
  api.post(`/v1/approvals/${id}/${verb}`, { reason: 'seen' }, who);
const operators = async (): Promise<{ id: string; email: string; role: string; state: string }[]> =>
  (await api.get('/v1/operators?limit=200')).body.data;
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

describe('the first owner', () => {
  test('lets the second one in alone, because there is nobody to ask, and the approval says so', async () => {
    const alone = await startTestApi();
    const { status, body } = await alone.post('/v1/operators', wanted('owner'));
    expect([status, body.state, body.decidedBy, body.decisionReason]).toEqual([
      202,
      'approved',
      null,
      'nobody else has a role that could be asked',
    ]);
    // From then on the second is asked, although they have not come yet: inviting oneself a checker gains nothing twice.
    expect((await alone.post('/v1/operators', wanted('owner'))).body.state).toBe('pending');
    await alone.stop();
  });

  test('two askers at once: one of them is alone, the other one waits', async () => {
    const alone = await startTestApi();
    const states = await Promise.all(
      [1, 2].map(async () => (await alone.post('/v1/operators', wanted('owner'))).body.state as string),
    );
    expect(states.toSorted()).toEqual(['approved', 'pending']);
    await alone.stop();
  });
});

describe('four eyes', () => {
  let id: string;
  let email: string;
  beforeEach(async () => {
    const person = wanted();
    email = person.email;
    id = (await api.post('/v1/operators', person)).body.id;
  });

  test('nothing is done before another owner allows it; then it is, in the name of whoever asked', async () => {
    expect((await operators()).some((one) => one.email === email)).toBe(false);
    const { status, body } = await decide(id, 'approve', second);
    expect([status, body.state, body.decidedBy, body.result.email]).toEqual([200, 'approved', second.id, email]);
    expect((await operators()).find((one) => one.email === email)).toMatchObject({ role: 'auditor', state: 'invited' });
    const deeds = (await api.get(`/v1/audit?target=operator/${body.result.id}`)).body.data;
    expect(deeds).toMatchObject([{ actor: 'operator:bootstrap', action: 'createOperator', reason: 'joins' }]);
    expect((await api.get(`/v1/audit?target=approval/${id}`)).body.data).toMatchObject([
      { actor: `operator:${second.id}`, action: 'approveRequest', requestId: deeds[0].requestId },
    ]);
  });

  test('the maker is not the checker, neither to allow nor to refuse', async () => {
    expect(codeOf(await decide(id, 'approve', api.first))).toEqual([403, 'maker-is-checker']);
    expect(codeOf(await decide(id, 'reject', api.first))).toEqual([403, 'maker-is-checker']);
    expect((await api.get(`/v1/approvals/${id}`)).body.state).toBe('pending');
  });

  test('not even in the database', async () => {
    await expect(
      api.orm.em.fork().execute(`update approvals set decided_by = requested_by where id = ?`, [id]),
    ).rejects.toThrow('check');
  });

  test('somebody whose role could not do it cannot allow it', async () => {
    expect(codeOf(await decide(id, 'approve', clerk))).toEqual([403, 'role-forbidden']);
  });

  test('ten approvals at once do it once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => decide(id, 'approve', second)));
    expect(answers.map(codeOf).filter(([status]) => status === 200)).toHaveLength(1);
    expect(answers.map(codeOf).filter(([, code]) => code === 'approval-closed')).toHaveLength(9);
    expect((await operators()).filter((one) => one.email === email)).toHaveLength(1);
  });

  test.each([
    ['rejected', 'reject', () => second],
    ['withdrawn', 'withdraw', () => api.first],
  ] as const)('%s, it is never done', async (state, verb, who) => {
    expect((await decide(id, verb, who())).body.state).toBe(state);
    expect(codeOf(await decide(id, 'approve', second))).toEqual([409, 'approval-closed']);
    expect((await operators()).some((one) => one.email === email)).toBe(false);
  });

  test('only whoever asked takes it back', async () => {
    expect(codeOf(await decide(id, 'withdraw', second))).toEqual([403, 'not-the-maker']);
  });

  test('after a week it has expired, is listed as such, and can be asked for anew', async () => {
    const asked = api.clock.nowMs;
    api.clock.nowMs = asked + 7 * 24 * 3_600_000;
    expect(codeOf(await decide(id, 'approve', second))).toEqual([409, 'approval-closed']);
    expect((await api.get('/v1/approvals?state=pending')).body.data).toEqual([]);
    expect((await api.get('/v1/approvals?state=decided&limit=1')).body.data).toMatchObject([{ id, state: 'expired' }]);
    const again = { ...wanted(), email };
    expect((await api.post('/v1/operators', again)).body.state).toBe('pending');
    api.clock.nowMs = asked;
  });

  test('the same wish twice waits once', async () => {
    expect(codeOf(await api.post('/v1/operators', { ...wanted(), email }))).toEqual([409, 'approval-pending']);
  });

  test('what stands against it by then is the answer, and it stays open', async () => {
    await api.orm.em
      .fork()
      .execute(`insert into operators (id, name, email, role, state) values (?, 'x', ?, 'auditor', 'active')`, [
        `opr_${id.slice(4)}`,
        email,
      ]);
    expect(codeOf(await decide(id, 'approve', second))).toEqual([409, 'operator-exists']);
    expect((await api.get(`/v1/approvals/${id}`)).body.state).toBe('pending');
  });

  test('a maker who lost the role meanwhile gets nothing', async () => {
    const third = await api.operator('owner', second);
    const asked = (await api.post('/v1/operators', wanted(), third)).body.id;
    await api.post(`/v1/operators/${third.id}/disable`, { reason: 'left' });
    expect(codeOf(await decide(asked, 'approve', second))).toEqual([409, 'approval-closed']);
  });
});

describe('an operator', () => {
  test('changes role only by two owners, from the next request on', async () => {
    const person = await api.operator('auditor', second);
    expect(codeOf(await api.post('/v1/tenants', { name: 'X', country: 'IN' }, person))).toEqual([
      403,
      'role-forbidden',
    ]);
    const { body } = await api.post(`/v1/operators/${person.id}/role`, { role: 'operator', reason: 'promoted' });
    expect(codeOf(await api.post('/v1/tenants', { name: 'X', country: 'IN' }, person))).toEqual([
      403,
      'role-forbidden',
    ]);
    await decide(body.id, 'approve', second);
    expect((await api.post('/v1/tenants', { name: 'X', country: 'IN' }, person)).status).toBe(202);
    expect((await api.get('/v1/operators/current', person)).body).toMatchObject({ id: person.id, role: 'operator' });
  });

  test('who is disabled is out at once, with token and sessions, and stays in the list', async () => {
    const person = await api.operator('operator', second);
    expect((await api.post('/v1/sessions', undefined, person)).status).toBe(201);
    await api.post(`/v1/operators/${person.id}/disable`, { reason: 'left' });
    expect(codeOf(await api.get('/v1/tenants', person))).toEqual([401, 'unauthenticated']);
    expect((await operators()).find(({ id }) => id === person.id)).toMatchObject({ state: 'disabled', email: null });
    const open = await api.orm.em
      .fork()
      .execute('select 1 from sessions where operator_id = ? and revoked_at is null', [person.id]);
    expect(open).toEqual([]);
  });

  test('the last owner stays, even when two shut each other out at once', async () => {
    const two = await startTestApi();
    const other = await two.operator('owner');
    const browser = await signInTo(two);
    const asked = [
      await browser.post(`/v1/operators/${other.id}/disable-owner`, { reason: 'a' }),
      await two.post('/v1/operators/bootstrap/disable-owner', { reason: 'b' }, other),
    ].map(({ body }) => body.id as string);
    const answers = await Promise.all([
      two.post(`/v1/approvals/${asked[0]}/approve`, { reason: 'c' }, other),
      two.post(`/v1/approvals/${asked[1]}/approve`, { reason: 'd' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const owners = await two.orm.em
      .fork()
      .execute<object[]>(`select 1 from operators where role = 'owner' and state = 'active'`);
    expect(owners).toHaveLength(1);
    await two.stop();
  });

  test('nobody takes a token in the place of somebody who is there', async () => {
    expect(codeOf(await api.post(`/v1/operators/${clerk.id}/token`, { reason: 'mine now' }))).toEqual([
      409,
      'operator-state-forbids',
    ]);
    expect(codeOf(await api.post(`/v1/operators/${second.id}/token`, { reason: 'mine now' }, clerk))).toEqual([
      404,
      'not-found',
    ]);
  });

  test('a renewed token is shown once, and ends the one before', async () => {
    const person = await api.operator('support', second);
    const key = { 'idempotency-key': `renew-${person.id}` };
    const renewed = await api.post(`/v1/operators/${person.id}/token`, { reason: 'yearly' }, person, key);
    expect(renewed.body.token).toMatch(/^munim_operator_[\w-]{43}$/);
    expect(codeOf(await api.get('/v1/tenants', person))).toEqual([401, 'unauthenticated']);
    const now = { ...person, token: renewed.body.token as string };
    expect((await api.get('/v1/tenants', now)).status).toBe(200);
    const replayed = await api.post(`/v1/operators/${person.id}/token`, { reason: 'yearly' }, now, key);
    expect([replayed.headers.get('idempotency-replayed'), replayed.body.token]).toEqual(['true', null]);
  });

  test.each([[{ email: 'no address' }], [{ role: 'king' }], [{ reason: ' ' }], [{ name: 'a\nb' }], [{ surplus: 1 }]])(
    'bad input %j changes nothing',
    async (wrong) => {
      const before = (await operators()).length;
      expect(codeOf(await api.post('/v1/operators', { ...wanted(), ...wrong }))).toEqual([400, 'invalid-request']);
      expect((await operators()).length).toBe(before);
    },
  );
});
