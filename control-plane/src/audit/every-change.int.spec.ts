/** Whatever changes something is in the audit log as whose deed it was: every operation that changes, done once. */
import type { Release } from '@munim/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSupportWorld, type SupportWorld } from '../support/testing/support-world.ts';
import type { TestAnswer, TestOperator } from '../testing/test-api.ts';
import { signInTo } from '../testing/test-session.ts';
import { offerRelease } from '../upgrades/releases.ts';

const release: Release = { name: '0042-00000000', migrations: ['1 log aa'], resources: { login: 'a' } };
const reason = 'as it is';
const reasoned = { reason };
const bank = '/v1/tenants/north-bank';
let world: SupportWorld;
let second: TestOperator;
let desk: TestOperator;

beforeAll(async () => {
  world = await startSupportWorld();
  second = world.secondOwner;
  desk = await world.client('north-bank', ['support:read', 'support:decide'], second);
  await offerRelease(world.api.orm, release);
  // It is offered for as long as this takes, on however slow a machine.
  await sql(`update releases set offered_at = now() + interval '1 day'`);
});
afterAll(() => world.api.stop());

const sql = (text: string) => world.api.orm.em.fork().execute(text);
/** As if the provisioner had done what was queued. */
const runsEnd = () => sql(`update runs set state = 'succeeded' where state in ('queued', 'running')`);
const post = (path: string, body: unknown = reasoned, who?: TestOperator) => world.api.post(path, body, who);
const approve = (id: string) => post(`/v1/approvals/${id}/approve`, reasoned, second);
const person = (role: string, name: string) => ({ name, email: `${name}@operator.test`, role, reason });

type Doing = () => Promise<TestAnswer>;
/** What one deed left for the next. */
const left: Record<string, string> = {};
const keeping =
  (name: string, doing: Doing, of: (body: TestAnswer['body']) => string = ({ id }) => id): Doing =>
  async () => {
    const answer = await doing();
    left[name] = of(answer.body);
    return answer;
  };
const afterRuns =
  (doing: Doing): Doing =>
  async () => {
    await runsEnd();
    return doing();
  };
/** The first owner does everything but what is said to be somebody else's. */
const asking = (): Promise<TestAnswer> => world.ask({ scopes: ['accounts:read'] });
const decidedBy = { client: () => `client:${desk.id}`, second: () => `operator:${second.id}` };
const clients = `${bank}/clients`;
const jwks = (letter: string) => ({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: letter.repeat(43), kid: letter }] });

