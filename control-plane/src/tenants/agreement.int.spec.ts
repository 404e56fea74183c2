import type { TenantLimits } from '@munim/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Announcer } from '../registry/announcer.ts';
import { startTestApi, type TestAnswer, type TestApi } from '../testing/test-api.ts';
import { addTestCell, testDesk } from '../cells/testing/test-desk.ts';
import { plans } from './plans.ts';

let api: TestApi;
/** As gateways hear of them. */
const limits = new Map<string, TenantLimits>();
const announcer: Announcer = {
  announce: (_em, entry) => {
    if (entry.kind === 'tenant') limits.set(entry.id, entry.limits);
  },
  announceClient: () => undefined,
  retract: () => undefined,
  publish: async () => undefined,
  publishSoon: async () => undefined,
  close: async () => undefined,
};

beforeAll(async () => {
  api = await startTestApi(undefined, { desk: testDesk, announcer });
  await addTestCell(api.orm);
});
afterAll(() => api.stop());

const onboard = (wishes: object) => api.post('/v1/tenants', { name: 'A bank', country: 'IN', ...wishes });
const codeOf = ({ status, body }: TestAnswer) => [status, body.code];
const count = async (): Promise<unknown> =>
  api.orm.em
    .fork()
    .execute('select count(*) from tenants union all select count(*) from runs union all select count(*) from audit');
const tell = (id: string, what: string, body: object, headers: Record<string, string> = {}) =>
  api.post(`/v1/tenants/${id}/${what}`, { reason: 'agreed', ...body }, undefined, headers);
const serve = (id: string) => api.orm.em.fork().execute(`update tenants set state = 'active' where id = ?`, [id]);

let banks = 0;
/** A bank that serves. */
async function bank(wishes: object = {}): Promise<string> {
  const id = `agreed-${++banks}`;
  await onboard({ id, ...wishes });
  await serve(id);
  return id;
}

describe('what is said about a new bank', () => {
  test('its country, region, plan, contacts and environment are kept, and shown with the quotas of its plan', async () => {
    const contacts = [{ name: 'Asha Rao', email: 'asha@bank.example', role: 'security' }];
    const { status, body } = await onboard({ id: 'said-bank', contacts, contexts: ['customers', 'accounts'] });
    expect([status, body.sandbox]).toEqual([202, null]);
    expect(body.tenant).toMatchObject({
      country: 'IN',
      region: 'test',
      plan: 'starter',
      environment: 'live',
      contexts: ['customers', 'accounts'],
      contacts,
      quotas: plans.starter.quotas,
      sandbox: null,
      sandboxOf: null,
      version: 1,
    });
    expect((await api.get('/v1/tenants/said-bank')).body).toEqual(body.tenant);
  });

  test('whoever chooses a plan reads what it gives, and how long a bank that leaves can still stay', async () => {
    const { body } = await api.get('/v1/plans');
    expect(body.data.map(({ name }: { name: string }) => name)).toContain('starter');
    expect(body.coolingOffSeconds).toBe(60);
  });

  test('a plan with a sandbox brings one beside it, both linked, each with a run of its own', async () => {
    const { body } = await onboard({ id: 'large-bank', plan: 'standard' });
    expect(body.tenant).toMatchObject({ id: 'large-bank', environment: 'live', sandbox: 'large-bank-sandbox' });
    expect(body.sandbox.tenant).toMatchObject({
      id: 'large-bank-sandbox',
      plan: 'sandbox',
      environment: 'sandbox',
      sandboxOf: 'large-bank',
      sandbox: null,
      quotas: plans.sandbox.quotas,
    });
    expect(body.run.tenantId).toBe('large-bank');
    expect(body.sandbox.run.tenantId).toBe('large-bank-sandbox');
    expect((await api.get('/v1/tenants/large-bank')).body.sandbox).toBe('large-bank-sandbox');
  });

  test.each<[string, object, number, string]>([
    ['a region that has no cell', { region: 'mars' }, 400, 'unknown-region'],
    ['a plan that no cell has room for', { plan: 'dedicated' }, 409, 'no-capacity'],
    ['a plan that is none', { plan: 'gold' }, 400, 'invalid-request'],
    ['the plan of another environment', { plan: 'sandbox', environment: 'live' }, 400, 'invalid-request'],
    ['a cell of another region', { cell: 'test', region: 'mars' }, 400, 'invalid-request'],
    ['a reason that says nothing', { reason: ' ' }, 400, 'invalid-request'],
    ['a sandbox with the plan of a live bank', { plan: 'starter', environment: 'sandbox' }, 400, 'invalid-request'],
    ['a country of nobody', { country: 'ZZ' }, 400, 'invalid-request'],
    ['a country in small letters', { country: 'in' }, 400, 'invalid-request'],
    [
      'a contact without an address',
      { contacts: [{ name: 'A', email: 'nobody', role: 'billing' }] },
      400,
      'invalid-request',
    ],
    ['a contact of no role', { contacts: [{ name: 'A', email: 'a@b.example', role: 'boss' }] }, 400, 'invalid-request'],
    [
      'an id that leaves no room for its sandbox',
      { id: `a${'b'.repeat(35)}`, plan: 'standard' },
      400,
      'tenant-id-not-allowed',
    ],
    ['the id of a bank whose sandbox is taken', { id: 'taken', plan: 'standard' }, 409, 'tenant-id-taken'],
  ])('%s: a problem, and nothing is made', async (_what, wishes, status, code) => {
    if (code === 'tenant-id-taken') await onboard({ id: 'taken-sandbox' });
    const before = await count();
    expect(codeOf(await onboard(wishes))).toEqual([status, code]);
    expect(await count()).toEqual(before);
  });

  test.each([{ environment: 'sandbox' }, { plan: 'sandbox' }])('a sandbox can stand alone: %j', async (wishes) => {
    const { body } = await onboard(wishes);
    expect(body.tenant).toMatchObject({ plan: 'sandbox', environment: 'sandbox', sandboxOf: null });
  });

  test('without a country it is of the one where the platform is at home', async () => {
    const { status, body } = await api.post('/v1/tenants', { name: 'A bank at home' });
    expect([status, body.tenant.country]).toEqual([202, 'IN']);
  });

  test('a cell may be named with its own region', async () => {
    const { status, body } = await onboard({ cell: 'test', region: 'test' });
    expect([status, body.tenant.cell, body.tenant.region]).toEqual([202, 'test', 'test']);
  });

  test('the reason is kept, of its sandbox too, and a bank without one is as good', async () => {
    await onboard({ id: 'reasoned-bank', plan: 'standard', reason: 'case 4711' });
    for (const id of ['reasoned-bank', 'reasoned-bank-sandbox'])
      expect((await api.get(`/v1/audit?target=tenant/${id}`)).body.data).toMatchObject([
        { action: 'createTenant', reason: 'case 4711' },
      ]);
  });
});

