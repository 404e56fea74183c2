import { ProblemError } from '@munim/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TestAnswer, TestOperator } from '../testing/test-api.ts';
import { startSupportWorld, type SupportWorld } from './testing/support-world.ts';

const start = Date.parse('2026-03-01T12:00:00Z');
const minuteMs = 60_000;
let world: SupportWorld;
let desk: TestOperator;
let stranger: TestOperator;

/** Made by somebody who asks for nothing here; as their banks got them. */
const bothScopes = ['support:read', 'support:decide'];
beforeAll(async () => {
  world = await startSupportWorld();
  desk = await world.client('north-bank', bothScopes);
  stranger = await world.client('south-bank', bothScopes);
});
afterAll(() => world.api.stop());
/** What a test left open stands in the way of the next one. */
afterEach(async () => {
  await world.api.orm.em.fork().execute(`delete from support_grants`);
  world.api.clock.nowMs = start;
});

const codeOf = ({ status, body }: TestAnswer) => [status, body.code];
const stateOf = ({ status, body }: TestAnswer) => [status, body.state];
const tokenFor = (grantId: string, who: TestOperator = world.support) =>
  world.api.post(`/v1/support-grants/${grantId}/tokens`, {}, who);
const end = (grantId: string, who: TestOperator = world.support) =>
  world.api.post(`/v1/support-grants/${grantId}/end`, { reason: 'solved' }, who);
async function approved(body: object = {}): Promise<string> {
  const { id } = (await world.ask(body)).body;
  expect(stateOf(await world.decide('approve', id, desk))).toEqual([200, 'approved']);
  return id;
}
async function podSays(token: string): Promise<string> {
  try {
    const { tenant, scopes } = await world.pod.verify(token);
    return `${tenant} ${[...scopes].join(' ')}`;
  } catch (error) {
    if (error instanceof ProblemError) return error.message;
    throw error;
  }
}
const rows = (): Promise<unknown> =>
  world.api.orm.em.fork().execute('select id, state from support_grants union all select action, target from audit');

