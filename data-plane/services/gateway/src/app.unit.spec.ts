import type { TenantEntry } from '@munim/kernel';
import { createBankUseState, createRegistryState, type TokenVerifier } from '@munim/platform/tenancy';
import { randomUUIDv7 } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { createGatewayApp } from './app.ts';
import type { Upstream } from './forward.ts';

const nowMs = Date.UTC(2026, 2, 2, 12);
const bank: TenantEntry = {
  kind: 'tenant',
  id: 'bank-a',
  name: 'A',
  state: 'active',
  contexts: ['accounts'],
  cell: {
    name: 'c',
    postgres: { host: 'h', port: 1, database: 'd' },
    kafka: { brokers: ['h:1'] },
    objectStore: { endpoint: 'e', region: 'r' },
  },
  limits: { requestsPerSecond: 1_000, commandsPerDay: 2, exportsPerDay: 2 },
  updatedAt: 'x',
};

let use: ReturnType<typeof createBankUseState>;
let answer: () => Response;
let app: ReturnType<typeof createGatewayApp>;
beforeEach(() => {
  use = createBankUseState('this');
  answer = () => new Response('{}');
  const registry = createRegistryState();
  registry.apply('tenant/bank-a', JSON.stringify(bank));
  const upstream: Upstream = { forward: async () => answer(), close: () => undefined };
  const caller = (authorization: string | undefined) => ({
    tenant: 'bank-a',
    clientId: 'c',
    claims: authorization === 'operator' ? { act: { sub: 'opr_1' } } : {},
  });
  app = createGatewayApp({
    registry,
    verifier: { authenticate: caller } as unknown as TokenVerifier,
    use,
    upstreams: { command: upstream, projection: upstream, 'analytics-export': upstream, 'control-plane': upstream },
    nowMs: () => nowMs,
    ids: { uuid: randomUUIDv7 },
    record: () => undefined,
    noteLook: () => undefined,
  });
});

const ask = (method: string, path: string, authorization = 'bank') =>
  app.request(path, { method, headers: { authorization } }, { incoming: {} });
const used = (what: 'commands' | 'exports'): number => use.used('bank-a', what, nowMs);

test('a command counts once it is accepted, and the one beyond the plan is told when the day ends', async () => {
  for (const left of [1, 0]) {
    const { headers } = await ask('POST', '/v1/accounts');
    expect(headers.get('ratelimit')).toContain(`"day-commands";r=${left};t=43200`);
  }
  const beyond = await ask('POST', '/v1/accounts');
  expect([beyond.status, beyond.headers.get('retry-after'), await beyond.json()]).toEqual([
    429,
    '43200',
    expect.objectContaining({ code: 'rate-limited', retryable: true }),
  ]);
  expect((await ask('GET', '/v1/accounts')).status).toBe(200);
  expect([used('commands'), used('exports')]).toEqual([2, 0]);
});

test.each<[string, () => Response]>([
  ['was refused', () => new Response('{}', { status: 409 })],
  ['was answered before', () => new Response('{}', { status: 201, headers: { 'idempotency-replayed': 'true' } })],
  [
    'had no answer',
    () => {
      throw new Error('no answer');
    },
  ],
])('a command that %s does not count', async (_, answered) => {
  answer = answered;
  for (let i = 0; i < 5; i++) expect((await ask('POST', '/v1/accounts')).status).not.toBe(429);
  expect(used('commands')).toBe(0);
});

test('a page of the log is an export; what an operator looks at under a grant is not the bank’s', async () => {
  for (let i = 0; i < 5; i++) expect((await ask('GET', '/v1/log', 'operator')).status).toBe(200);
  expect(used('exports')).toBe(0);
  for (const status of [200, 200, 429, 429]) expect((await ask('GET', '/v1/log')).status).toBe(status);
  expect([used('commands'), used('exports')]).toEqual([0, 2]);
});