describe('what is agreed anew', () => {
  let id: string;
  beforeEach(async () => {
    id = await bank();
  });

  test('another plan: its quotas hold at once, pods are told, and its sandbox is onboarded', async () => {
    await tell(id, 'quotas', { quotas: { requestsPerSecond: 7 } });
    const { status, body } = await tell(id, 'plan', { plan: 'standard' });
    expect([status, body.plan, body.quotas, body.sandbox]).toEqual([
      200,
      'standard',
      plans.standard.quotas,
      `${id}-sandbox`,
    ]);
    const { clientsMax: _, ...heldByGateways } = plans.standard.quotas;
    expect(limits.get(id)).toEqual(heldByGateways);
    const { data } = (await api.get(`/v1/audit?target=tenant/${id}`)).body;
    expect(data[0]).toMatchObject({ action: 'changeTenantPlan', reason: 'agreed' });
    expect((await tell(id, 'plan', { plan: 'standard' })).status).toBe(200);
  });

  test('one quota more, the others as they were; null goes back to the plan', async () => {
    const more = await tell(id, 'quotas', { quotas: { requestsPerSecond: 7, clientsMax: 2 } });
    expect(more.body.quotas).toEqual({ ...plans.starter.quotas, requestsPerSecond: 7, clientsMax: 2 });
    expect(limits.get(id)?.requestsPerSecond).toBe(7);
    const less = await tell(id, 'quotas', { quotas: { requestsPerSecond: null } });
    expect(less.body.quotas).toEqual({ ...plans.starter.quotas, clientsMax: 2 });
    expect(limits.get(id)?.requestsPerSecond).toBe(plans.starter.quotas.requestsPerSecond);
  });

  test('no more clients than were agreed, however many ask at once', async () => {
    await tell(id, 'quotas', { quotas: { clientsMax: 2 } });
    const make = () => api.post(`/v1/tenants/${id}/clients`, { name: 'c', scopes: ['accounts:read'] });
    const answers = await Promise.all(Array.from({ length: 6 }, make));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(answers.filter(({ body }) => body.code === 'not-of-the-plan')).toHaveLength(4);
    const made = answers.find(({ status }) => status === 201)?.body.clientId as string;
    await api.post(`/v1/tenants/${id}/clients/${made}/revoke`, { reason: 'not used' });
    expect((await make()).status).toBe(201);
  });

  test('other contacts take the place of those before', async () => {
    const contacts = [{ name: 'B', email: 'b@bank.example', role: 'operations' }];
    expect((await tell(id, 'contacts', { contacts })).body.contacts).toEqual(contacts);
    expect((await tell(id, 'contacts', { contacts: [] })).body.contacts).toEqual([]);
  });

  test.each<[string, string, object, number, string]>([
    ['a plan without capacity', 'plan', { plan: 'dedicated' }, 409, 'no-capacity'],
    ['the plan of a sandbox', 'plan', { plan: 'sandbox' }, 409, 'not-of-the-plan'],
    ['no reason', 'plan', { plan: 'standard', reason: ' ' }, 400, 'invalid-request'],
    ['no quota', 'quotas', { quotas: {} }, 400, 'invalid-request'],
    ['a quota of nothing', 'quotas', { quotas: { requestsPerSecond: 0 } }, 400, 'invalid-request'],
    ['a quota that is none', 'quotas', { quotas: { coffee: 3 } }, 400, 'invalid-request'],
  ])('%s is refused, and nothing changed', async (_what, of, body, status, code) => {
    const before = (await api.get(`/v1/tenants/${id}`)).body;
    expect(codeOf(await tell(id, of, body))).toEqual([status, code]);
    expect((await api.get(`/v1/tenants/${id}`)).body).toEqual(before);
  });

  test('nothing of a bank that leaves, but whom to call about it; and its plan brings no sandbox any more', async () => {
    await api.orm.em
      .fork()
      .execute(`update tenants set state = 'offboarding', offboarded_from = 'suspended' where id = ?`, [id]);
    expect(codeOf(await tell(id, 'plan', { plan: 'standard' }))).toEqual([409, 'transition-forbidden']);
    expect(codeOf(await tell(id, 'quotas', { quotas: { clientsMax: 2 } }))).toEqual([409, 'transition-forbidden']);
    expect((await tell(id, 'contacts', { contacts: [] })).status).toBe(200);
    expect((await api.get(`/v1/tenants/${id}-sandbox`)).status).toBe(404);
  });

  test('what a plan is refused for is declared of it', async () => {
    const taken = await bank();
    await onboard({ id: `${taken}-sandbox` });
    const refused = await tell(taken, 'plan', { plan: 'standard' });
    expect(codeOf(refused)).toEqual([409, 'tenant-id-taken']);
    const { problems = [] } = api.operations.find(({ operationId }) => operationId === 'changeTenantPlan') ?? {};
    expect(problems.map(({ code }) => code)).toContain('tenant-id-taken');
  });

  test('not for a bank that does not serve', async () => {
    await onboard({ id: 'early-bank' });
    expect(codeOf(await tell('early-bank', 'plan', { plan: 'standard' }))).toEqual([409, 'transition-forbidden']);
  });
});