/** In the order in which they are possible. */
const deeds: readonly (readonly [operationId: string, doing: Doing, actor?: () => string])[] = [
  ['previewTenant', () => post('/v1/tenants/preview', { name: 'New', country: 'IN' })],
  ['createTenant', () => post('/v1/tenants', { id: 'new-bank', name: 'New', country: 'IN' })],
  ['provisionTenant', afterRuns(() => post(`${bank}/provision`, {}))],
  ['changeTenantPlan', () => post(`${bank}/plan`, { plan: 'standard', reason })],
  ['changeTenantQuotas', () => post(`${bank}/quotas`, { quotas: { clientsMax: 9 }, reason })],
  ['changeTenantContacts', () => post(`${bank}/contacts`, { contacts: [], reason })],
  ['previewTenantContexts', () => post(`${bank}/contexts/preview`, { contexts: ['customers', 'accounts'] })],
  ['changeTenantContexts', afterRuns(() => post(`${bank}/contexts`, { contexts: ['customers', 'accounts'], reason }))],
  ['rotateTenantLogin', afterRuns(() => post(`${bank}/rotate-login`))],
  ['checkDrift', afterRuns(() => post(`${bank}/drift-checks`, {}))],
  ['previewTenantRepair', () => post(`${bank}/repair/preview`, {})],
  ['repairTenant', afterRuns(() => post(`${bank}/repair`))],
  [
    'createClient',
    keeping(
      'client',
      () => post(clients, { name: 'core', scopes: ['accounts:read'] }),
      ({ clientId }) => clientId,
    ),
  ],
  ['rotateClientSecret', () => post(`${clients}/${left['client']}/rotate-secret`, {})],
  [
    'changeClientKeys',
    async () => {
      const signer = await post(clients, { name: 'signer', scopes: ['accounts:read'], jwks: jwks('A') });
      return post(`${clients}/${signer.body.clientId}/keys`, { jwks: jwks('B'), reason });
    },
  ],
  ['revokeClient', () => post(`${clients}/${left['client']}/revoke`)],
  ['revokeClient', () => post(`${clients}/${left['client']}/revoke`)],
  [
    'rotateSigningKey',
    keeping(
      'key',
      () => post('/v1/signing-keys/rotate'),
      ({ kid }) => kid,
    ),
  ],
  ['revokeSigningKey', () => post(`/v1/signing-keys/${left['key']}/revoke`)],
  ['placeHold', keeping('hold', () => post(`${bank}/holds`, { reason }))],
  ['liftHold', keeping('lift', () => post(`${bank}/holds/${left['hold']}/lift`))],
  ['rejectRequest', () => post(`/v1/approvals/${left['lift']}/reject`, reasoned, second), decidedBy.second],
  ['liftHold', keeping('lift', () => post(`${bank}/holds/${left['hold']}/lift`))],
  ['withdrawRequest', () => post(`/v1/approvals/${left['lift']}/withdraw`)],
  ['liftHold', keeping('lift', () => post(`${bank}/holds/${left['hold']}/lift`))],
  ['approveRequest', () => approve(left['lift'] ?? ''), decidedBy.second],
  ['askForSupport', keeping('grant', asking), () => `operator:${world.support.id}`],
  ['approveSupportAccess', () => world.decide('approve', left['grant'] ?? '', desk), decidedBy.client],
  [
    'createSupportToken',
    () => post(`/v1/support-grants/${left['grant']}/tokens`, {}, world.support),
    () => `operator:${world.support.id}`,
  ],
  ['endSupportGrant', () => post(`/v1/support-grants/${left['grant']}/end`)],
  [
    'revokeSupportAccess',
    async () => {
      const { id } = (await asking()).body;
      await world.decide('approve', id, desk);
      return world.decide('revoke', id, desk);
    },
    decidedBy.client,
  ],
  ['refuseSupportAccess', async () => world.decide('refuse', (await asking()).body.id, desk), decidedBy.client],
  ['openBreakGlass', () => post(`${bank}/support-grants/break-glass`, { scopes: ['accounts:read'], reason })],
  ['suspendTenant', () => post(`${bank}/suspend`)],
  ['resumeTenant', () => post(`${bank}/resume`)],
  ['suspendTenant', () => post(`${bank}/suspend`)],
  ['offboardTenant', afterRuns(keeping('leaving', () => post(`${bank}/offboard`)))],
  [
    'confirmHandover',
    async () => {
      await approve(left['leaving'] ?? '');
      return post(`${bank}/offboarding/handover`, { to: 'Asha', reason });
    },
  ],
  ['recallOffboarding', () => post(`${bank}/offboarding/recall`)],
  [
    'registerCell',
    () =>
      post('/v1/cells', {
        name: 'eu-2',
        region: 'eu',
        capacityBanks: 2,
        postgres: { host: 'h', port: 1, database: 'd' },
        kafka: { brokers: ['h:1'], replicas: 1 },
        objectStore: { endpoint: 'http://h', region: 'r' },
        reason,
      }),
  ],
  ['changeCell', () => post('/v1/cells/eu-2/change', { capacityBanks: 3, reason })],
  [
    'moveCell',
    () =>
      post('/v1/cells/eu-2/move', {
        postgres: { host: 'h', port: 2, database: 'd' },
        kafka: { brokers: ['h:1'], replicas: 1 },
        objectStore: { endpoint: 'http://h', region: 'r' },
        reason,
      }),
  ],
  ['previewUpgrade', afterRuns(() => post('/v1/upgrade-previews', {}))],
  ['startUpgrade', keeping('upgrade', () => post('/v1/upgrades', { soakSeconds: 0, reason }))],
  ['pauseUpgrade', () => post(`/v1/upgrades/${left['upgrade']}/pause`)],
  ['resumeUpgrade', () => post(`/v1/upgrades/${left['upgrade']}/resume`)],
  [
    'retryUpgradeBank',
    async () => {
      await sql(`update upgrade_banks set state = 'quarantined'`);
      await sql(`update upgrades set state = 'halted'`);
      const [row] = await world.api.orm.em
        .fork()
        .execute<{ tenant_id: string }[]>('select tenant_id from upgrade_banks limit 1');
      return post(`/v1/upgrades/${left['upgrade']}/banks/${row?.tenant_id}/retry`);
    },
  ],
  ['abortUpgrade', () => post(`/v1/upgrades/${left['upgrade']}/abort`)],
  ['createOperator', keeping('invitation', () => post('/v1/operators', person('owner', 'third')))],
  [
    'issueOperatorToken',
    async () => {
      left['third'] = (await approve(left['invitation'] ?? '')).body.result.id;
      return post(`/v1/operators/${left['third']}/token`);
    },
  ],
  [
    'confirmOperator',
    async () => {
      const first = await sql(`update operators set token_issued_by = id where id = '${left['third']}'`);
      expect(first).toBeDefined();
      return post(`/v1/operators/${left['third']}/confirm`, reasoned, second);
    },
    decidedBy.second,
  ],
  ['changeOperatorRole', () => post(`/v1/operators/${left['third']}/role`, { role: 'auditor', reason })],
  ['createSession', () => post('/v1/sessions', undefined)],
  ['revokeSession', async () => (await signInTo(world.api)).post('/v1/sessions/current/revoke')],
  [
    'revokeOperatorSession',
    async () => {
      const browser = await signInTo(world.api);
      const { id } = (await browser.get('/v1/sessions/current')).body;
      return browser.post(`/v1/operators/bootstrap/sessions/${id}/revoke`, reasoned);
    },
  ],
  ['revokeOperatorSessions', () => post('/v1/operators/bootstrap/sessions/revoke')],
  ['disableOperator', () => post(`/v1/operators/${left['third']}/disable`)],
  ['disableOwner', () => post(`/v1/operators/${second.id}/disable-owner`)],
];

