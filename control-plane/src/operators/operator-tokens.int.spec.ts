/** A token of an operator ends, says when, and cannot be had from a browser that was left open. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestAnswer, type TestApi, type TestOperator } from '../testing/test-api.ts';
import { signInTo } from '../testing/test-session.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const start = Date.parse('2026-03-01T12:00:00Z');
let api: TestApi;
let second: TestOperator;

beforeAll(async () => {
  api = await startTestApi(start);
  second = await api.operator('owner');
});
afterAll(() => api.stop());
afterEach(() => void (api.clock.nowMs = start));

const codeOf = ({ status, body }: TestAnswer) => [status, body.code];
const issue = (id: string, who: TestOperator) => api.post(`/v1/operators/${id}/token`, { reason: 'another' }, who);
const at = (ms: number): string => new Date(ms).toISOString();

describe('a token', () => {
  test('lives ninety days; everybody sees until when, and when it was last used', async () => {
    const person = await api.operator('operator', second);
    const life = async () =>
      (await api.get('/v1/operators?limit=200')).body.data.find(({ id }: TestOperator) => id === person.id).tokenLife;
    expect(await life()).toEqual({ issuedAt: at(start), expiresAt: at(start + 90 * dayMs), lastUsedAt: null });
    await api.get('/v1/tenants', person);
    expect((await life()).lastUsedAt).toBe(at(start));
    api.clock.nowMs += minuteMs - 1;
    await api.get('/v1/tenants', person);
    expect((await life()).lastUsedAt).toBe(at(start));
    api.clock.nowMs += 1;
    await api.get('/v1/tenants', person);
    expect((await life()).lastUsedAt).toBe(at(start + minuteMs));
  });

  test('says with every answer of its last two weeks when it ends', async () => {
    const person = await api.operator('auditor', second);
    const told = async (who: TestOperator) => (await api.get('/v1/tenants', who)).headers.get('munim-token-expires');
    api.clock.nowMs = start + 76 * dayMs - 1;
    expect(await told(person)).toBe(null);
    api.clock.nowMs = start + 76 * dayMs;
    expect(await told(person)).toBe(at(start + 90 * dayMs));
    expect(await told(api.first)).toBe(null);
  });

  test("ends, and all sessions made from it; the installation's does not", async () => {
    const person = await api.operator('operator', second);
    api.clock.nowMs = start + 90 * dayMs - 1;
    const browser = await signInTo(api, person);
    expect((await browser.get('/v1/tenants')).status).toBe(200);
    api.clock.nowMs++;
    expect((await api.get('/v1/tenants', person)).body).toMatchObject({
      code: 'unauthenticated',
      detail: 'the token has ended: sign in with the identity provider, or ask an owner for another one',
    });
    expect((await browser.get('/v1/tenants')).status).toBe(401);
    expect((await api.get('/v1/tenants')).status).toBe(200);
  });

  test('that is sent after its end is one entry of the audit log, however often', async () => {
    const person = await api.operator('operator', second);
    api.clock.nowMs = start + 90 * dayMs;
    for (let times = 0; times < 3; times++) await api.get('/v1/tenants', person);
    expect((await api.get(`/v1/audit?target=operator/${person.id}&action=refuseToken`)).body.data).toMatchObject([
      { actor: `operator:${person.id}`, reason: `the token had ended at ${at(start + 90 * dayMs)}` },
    ]);
  });

  test('of somebody who has no other way in is given anew by an owner, who is then taken for them until a third one confirms', async () => {
    const [person, other] = [await api.operator('owner', second), await api.operator('owner', second)];
    expect(codeOf(await issue(person.id, api.first))).toEqual([409, 'operator-state-forbids']);
    api.clock.nowMs = start + 90 * dayMs;
    const known = { ...other, token: (await issue(other.id, api.first)).body.token as string };
    const given = await issue(person.id, api.first);
    expect(given.body).toMatchObject({ state: 'active', knownTo: ['bootstrap'] });
    const renewed = await issue(person.id, { ...person, token: given.body.token });
    expect(renewed.body.knownTo).toEqual(['bootstrap']);
    // Nor can somebody confirm whom the same owner may act as.
    expect(codeOf(await api.post(`/v1/operators/${person.id}/confirm`, { reason: 'met' }, known))).toEqual([
      403,
      'maker-is-checker',
    ]);
  });
});

describe('a session', () => {
  test('gives out a token only soon after its sign-in, for oneself and for others', async () => {
    const person = await api.operator('auditor', second);
    const browser = await signInTo(api, person);
    const owner = await signInTo(api);
    const asked = await api.post('/v1/operators', {
      name: 'N',
      email: 'new@operator.test',
      role: 'auditor',
      reason: 'joins',
    });
    const { id } = (await api.post(`/v1/approvals/${asked.body.id}/approve`, { reason: 'x' }, second)).body.result;
    api.clock.nowMs = start + 10 * minuteMs;
    for (const [who, whom] of [
      [browser, person.id],
      [owner, id],
    ] as const)
      expect(codeOf(await who.post(`/v1/operators/${whom}/token`, { reason: 'x' }))).toEqual([403, 'sign-in-too-old']);
    api.clock.nowMs = start + 10 * minuteMs - 1;
    expect((await owner.post(`/v1/operators/${id}/token`, { reason: 'x' })).status).toBe(201);
    expect((await browser.post(`/v1/operators/${person.id}/token`, { reason: 'x' })).status).toBe(201);
  });

  test('a token needs no sign-in to be renewed', async () => {
    const person = await api.operator('auditor', second);
    api.clock.nowMs = start + 80 * dayMs;
    expect((await issue(person.id, person)).status).toBe(201);
  });
});
