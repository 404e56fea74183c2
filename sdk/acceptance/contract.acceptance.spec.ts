/** What really comes over the wire is what the published contract says: every operation's answer, every event. */
import type { Problem } from '@munim/sdk';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bank, bankCalled } from './testing/bank.ts';
import { bankThatClearingTreats } from './testing/clearing.ts';
import {
  type JsonSchema,
  namedSchemas,
  type Operation,
  operations,
  readContract,
  readPublished,
} from './testing/contract.ts';
import type { Answer } from './testing/raw-http.ts';
import { type Judge, strictJudge } from './testing/strict-schema.ts';
import { settle } from './testing/unchanged.ts';
import { buildWorld, czk, type Example, examplesIn, requestOf, type World } from './testing/world.ts';

const north: Bank = bankCalled('north');
let world: World;
let examples: Readonly<Record<string, Example>>;
beforeAll(async () => {
  const before = await north.head();
  world = await buildWorld(north);
  // Whatever is read of it by any example is there.
  await settle(north, before);
  examples = examplesIn(world);
});

function judgeOf(operation: Operation, status: number, mediaType: string): Judge {
  const schema = operation.answerSchema(status, mediaType);
  if (!schema) throw new Error(`${operation.id} documents no ${mediaType} for ${status}`);
  return strictJudge(schema, namedSchemas);
}
const named = (schema: string): Judge => strictJudge({ $ref: `#/components/schemas/${schema}` }, namedSchemas);

function expectDocumented(operation: Operation, answer: Answer): void {
  const [mediaType = ''] = (answer.headers.get('content-type') ?? '').split(';');
  expect(judgeOf(operation, answer.status, mediaType)(answer.body), `${operation.id} ${answer.text}`).toEqual([]);
}

describe('answers', () => {
  test('every operation of the contract has an example here', () => {
    expect(Object.keys(examples).toSorted()).toEqual(operations.map((one) => one.id).toSorted());
  });

  /** Closing comes last. */
  const inOrder = operations.toSorted((a, b) => Number(a.id.startsWith('close')) - Number(b.id.startsWith('close')));
  test.each(inOrder.map((one): [string, Operation] => [one.id, one]))(
    '%s answers as documented',
    async (id, operation) => {
      const answer = await north.send(requestOf(operation, examples[id] ?? {}));
      expect(answer.status, answer.text).toBeLessThan(300);
      expectDocumented(operation, answer);
      expect(answer.headers.get('x-request-id')).toMatch(/^req_[0-9a-z]{26}$/);
      if (operation.method === 'GET') expect(answer.headers.get('cache-control')).toBe('no-store');
      else expect(answer.headers.get('munim-version')).toMatch(/^[1-9][0-9]*$/);
    },
  );

  test('a transfer to another bank, and each way that it can end', async () => {
    const request = operations.find((one) => one.id === 'requestTransfer');
    const get = operations.find((one) => one.id === 'getTransfer');
    if (!request || !get) throw new Error('the contract has no transfers');
    for (const behaviour of [{ mode: 'accept' }, { mode: 'refuse', reason: 'AM04' }] as const) {
      const creditor = { bank: await bankThatClearingTreats(behaviour), account: '1' };
      const body = { debtorAccountId: world.accountId, creditor, ...czk('10'), text: 'Gas' };
      const answer = await north.send(requestOf(request, { body }));
      expect(answer.status).toBe(202);
      expectDocumented(request, answer);
      const { transferId } = answer.body as { transferId: string };
      await north.munim.transfers.waitFor(transferId);
      expectDocumented(get, await north.send(requestOf(get, { params: { transferId } })));
    }
  });

  test('refusals of every status are documented for their operation', async () => {
    const unknown = { accountId: `acc_${'0'.repeat(26)}` };
    for (const operation of operations) {
      const good = requestOf(operation, examples[operation.id] ?? {});
      const bad = [
        { ...good, token: null },
        { ...good, path: `${good.path}${good.path.includes('?') ? '&' : '?'}x=1` },
      ];
      if (operation.method === 'POST') bad.push({ ...good, headers: { 'idempotency-key': null } });
      if (good.body)
        bad.push(
          { ...good, body: '{' },
          { ...good, body: 'x'.repeat(70_000) },
          { ...good, headers: { 'content-type': 'text/csv' } },
        );
      if (operation.params.includes('accountId')) bad.push(requestOf(operation, examples[operation.id] ?? {}, unknown));
      for (const request of bad) {
        const answer = await north.send(request);
        expect(answer.status, `${operation.id} ${answer.text}`).toBeGreaterThanOrEqual(400);
        expectDocumented(operation, answer);
      }
    }
  });

  test('every problem is on the published page, with the status that it says', async () => {
    const page = readPublished('problems.md');
    const answers = [
      await north.send({ path: '/v1/nowhere' }),
      await north.send({ path: '/v1/accounts', token: 'x' }),
      await north.send({ method: 'POST', path: '/v1/accounts', body: {} }),
    ];
    for (const answer of answers) {
      const { code, status, title, retryable } = answer.body as Problem;
      expect(page).toContain(`| \`${code}\` | ${status} | ${title} |`);
      expect(named('Problem')(answer.body)).toEqual([]);
      expect(retryable).toBe(false);
    }
  });

  test('the judge can say no: a member more, a member less, a number for an amount', async () => {
    const standing = (await north.munim.accounts.deposit(world.accountId, czk('1'))) as Record<string, unknown>;
    const judge = named('AccountStanding');
    expect(judge(standing)).toEqual([]);
    expect(judge({ ...standing, iban: 'CZ65' })).toHaveLength(1);
    expect(judge({ ...standing, balance: { amount: 1, currency: 'CZK' } })).toHaveLength(1);
    const { version: _version, ...incomplete } = standing;
    expect(judge(incomplete)).toHaveLength(1);
  });
});

describe('events', () => {
  interface EventDocument {
    readonly $defs: Readonly<Record<string, JsonSchema>>;
  }
  const judges = new Map<string, Judge>(
    ['customers', 'accounts', 'transfers'].flatMap((context) =>
      Object.entries((readContract(`events/${context}.json`) as EventDocument).$defs).map(
        ([type, schema]): [string, Judge] => [type, strictJudge(schema)],
      ),
    ),
  );
  /** The members of an event, besides those that are left out when they equal their default. */
  const always = [
    'actor',
    'businessDate',
    'correlation',
    'data',
    'position',
    'recordedAt',
    'stream',
    'tenant',
    'type',
    'version',
  ];
  const sometimes = ['causation', 'occurredAt', 'schema'];

  test('every event in the log has the published shape, canonical text and the bank in its envelope', async () => {
    const met = new Set<string>();
    for await (const { position, event: text } of north.munim.log()) {
      const event = JSON.parse(text) as Record<string, unknown> & { type: string };
      met.add(event.type);
      expect(judges.get(event.type)?.(event['data']), text).toEqual([]);
      const members = Object.keys(event);
      expect(
        members.filter((name) => !sometimes.includes(name)),
        text,
      ).toEqual(always);
      expect(members, text).toEqual(members.toSorted());
      expect({ position: event['position'], tenant: event['tenant'] }).toEqual({ position, tenant: north.id });
    }
    expect(met.size, [...met].join(', ')).toBeGreaterThan(20);
  });
});
