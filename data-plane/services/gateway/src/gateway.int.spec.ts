/** The gateway in front of a command service on a real bank: what a collector of traces sees, and what is counted. */
import { contexts } from '@munim/contexts';
import { scopes } from '@munim/kernel';
import { createWritableBanks } from '@munim/platform/banks';
import { createApp, type RequestRecord } from '@munim/platform/http';
import { createServer, type ServiceServer } from '@munim/platform/service';
import {
  createLogger,
  createMetrics,
  currentTrace,
  inServerSpan,
  inSharedSpan,
  inSpan,
  startTracing,
  traceHeaders,
  type Tracing,
} from '@munim/platform/telemetry';
import { createBankUseState } from '@munim/platform/tenancy';
import { createTestBank, type TestBank } from '@munim/platform/testing';
import type { Hono } from 'hono';
import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createGatewayApp } from './app.ts';
import { createUpstream, type Upstream } from './forward.ts';

interface ReceivedSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}
/** What an OTLP collector gets as JSON, as far as it is asked about here. */
interface ReceivedTraces {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly ReceivedSpan[] }[] }[];
}

const received: ReceivedSpan[] = [];
const collector = createHttpServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as ReceivedTraces;
    received.push(...body.resourceSpans.flatMap((one) => one.scopeSpans.flatMap(({ spans }) => spans)));
    response.setHeader('content-type', 'application/json').end('{}');
  });
});
const log = createLogger({ service: 'spec', level: 'fatal' });
const servers: ServiceServer[] = [];
const serve = async (app: Hono): Promise<string> => {
  const server = createServer({ metrics: createMetrics(), log, ids: { uuid: randomUUIDv7 } });
  servers.push(server);
  const { port } = await server.listen('127.0.0.1', 0);
  server.serve({ app });
  return `http://127.0.0.1:${port}`;
};

let bank: TestBank;
let banks: ReturnType<typeof createWritableBanks>;
let upstream: Upstream;
let gateway: string;
let commandService: string;
const recorded: { gateway: RequestRecord[]; command: RequestRecord[] } = { gateway: [], command: [] };

beforeAll(async () => {
  bank = await createTestBank(inject('services'), []);
  const { tenant, pools, secretsDirectory, registry } = bank;
  banks = createWritableBanks({ pools, secretsDirectory, contexts, nowMs: Date.now });
  const caller = { tenant, clientId: 'cli_spec', scopes: new Set<string>(scopes) };
  const command = createApp({
    operations: contexts.flatMap((context) => context.operations.filter((one) => one.kind === 'command')),
    authenticate: () => caller,
    writableBank: () => banks.of(tenant),
    nowMs: Date.now,
    ids: { uuid: randomUUIDv7 },
    record: (record) => recorded.command.push(record),
  });
  commandService = await serve(command);
  upstream = createUpstream(commandService);
  const verified = { ...caller, contexts: [], claims: {} } as never;
  const app = createGatewayApp({
    registry,
    verifier: { verify: async () => verified, authenticate: () => verified },
    use: createBankUseState('spec'),
    upstreams: { command: upstream, projection: upstream, 'analytics-export': upstream, 'control-plane': upstream },
    nowMs: Date.now,
    ids: { uuid: randomUUIDv7 },
    record: (record) => recorded.gateway.push(record),
    noteLook: () => undefined,
  });
  gateway = await serve(app);
});
afterAll(async () => {
  upstream.close();
  collector.close();
  await Promise.all(servers.map((server) => server.drain(1_000)));
  await banks.close();
  await bank.remove();
});

const register = (headers: Record<string, string> = {}) =>
  fetch(`${gateway}/v1/customers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUIDv7(), ...headers },
    body: JSON.stringify({ kind: 'PERSON', country: 'CZ', fullName: 'Jan Neruda' }),
  });

test('without a collector nothing is made for a span: no context, no header, no object', async () => {
  expect(currentTrace()).toBeUndefined();
  expect(traceHeaders()).toBe(traceHeaders());
  const work = Promise.resolve({ status: 200 });
  expect(
    inServerSpan(
      'a',
      () => assert.fail('no header is read'),
      {},
      () => work,
    ),
  ).toBe(work);
  expect(inSpan('a', {}, () => work)).toBe(work);
  expect(inSharedSpan('a', {}, [], () => work)).toBe(work);
});

describe('with a collector', () => {
  const kinds = { internal: 1, server: 2 } as const;
  let tracing: Tracing;
  beforeAll(async () => {
    collector.listen(0, '127.0.0.1');
    await once(collector, 'listening');
    tracing = await startTracing('spec', `http://127.0.0.1:${(collector.address() as AddressInfo).port}`);
  });

  test('a command is one trace, from the gateway over the command service to the commit of its log', async () => {
    const caller = { trace: '0af7651916cd43dd8448eb211c80319c', span: 'b7ad6b7169203331' };
    expect((await register({ traceparent: `00-${caller.trace}-${caller.span}-01` })).status).toBe(201);
    expect((await register()).status).toBe(201);
    await tracing.stop();
    const spans = received.filter(({ traceId }) => traceId === caller.trace);
    const chain = [];
    for (let parent = caller.span; chain.length < spans.length; ) {
      const next = spans.find((span) => span.parentSpanId === parent);
      if (!next) break;
      chain.push([next.name, next.kind]);
      parent = next.spanId;
    }
    expect(chain).toEqual([
      ['/v1/customers', kinds.server],
      ['registerCustomer', kinds.server],
      ['log.commit', kinds.internal],
    ]);
    const others = received.filter(({ traceId }) => traceId !== caller.trace);
    expect(new Set(others.map(({ traceId }) => traceId)).size).toBe(1);
    expect(others.map(({ name }) => name).toSorted()).toEqual(['/v1/customers', 'log.commit', 'registerCustomer']);
  });
});

describe('what belongs to no operation is counted under one name, whatever the caller calls it', () => {
  test.each([
    ['an unknown path', 'GET', '/v1/nothing/4111', 404],
    ['a method that the path does not know', 'DELETE', '/v1/customers', 405],
  ])('by the gateway: %s', async (_what, method, path, status) => {
    recorded.gateway.length = 0;
    const answer = await fetch(gateway + path, { method });
    expect(answer.status).toBe(status);
    expect(recorded.gateway).toMatchObject([{ operation: 'none', status, method }]);
  });

  test.each([
    ['an unknown path', 'GET', '/v1/nothing/4111', 404],
    ['a method that the path does not know', 'DELETE', '/v1/customers', 405],
  ])('by a service behind it: %s', async (_what, method, path, status) => {
    recorded.command.length = 0;
    const answer = await fetch(commandService + path, { method });
    expect(answer.status).toBe(status);
    expect(recorded.command).toMatchObject([{ operation: 'none', status, method }]);
    expect(recorded.command[0]?.durationMs).toBeGreaterThanOrEqual(0);
  });
});