/** Some seventy requests, one after the other; a busy machine takes a minute. */
const allMsMax = 300_000;

test('every change that succeeds adds an entry with whose it was', { timeout: allMsMax }, async () => {
  for (const [operationId, doing, actor = () => 'operator:bootstrap'] of deeds) {
    const answer = await doing();
    expect([operationId, answer.status < 300 || answer.body]).toEqual([operationId, true]);
    const entries = await world.api.orm.em
      .fork()
      .execute<{ actor: string }[]>('select actor from audit where request_id = ?', [
        answer.headers.get('x-request-id') ?? '',
      ]);
    expect([operationId, entries.map((entry) => entry.actor)]).toEqual([
      operationId,
      expect.arrayContaining([actor()]),
    ]);
  }
});

test('and every change was done', () => {
  const changes = world.api.operations.filter(({ kind }) => kind === 'change').map(({ operationId }) => operationId);
  expect([...new Set(deeds.map(([operationId]) => operationId))].toSorted()).toEqual(changes.toSorted());
});

test('an export of the audit log is an entry too, with what was asked for', async () => {
  const auditor = world.auditor;
  const { status, headers } = await world.api.get('/v1/audit/export?format=csv&target=tenant/north-bank', auditor);
  expect(status).toBe(200);
  expect((await world.api.get('/v1/audit?action=exportAudit')).body.data).toMatchObject([
    {
      actor: `operator:${auditor.id}`,
      target: 'audit',
      reason: 'format=csv target=tenant/north-bank',
      requestId: headers.get('x-request-id'),
    },
  ]);
});

test('an operation that forgets it changes nothing', async () => {
  const { createControlApp } = await import('../http/app.ts');
  const { changeOperation } = await import('../http/operation.ts');
  const { z } = await import('zod');
  const forgetful = changeOperation({
    operationId: 'forget',
    path: '/v1/forget',
    tag: 'audit',
    roles: ['owner'],
    summary: 'Forgets',
    success: { status: 200, description: 'Done.', body: z.object({}) },
    handle: async ({ em }) => {
      await em.execute(`update operators set name = 'changed'`);
      return { body: {} };
    },
  });
  const failures: unknown[] = [];
  const app = createControlApp({
    operations: [forgetful],
    orm: world.api.orm,
    authenticate: () => Promise.resolve({ operator: 'bootstrap', role: 'owner' }),
    committed: () => Promise.resolve(),
    nowMs: () => world.api.clock.nowMs,
    ids: { uuid: () => crypto.randomUUID() },
    record: ({ error }) => void failures.push(error),
  });
  const answer = await app.request('/v1/forget', { method: 'POST', headers: { 'idempotency-key': 'k' } });
  expect([answer.status, String(failures)]).toEqual([500, 'Error: forget leaves no audit entry of operator:bootstrap']);
  expect((await world.api.get('/v1/operators')).body.data.map(({ name }: { name: string }) => name)).not.toContain(
    'changed',
  );
});
