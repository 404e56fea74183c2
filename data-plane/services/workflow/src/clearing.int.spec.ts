/** Transfers to another bank, carried by this service: what a dying pod, a lost message and a poisoned topic do to them. */
import { contexts } from '@munim/contexts';
import { decodeEvent, encodeEvent, scopes, topology } from '@munim/kernel';
import { createWritableBanks } from '@munim/platform/banks';
import { connectBroker, createProducer } from '@munim/platform/broker';
import { createApp } from '@munim/platform/http';
import type { Log } from '@munim/platform/log';
import { createLogger } from '@munim/platform/telemetry';
import { createTestBank, type TestBank } from '@munim/platform/testing';
import { startWorkflowRunner, sweepWorkflows } from '@munim/platform/workflows';
import { type Clearing, clearingWorkflow, performClearing } from '@munim/transfers/workflow';
import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { startClearing } from './clearing.ts';

const services = inject('services');
const broker = connectBroker({
  brokers: services.kafka.brokers,
  clientId: 'spec',
  log: createLogger({ service: 'spec', level: 'fatal' }),
});
let testBank: TestBank;
let bank: ReturnType<ReturnType<typeof createWritableBanks>['of']>;
let accountId: string;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  testBank = await createTestBank(services, ['customers', 'accounts', 'transfers']);
  const { pools, secretsDirectory, tenant } = testBank;
  bank = createWritableBanks({ pools, secretsDirectory, contexts, nowMs: Date.now }).of(tenant);
  const { customerId = '' } = await post('/v1/customers', { kind: 'PERSON', country: 'CZ', fullName: 'Jan Neruda' });
  ({ accountId = '' } = await post('/v1/accounts', { customerId, product: 'CURRENT', currency: 'CZK' }));
  await post(`/v1/accounts/${accountId}/deposits`, { amount: '100000', currency: 'CZK' });
});
afterAll(async () => {
  await bank.log.close();
  await testBank.remove();
});
afterEach(async () => void (await Promise.all(stops.splice(0).map((stop) => stop()))));

async function post(path: string, body: object): Promise<Record<string, string>> {
  const app = createApp({
    operations: contexts.flatMap((context) => context.operations.filter((one) => one.kind === 'command')),
    authenticate: () => ({ tenant: bank.tenant, clientId: 'cli_spec', scopes: new Set(scopes) }),
    writableBank: () => bank,
    nowMs: Date.now,
    ids: { uuid: randomUUIDv7 },
    record: () => undefined,
  });
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUIDv7() };
  const answer = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.status >= 300) throw new Error(await answer.text());
  return (await answer.json()) as Record<string, string>;
}
const request = async (): Promise<string> => {
  const creditor = { bank: 'YZ', account: '87144583' };
  const { transferId = '' } = await post('/v1/transfers', {
    debtorAccountId: accountId,
    creditor,
    amount: '100',
    currency: 'CZK',
  });
  return transferId;
};
/** What the log says of a transfer: its own events, and what became of the money on hold for it. */
const eventsOf = async (transferId: string): Promise<string[]> => {
  const rows = await bank.sql<{ payload: string }[]>`
    select payload from events where stream = ${transferId} or stream = ${accountId} order by position`;
  const events = rows.map(({ payload }) => decodeEvent(payload));
  const holdId = events.find((event) => event.data['heldFor'] === transferId)?.data['holdId'];
  return events
    .filter((event) => event.stream === transferId || event.data['holdId'] === holdId)
    .map((event) => event.type.slice(event.type.indexOf('.') + 1));
};
const until = async (done: () => Promise<boolean> | boolean): Promise<void> => {
  const endMs = performance.now() + 50_000;
  while (!(await done())) {
    if (performance.now() > endMs) throw new Error('not within 50 s');
    await sleep(20);
  }
};
const hasEnded = async (transferId: string): Promise<boolean> =>
  (await eventsOf(transferId)).some((type) => type === 'TransferCompleted' || type === 'TransferFailed');

/** A clearing house that keeps its word: what it has settled or refused stays so, however often it is asked. */
function clearingHouse(verdict: 'SETTLED' | 'REFUSED' | 'PENDING'): Clearing & { readonly calls: string[] } {
  const known = new Map<string, 'SETTLED' | 'REFUSED' | 'PENDING' | 'RECALLED'>();
  const calls: string[] = [];
  const answer = (transferId: string) => ({ status: known.get(transferId) ?? verdict });
  return {
    calls,
    instruct: async (transferId) => {
      calls.push('instruct');
      if (!known.has(transferId)) known.set(transferId, verdict);
      return answer(transferId);
    },
    ask: async (transferId) => (calls.push('ask'), known.has(transferId) ? answer(transferId) : undefined),
    recall: async (transferId) => {
      calls.push('recall');
      if ((known.get(transferId) ?? 'PENDING') === 'PENDING') known.set(transferId, 'RECALLED');
      return answer(transferId);
    },
  };
}

/** A log whose first command meets the end of its pod, before it is there or after; what comes later is another pod's. */
function logOfDyingPod(death: 'before' | 'after'): { readonly log: Log; readonly deaths: () => number } {
  let deaths = 0;
  const submit: Log['submit'] = async (submission) => {
    const dies = deaths === 0;
    if (dies) deaths++;
    if (dies && death === 'before') throw new Error('killed before the record');
    const outcome = await bank.log.submit(submission);
    if (dies) throw new Error('killed after the record');
    return outcome;
  };
  return { log: { ...bank.log, submit }, deaths: () => deaths };
}

