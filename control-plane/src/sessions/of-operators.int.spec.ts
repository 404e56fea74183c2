import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApi, type TestAnswer, type TestApi, type TestOperator } from '../testing/test-api.ts';
import { signInTo, type TestSession } from '../testing/test-session.ts';

const start = Date.parse('2026-03-01T12:00:00Z');
let api: TestApi;
let person: TestOperator;
let other: TestOperator;
let desk: TestSession;
let phone: TestSession;

beforeAll(async () => {
  api = await startTestApi(start);
  person = await api.operator('operator');
  other = await api.operator('operator');
});
afterAll(() => api.stop());
beforeEach(async () => {
  desk = await signInTo(api, person);
  phone = await signInTo(api, person);
});
afterEach(async () => {
  api.clock.nowMs = start;
  await api.orm.em.fork().execute('delete from sessions');
});

const of = ({ id }: TestOperator) => `/v1/operators/${id}/sessions`;
const reason = 'lost in a train';
const codeOf = ({ status, body }: TestAnswer) => [status, body.code];
const isIn = async (session: TestSession): Promise<boolean> => (await session.get('/v1/tenants')).status === 200;

describe('the sessions of an operator', () => {
  test('are listed for whoever they are of, and for owners: which one asks, since when, how it began', async () => {
    const { body } = await desk.get(of(person));
    expect(body.data).toMatchObject([
      { operator: person.id, current: false, signedInWith: 'token', revokedAt: null },
      { operator: person.id, current: true, createdAt: new Date(start).toISOString() },
    ]);
    expect(JSON.stringify(body)).not.toContain(desk.cookie.split('=')[1]);
    expect((await api.get(of(person))).body.data.map(({ id }: { id: string }) => id)).toEqual(
      body.data.map(({ id }: { id: string }) => id),
    );
  });

  test('are pages, newest first, of those that have not ended', async () => {
    const first = (await desk.get(`${of(person)}?limit=1`)).body;
    const rest = (await desk.get(`${of(person)}?limit=1&cursor=${first.nextCursor}`)).body;
    expect([first.data[0].current, rest.data[0].current, rest.nextCursor]).toEqual([false, true, null]);
    api.clock.nowMs += 20 * 60_000;
    await desk.get('/v1/tenants');
    api.clock.nowMs += 10 * 60_000;
    expect((await desk.get(of(person))).body.data).toMatchObject([{ current: true }]);
  });

  test('are nobody else’s business: as unknown as those of nobody', async () => {
    const unknown = `/v1/operators/opr_${'0'.repeat(26)}/sessions`;
    for (const path of [of(person), unknown]) {
      expect(codeOf(await api.get(path, other))).toEqual([404, 'not-found']);
      expect(codeOf(await api.post(`${path}/revoke`, { reason }, other))).toEqual([404, 'not-found']);
      expect(codeOf(await api.post(`${path}/ses_${'0'.repeat(26)}/revoke`, { reason }, other))).toEqual([
        404,
        'not-found',
      ]);
    }
    expect([await isIn(desk), await isIn(phone)]).toEqual([true, true]);
  });

  test('end one by one, by their operator or by an owner', async () => {
    const [newest] = (await desk.get(of(person))).body.data;
    const ended = await desk.post(`${of(person)}/${newest.id}/revoke`, { reason });
    expect([ended.status, ended.body.revokedAt]).toEqual([200, new Date(start).toISOString()]);
    expect([await isIn(desk), await isIn(phone)]).toEqual([true, false]);
    const [left] = (await api.get(of(person))).body.data;
    expect(codeOf(await api.post(`${of(other)}/${left.id}/revoke`, { reason }))).toEqual([404, 'not-found']);
    await api.post(`${of(person)}/${left.id}/revoke`, { reason });
    expect(await isIn(desk)).toBe(false);
    expect((await api.get(`/v1/audit?target=operator/${person.id}&limit=2`)).body.data).toMatchObject([
      { actor: 'operator:bootstrap', action: 'revokeOperatorSession', reason },
      { actor: `operator:${person.id}`, target: `operator/${person.id}/${newest.id}` },
    ]);
  });

  test('end all at once, the one that asks too unless it is left', async () => {
    expect((await desk.post(`${of(person)}/revoke`, { reason, exceptCurrent: true })).body).toEqual({
      operator: person.id,
      ended: 1,
    });
    expect([await isIn(desk), await isIn(phone)]).toEqual([true, false]);
    expect((await desk.post(`${of(person)}/revoke`, { reason })).body.ended).toBe(1);
    expect(await isIn(desk)).toBe(false);
    const again = await signInTo(api, person);
    expect((await api.post(`${of(person)}/revoke`, { reason })).body.ended).toBe(1);
    expect(await isIn(again)).toBe(false);
    // Whoever has a token signs in anew: this shuts nobody out.
    expect(await isIn(await signInTo(api, person))).toBe(true);
  });
});