describe('nobody looks in without the word of the bank', () => {
  test('asked, approved, used: the bank sees who, why, what, until when, and how often', async () => {
    const { status, body } = await world.ask({ scopes: ['accounts:read', 'log:read'], hours: 2 });
    expect([status, body.state, body.kind, body.approvedBy]).toEqual([201, 'requested', 'asked', null]);
    expect(codeOf(await tokenFor(body.id))).toEqual([403, 'support-not-granted']);
    const { data } = (await world.api.get('/v1/support-access?state=open', desk)).body;
    expect(data).toMatchObject([
      { id: body.id, operator: { id: world.support.id, name: 'support' }, reason: 'case 4711', hours: 2 },
    ]);

    world.api.clock.nowMs += 5 * minuteMs;
    const decided = (await world.decide('approve', body.id, desk)).body;
    expect([decided.state, decided.approvedBy, decided.expiresAt]).toEqual([
      'approved',
      `client:${desk.id}`,
      new Date(start + 125 * minuteMs).toISOString(),
    ]);
    const first = await tokenFor(body.id);
    expect(first.status).toBe(201);
    expect(await podSays(first.body.accessToken)).toBe('north-bank accounts:read log:read');
    const { claims } = await world.pod.verify(first.body.accessToken);
    expect([claims.act, claims.client_id, claims.exp - claims.iat]).toEqual([
      { sub: `operator:${world.support.id}` },
      body.id,
      300,
    ]);
    world.api.clock.nowMs += minuteMs;
    await tokenFor(body.id);
    expect((await world.api.get(`/v1/support-access/${body.id}`, desk)).body.use).toEqual({
      tokens: 2,
      firstAt: new Date(start + 5 * minuteMs).toISOString(),
      lastAt: new Date(start + 6 * minuteMs).toISOString(),
      calls: [],
    });
    const deeds = (await world.api.get('/v1/audit?target=tenant/north-bank&limit=4')).body.data;
    expect(deeds.map((deed: { actor: string; action: string }) => [deed.actor, deed.action])).toEqual([
      [`operator:${world.support.id}`, 'createSupportToken'],
      [`operator:${world.support.id}`, 'createSupportToken'],
      [`client:${desk.id}`, 'approveSupportAccess'],
      [`operator:${world.support.id}`, 'askForSupport'],
    ]);
    for (const deed of deeds) expect(deed.reason).toContain(body.id);
  });

  test('refused, withdrawn, or left unanswered for a week: no token, and nothing to approve any more', async () => {
    const refused = (await world.ask()).body.id;
    expect(stateOf(await world.decide('refuse', refused, desk))).toEqual([200, 'refused']);
    const withdrawn = (await world.ask()).body.id;
    expect(stateOf(await end(withdrawn))).toEqual([200, 'withdrawn']);
    const lapsed = (await world.ask()).body.id;
    world.api.clock.nowMs += 7 * 24 * 60 * minuteMs;
    const late = await world.client('north-bank', bothScopes);
    for (const id of [refused, withdrawn, lapsed]) {
      expect(codeOf(await world.decide('approve', id, late))).toEqual([409, 'support-grant-closed']);
      expect(codeOf(await tokenFor(id))).toEqual([403, 'support-not-granted']);
      expect(codeOf(await end(id))).toEqual([409, 'support-grant-closed']);
    }
  });

  test('whoever has seen the credentials of the client that approves cannot be the one who asks', async () => {
    const own = await world.client('north-bank', bothScopes, world.operator);
    const { id } = (await world.ask({}, world.operator)).body;
    expect(codeOf(await world.decide('approve', id, own))).toEqual([403, 'maker-is-checker']);
    await world.api.post(`/v1/tenants/north-bank/clients/${desk.id}/rotate-secret`, {}, world.operator);
    expect(codeOf(await world.decide('approve', id, desk))).toEqual([403, 'maker-is-checker']);
    expect(codeOf(await tokenFor(id, world.operator))).toEqual([403, 'support-not-granted']);
    // Another one of the bank can, and so can this one for somebody else.
    expect(stateOf(await world.decide('approve', id, await world.client('north-bank', bothScopes)))).toEqual([
      200,
      'approved',
    ]);
    expect(stateOf(await world.decide('approve', (await world.ask()).body.id, desk))).toEqual([200, 'approved']);
  });

  test('nor somebody in whose name whoever has seen them may act', async () => {
    const leaver = await world.api.operator('support', world.secondOwner);
    const own = await world.client('north-bank', bothScopes, world.operator);
    await world.api.orm.em
      .fork()
      .execute('update operators set known_to = jsonb_build_array(?::text) where id = ?', [
        world.operator.id,
        leaver.id,
      ]);
    const { id } = (await world.ask({}, leaver)).body;
    expect((await world.decide('approve', id, own)).body).toMatchObject({
      code: 'maker-is-checker',
      detail: `${leaver.id} asked, and ${world.operator.id}, who may act in that name, has seen the credentials of ${own.id}`,
    });
    expect(stateOf(await world.decide('approve', id, await world.client('north-bank', bothScopes)))).toEqual([
      200,
      'approved',
    ]);
  });

  test('a bank sees its own clients and who of the platform has seen their credentials, and no other bank’s', async () => {
    const own = await world.client('north-bank', bothScopes, world.operator);
    await world.api.post(`/v1/tenants/north-bank/clients/${own.id}/rotate-secret`, {}, world.secondOwner);
    const { data } = (await world.api.get('/v1/support-access/clients?limit=200', desk)).body;
    expect(data.find(({ clientId }: { clientId: string }) => clientId === own.id)).toMatchObject({
      name: 'desk',
      scopes: bothScopes,
      state: 'active',
      knownTo: [
        { id: world.operator.id, name: 'operator' },
        { id: world.secondOwner.id, name: 'owner' },
      ],
    });
    const theirs = (await world.api.get('/v1/support-access/clients', stranger)).body.data;
    expect(theirs.map(({ clientId }: { clientId: string }) => clientId)).toEqual([stranger.id]);
    const page = (await world.api.get('/v1/support-access/clients?limit=1', desk)).body;
    expect([page.data.length, page.nextCursor === null]).toEqual([1, false]);
    const core = await world.client('north-bank', ['accounts:read']);
    expect(codeOf(await world.api.get('/v1/support-access/clients', core))).toEqual([403, 'insufficient-scope']);
  });

  test('one open grant at a bank for an operator, however fast they ask; at another bank another one', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.ask()));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(
      Array.from({ length: 4 }, () => 'support-grant-open'),
    );
    expect((await world.ask({}, world.support, 'south-bank')).status).toBe(201);
    expect((await world.ask({}, world.operator)).status).toBe(201);
    world.api.clock.nowMs += 7 * 24 * 60 * minuteMs;
    expect((await world.ask()).status).toBe(201);
  });
});