describe('a change that says which version was read', () => {
  test.each(['plan', 'quotas', 'contacts', 'suspend'])(
    '%s: a stale one is refused with nothing changed',
    async (of) => {
      const id = await bank();
      const read = await api.get(`/v1/tenants/${id}`);
      const stale = read.headers.get('etag') ?? '';
      await tell(id, 'contacts', { contacts: [{ name: 'B', email: 'b@bank.example', role: 'billing' }] });
      const now = await api.get(`/v1/tenants/${id}`);
      expect(now.headers.get('etag')).not.toBe(stale);
      const bodies: Record<string, object> = {
        plan: { plan: 'standard' },
        quotas: { quotas: { requestsPerSecond: 7 } },
        contacts: { contacts: [] },
      };
      const before = await count();
      expect(codeOf(await tell(id, of, bodies[of] ?? {}, { 'if-match': stale }))).toEqual([412, 'stale-version']);
      expect((await api.get(`/v1/tenants/${id}`)).body).toEqual(now.body);
      expect(await count()).toEqual(before);
      expect((await tell(id, of, bodies[of] ?? {}, { 'if-match': now.headers.get('etag') ?? '' })).status).toBe(200);
    },
  );

  test('of ten that read the same one is done', async () => {
    const id = await bank();
    const etag = (await api.get(`/v1/tenants/${id}`)).headers.get('etag') ?? '';
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        tell(id, 'quotas', { quotas: { requestsPerSecond: index + 1 } }, { 'if-match': etag }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
  });

  test('any version, and one of several', async () => {
    const id = await bank();
    expect((await tell(id, 'contacts', { contacts: [] }, { 'if-match': '*' })).status).toBe(200);
    const etag = (await api.get(`/v1/tenants/${id}`)).headers.get('etag') ?? '';
    expect((await tell(id, 'contacts', { contacts: [] }, { 'if-match': `"0", ${etag}` })).status).toBe(200);
  });
});
