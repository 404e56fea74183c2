/** Every operation from the list of them: one looks at `If-Match` or refuses it, and none passes it over. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Tenant } from '../database/entities/index.ts';
import type { TenantState } from '../tenants/life.ts';
import { startTestApi, type TestApi, type TestOperator } from '../testing/test-api.ts';
import { testParts } from '../testing/parts.ts';
import { controlOperations } from '../operations.ts';

const operations = controlOperations(testParts());
const [conditional, others] = [
  operations.filter((one) => one.conditional),
  operations.filter((one) => !one.conditional && one.bankScope === undefined),
];

/** What each is asked, in a state of the bank in which it would be done. */
const asked: Readonly<Record<string, readonly [state: TenantState, body: object]>> = {
  provisionTenant: ['failed', {}],
  suspendTenant: ['active', {}],
  resumeTenant: ['suspended', {}],
  changeTenantPlan: ['active', { plan: 'standard' }],
  changeTenantQuotas: ['active', { quotas: { clientsMax: 3 } }],
  changeTenantContacts: ['active', { contacts: [] }],
  changeTenantContexts: ['active', { contexts: ['accounts'] }],
  rotateTenantLogin: ['active', {}],
  checkDrift: ['active', {}],
  repairTenant: ['active', {}],
  offboardTenant: ['suspended', {}],
  recallOffboarding: ['offboarding', {}],
  confirmHandover: ['offboarding', { to: 'A. Banker' }],
  placeHold: ['active', {}],
  liftHold: ['active', {}],
};

let api: TestApi;
let checker: TestOperator;
beforeAll(async () => {
  api = await startTestApi();
  checker = await api.operator('operator');
});
afterAll(() => api.stop());

const why = { reason: 'agreed' };
const pathOf = (path: string, of: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => of[name] ?? 'x');

test('what changes a bank, its life or its holds is conditional', () => {
  expect(conditional.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(asked).sort());
  expect(others.length).toBeGreaterThan(40);
});

describe('an operation that takes If-Match', () => {
  let banks = 0;
  /** In this state, with a hold and an offboarding to be spoken of. */
  async function bank(state: TenantState): Promise<{ tenantId: string; holdId: string }> {
    const tenantId = `matched-${++banks}`;
    await api.post('/v1/tenants', { id: tenantId, name: 'A bank', country: 'IN' });
    const em = api.orm.em.fork();
    await em.execute(`update runs set state = 'succeeded' where tenant_id = ?`, [tenantId]);
    await em.nativeUpdate(Tenant, { id: tenantId }, { state: state === 'offboarding' ? 'suspended' : state });
    if (state === 'offboarding') {
      const { body } = await api.post(`/v1/tenants/${tenantId}/offboard`, why);
      await api.post(`/v1/approvals/${body.id}/approve`, why, checker);
    }
    if (state === 'suspended' || state === 'offboarding') return { tenantId, holdId: 'x' };
    return { tenantId, holdId: (await api.post(`/v1/tenants/${tenantId}/holds`, why)).body.id };
  }

  test.each(conditional.map(({ operationId, path }) => [operationId, path]))(
    '%s: a stale one is refused and nothing is done; the right one does it',
    async (operationId, path) => {
      const [state, body] = asked[operationId] ?? ['active', {}];
      const of = await bank(state);
      const read = await api.get(`/v1/tenants/${of.tenantId}`);
      const tell = (etag: string) => api.post(pathOf(path, of), { ...body, ...why }, undefined, { 'if-match': etag });
      const refused = await tell('"0"');
      expect([refused.status, refused.body.code]).toEqual([412, 'stale-version']);
      expect((await api.get(`/v1/tenants/${of.tenantId}`)).body).toEqual(read.body);
      expect([200, 201, 202]).toContain((await tell(read.headers.get('etag') ?? '')).status);
    },
  );
});

test.each(others.map(({ operationId, kind, path }) => [operationId, kind, path] as const))(
  '%s takes no If-Match, and says so before it does anything',
  async (_operationId, kind, path) => {
    const response = await api.request(pathOf(path, {}), {
      method: kind === 'change' ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${api.first.token}`,
        'if-match': '*',
        'content-type': 'application/json',
        'idempotency-key': randomUUIDv7(),
      },
      ...(kind === 'change' ? { body: '{}' } : {}),
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'invalid-request']);
  },
);