describe('a grant is for one person, one bank, reading, and its hours', () => {
  test('not for another operator, not for an owner', async () => {
    const id = await approved();
    for (const who of [world.operator, world.api.first])
      expect(codeOf(await tokenFor(id, who))).toEqual([403, 'support-not-granted']);
    expect(codeOf(await end(id, world.operator))).toEqual([403, 'support-not-granted']);
    expect(codeOf(await tokenFor(id, world.auditor))).toEqual([403, 'role-forbidden']);
    expect(stateOf(await end(id, world.api.first))).toEqual([200, 'ended']);
  });

  test('another bank sees nothing of it, and has no say', async () => {
    const id = await approved();
    expect((await world.api.get('/v1/support-access', stranger)).body.data).toEqual([]);
    const unknown = await world.api.get(`/v1/support-access/sup_${'0'.repeat(26)}`, stranger);
    const foreign = await world.api.get(`/v1/support-access/${id}`, stranger);
    expect([foreign.status, foreign.body.detail]).toEqual([404, unknown.body.detail]);
    for (const verb of ['approve', 'refuse', 'revoke'] as const)
      expect(codeOf(await world.decide(verb, id, stranger))).toEqual([404, 'not-found']);
    expect(await podSays((await tokenFor(id)).body.accessToken)).toBe('north-bank accounts:read');
  });

  test.each([
    ['no hours', { hours: 0 }],
    ['negative hours', { hours: -1 }],
    ['nine hours', { hours: 9 }],
    ['half an hour', { hours: 0.5 }],
    ['hours as text', { hours: '1' }],
    ['no scopes', { scopes: [] }],
    ['a scope that writes', { scopes: ['accounts:read', 'accounts:write'] }],
    ['a say on grants', { scopes: ['support:decide'] }],
    ['an unknown scope', { scopes: ['everything:read'] }],
    ['a scope twice', { scopes: ['log:read', 'log:read'] }],
    ['no reason', { reason: ' ' }],
    ['something else', { tenantId: 'south-bank' }],
  ])('asking for %s is refused, and nothing has changed', async (_what, body) => {
    const before = await rows();
    expect(codeOf(await world.ask(body))).toEqual([400, 'invalid-request']);
    expect(await rows()).toEqual(before);
  });

  test('a bank that does not serve cannot be looked into; one that is not there is not found', async () => {
    const em = world.api.orm.em.fork();
    await em.execute(`update tenants set state = 'suspended' where id = 'south-bank'`);
    expect(codeOf(await world.ask({}, world.support, 'south-bank'))).toEqual([409, 'transition-forbidden']);
    await em.execute(`update tenants set state = 'active' where id = 'south-bank'`);
    expect(codeOf(await world.ask({}, world.support, 'no-such-bank'))).toEqual([404, 'not-found']);
  });

  test('no token outlives it: the last one is shorter, and after its hours there is none', async () => {
    const id = await approved();
    world.api.clock.nowMs += 57 * minuteMs;
    const { body } = await tokenFor(id);
    expect(Date.parse(body.expiresAt)).toBe(start + 60 * minuteMs - 5_000);
    world.api.clock.nowMs = start + 60 * minuteMs - 1;
    expect(await podSays(body.accessToken)).toBe('north-bank accounts:read');
    world.api.clock.nowMs++;
    expect(await podSays(body.accessToken)).toBe('the token has expired');
    expect(codeOf(await tokenFor(id))).toEqual([403, 'support-not-granted']);
    expect(
      (await world.api.get(`/v1/support-access/${id}`, await world.client('north-bank', bothScopes))).body.state,
    ).toBe('expired');
  });

  test('what a bank cannot do: decide without the scope, or with a client that was revoked', async () => {
    const { id } = (await world.ask()).body;
    const reader = await world.client('north-bank', ['support:read', 'accounts:read']);
    expect((await world.api.get('/v1/support-access', reader)).status).toBe(200);
    expect(codeOf(await world.decide('approve', id, reader))).toEqual([403, 'insufficient-scope']);
    const core = await world.client('north-bank', ['accounts:read', 'accounts:write']);
    expect(codeOf(await world.api.get('/v1/support-access', core))).toEqual([403, 'insufficient-scope']);
    const gone = await world.client('north-bank', bothScopes);
    await world.api.post(`/v1/tenants/north-bank/clients/${gone.id}/revoke`, {});
    expect(codeOf(await world.decide('approve', id, gone))).toEqual([401, 'unauthenticated']);
    expect(codeOf(await world.api.get('/v1/support-access', { id: '', token: 'none' }))).toEqual([
      401,
      'unauthenticated',
    ]);
  });

  test('a token of a grant has no say on grants, nor on anything of the platform', async () => {
    const { body } = await tokenFor(await approved());
    const looker = { id: '', token: body.accessToken };
    expect(codeOf(await world.api.get('/v1/support-access', looker))).toEqual([403, 'insufficient-scope']);
    expect(codeOf(await world.api.get('/v1/tenants', looker))).toEqual([401, 'unauthenticated']);
  });
});