function runOn(log: Log, clearing: Clearing, nowMs = Date.now): void {
  const runner = startWorkflowRunner({
    sql: bank.sql,
    definition: clearingWorkflow,
    perform: (stream, state, effect) => performClearing({ tenant: bank.tenant, log, clearing }, stream, state, effect),
    nowMs,
    onError: () => undefined,
  });
  stops.push(runner.stop);
}
/** Past every deadline. */
const tomorrow = (): number => Date.now() + 2 * 86_400_000;

describe('a pod that dies between what clearing did and its record', () => {
  const outcomes = [
    ['settles', 'SETTLED', Date.now, ['HoldPlaced', 'TransferRequested', 'HoldCaptured', 'TransferCompleted']],
    ['refuses', 'REFUSED', Date.now, ['HoldPlaced', 'TransferRequested', 'HoldReleased', 'TransferFailed']],
    ['recalls', 'PENDING', tomorrow, ['HoldPlaced', 'TransferRequested', 'HoldReleased', 'TransferFailed']],
  ] as const;
  const deaths = outcomes.flatMap((outcome) =>
    (['before', 'after'] as const).map((death) => [outcome, death] as const),
  );

  test.each(deaths.map(([[what, ...rest], death]) => [what, death, ...rest] as const))(
    'when it %s, %s the record: the money moves once, as clearing said',
    async (_what, death, verdict, nowMs, events) => {
      const { log, deaths: died } = logOfDyingPod(death);
      const transferId = await request();
      runOn(log, clearingHouse(verdict), nowMs);
      await sweepWorkflows(bank.sql, clearingWorkflow);
      await until(() => hasEnded(transferId));
      expect(await eventsOf(transferId)).toEqual(events);
      expect(died()).toBe(1);
      await until(async () => (await bank.sql`select from workflow_due where stream = ${transferId}`).length === 0);
    },
  );

  test('and one that sleeps through another pod taking over moves nothing when it wakes', async () => {
    const clearing = clearingHouse('SETTLED');
    const asleep = Promise.withResolvers<void>();
    const fellAsleep = Promise.withResolvers<void>();
    const sleeping: Log = {
      ...bank.log,
      submit: async (submission) => {
        fellAsleep.resolve();
        await asleep.promise;
        return bank.log.submit(submission);
      },
    };
    const transferId = await request();
    const [row] = await bank.sql<{ state: string }[]>`select state from streams where stream = ${transferId}`;
    const state = clearingWorkflow.aggregate.decode(JSON.parse(row?.state ?? '{}') as never);
    const context = { tenant: bank.tenant, log: sleeping, clearing };
    const sleeper = performClearing(context, transferId, state, 'instruct');
    await fellAsleep.promise;
    runOn(bank.log, clearing);
    await sweepWorkflows(bank.sql, clearingWorkflow);
    await until(() => hasEnded(transferId));
    asleep.resolve();
    await sleeper;
    expect(await eventsOf(transferId)).toEqual([
      'HoldPlaced',
      'TransferRequested',
      'HoldCaptured',
      'TransferCompleted',
    ]);
    expect(clearing.calls).toEqual(['instruct', 'instruct']);
  });
});

test('a step that is refused is tried again: the refusal is not the answer to its key for ever', async () => {
  const clearing = clearingHouse('SETTLED');
  let refusals = 0;
  const refusing: Log = {
    ...bank.log,
    // The state refuses for a while, as it would if somebody had ended the hold by hand.
    submit: async (submission) => {
      if (refusals++ >= 3) return bank.log.submit(submission);
      const decide = () => ({ outcome: 'rejected', reason: 'unknown-hold', detail: 'No such hold.' }) as const;
      return bank.log.submit({ ...submission, definition: { ...submission.definition, decide } });
    },
  };
  const transferId = await request();
  runOn(refusing, clearing);
  await sweepWorkflows(bank.sql, clearingWorkflow);
  await until(() => hasEnded(transferId));
  expect(await eventsOf(transferId)).toContain('TransferCompleted');
  expect(refusals).toBeGreaterThan(3);
});

describe('the service', () => {
  const start = async (clearing: Clearing): Promise<void> => {
    const worker = await startClearing({ bank, broker, clearing, nowMs: Date.now, onError: () => undefined });
    stops.push(worker.stop);
  };
  const topic = () => topology(testBank.tenant).topic('transfers');

  test('ends a transfer of which Kafka never brought a word', async () => {
    const transferId = await request();
    await start(clearingHouse('SETTLED'));
    await until(() => hasEnded(transferId));
    expect(await eventsOf(transferId)).toContain('TransferCompleted');
  });

  test('goes on past messages that are no events of the bank, and takes their keys for a hint', async () => {
    const clearing = clearingHouse('SETTLED');
    await start(clearing);
    const hinted = await request();
    const brought = await request();
    const [event] = await bank.sql<{ payload: string }[]>`select payload from events where stream = ${brought}`;
    const payload = event?.payload ?? '';
    const foreign = encodeEvent({ ...decodeEvent(payload), tenant: 'another-bank', stream: 'trf_foreign' });
    const poison = [
      { key: hinted, value: 'noise' },
      { key: 'not a stream', value: '{}' },
      { key: 'trf_1\0', value: 'noise' },
      { key: 'trf_foreign', value: foreign },
      { key: brought, value: null },
      { key: brought, value: payload },
    ];
    const producer = await createProducer(broker);
    await producer.send(poison.map((message) => ({ topic: topic(), headers: {}, ...message })));
    await producer.close();
    await until(async () => (await hasEnded(hinted)) && (await hasEnded(brought)));
    expect(await bank.sql`select from workflow_due where stream = 'trf_foreign'`).toEqual([]);
  });
});