describe('it ends at once', () => {
  test.each([
    ['the bank revokes it', (id: string) => world.decide('revoke', id, desk), 'revoked'],
    ['the operator ends it', (id: string) => end(id), 'ended'],
  ])('when %s', async (_who, close, state) => {
    const id = await approved();
    const { accessToken } = (await tokenFor(id)).body;
    expect(await podSays(accessToken)).toBe('north-bank accounts:read');
    expect(stateOf(await close(id))).toEqual([200, state]);
    expect(await podSays(accessToken)).toBe('the client was revoked');
    expect(codeOf(await tokenFor(id))).toEqual([403, 'support-not-granted']);
    expect(codeOf(await world.decide('approve', id, desk))).toEqual([409, 'support-grant-closed']);
  });

  test('when the operator gets another role, or is shut out: what was open closes with them', async () => {
    const em = () => world.api.orm.em.fork();
    for (const [path, body] of [
      ['role', { role: 'operator', reason: 'moves on' }],
      ['disable', { reason: 'leaves' }],
    ] as const) {
      const leaver = await world.api.operator('support', world.secondOwner);
      const { id } = (await world.ask({}, leaver)).body;
      const waiting = (await world.ask({}, leaver, 'south-bank')).body.id;
      await world.decide('approve', id, desk);
      const { accessToken } = (await tokenFor(id, leaver)).body;
      const asked = await world.api.post(`/v1/operators/${leaver.id}/${path}`, body);
      if (path === 'role')
        await world.api.post(`/v1/approvals/${asked.body.id}/approve`, { reason: 'yes' }, world.secondOwner);
      expect(await podSays(accessToken)).toBe('the client was revoked');
      expect(
        await em().execute('select id, state from support_grants where operator_id = ? order by id', [leaver.id]),
      ).toEqual([
        { id, state: 'ended' },
        { id: waiting, state: 'withdrawn' },
      ]);
    }
  });

  test('a retry of the same request gets no second token, and is not counted', async () => {
    const id = await approved();
    const key = { 'idempotency-key': 'one-look' };
    const [first, again] = [
      await world.api.post(`/v1/support-grants/${id}/tokens`, {}, world.support, key),
      await world.api.post(`/v1/support-grants/${id}/tokens`, {}, world.support, key),
    ];
    expect([first.body.accessToken === null, again.body.accessToken]).toEqual([false, null]);
    expect((await world.api.get(`/v1/support-access/${id}`, desk)).body.use.tokens).toBe(1);
  });
});

describe('break-glass', () => {
  const wanted = { reason: 'the bank cannot be reached, money is missing', scopes: ['accounts:read'] };
  const breakGlass = (who?: TestOperator, body: object = wanted) =>
    world.api.post('/v1/tenants/north-bank/support-grants/break-glass', body, who);
  const approve = (approvalId: string, who: TestOperator) =>
    world.api.post(`/v1/approvals/${approvalId}/approve`, { reason: 'seen' }, who);

  test('takes two owners, holds for an hour, and the bank sees it at once and can end it', async () => {
    for (const who of [world.support, world.operator, world.auditor])
      expect(codeOf(await breakGlass(who))).toEqual([403, 'role-forbidden']);
    const { status, body } = await breakGlass();
    expect([status, body.state]).toEqual([202, 'pending']);
    expect(codeOf(await approve(body.id, world.api.first))).toEqual([403, 'maker-is-checker']);
    expect((await world.api.get('/v1/support-access', desk)).body.data).toEqual([]);
    expect(world.alarms).toEqual([]);

    const { result } = (await approve(body.id, world.secondOwner)).body;
    expect(result).toMatchObject({
      kind: 'break-glass',
      state: 'approved',
      approvedBy: `operator:${world.secondOwner.id}`,
      expiresAt: new Date(start + 60 * minuteMs).toISOString(),
    });
    expect((await world.api.get('/v1/support-access?state=open', desk)).body.data).toMatchObject([
      { id: result.id, kind: 'break-glass', reason: wanted.reason, operator: { id: 'bootstrap' } },
    ]);
    expect(world.alarms).toMatchObject([{ tenant: 'north-bank', grant: result.id, actor: 'operator:bootstrap' }]);
    expect((await world.api.get('/v1/audit?action=break-glass-alarm')).body.data).toMatchObject([
      { actor: 'operator:bootstrap', target: 'tenant/north-bank' },
    ]);
    // Whoever allowed it does not look in with it.
    expect(codeOf(await tokenFor(result.id, world.secondOwner))).toEqual([403, 'support-not-granted']);
    const { accessToken } = (await tokenFor(result.id, world.api.first)).body;
    expect(await podSays(accessToken)).toBe('north-bank accounts:read');
    expect(stateOf(await world.decide('revoke', result.id, desk))).toEqual([200, 'revoked']);
    expect(await podSays(accessToken)).toBe('the client was revoked');
  });

  test('is not longer, and does not write, because somebody asks so', async () => {
    expect(codeOf(await breakGlass(undefined, { ...wanted, hours: 8 }))).toEqual([400, 'invalid-request']);
    expect(codeOf(await breakGlass(undefined, { ...wanted, scopes: ['accounts:write'] }))).toEqual([
      400,
      'invalid-request',
    ]);
  });
});
