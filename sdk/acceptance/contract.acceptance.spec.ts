/** What really comes over the wire is what the published contract says: every operation's answer, every event. */
import type { Problem } from '@munim/sdk';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type Bank, bankCalled } from './testing/bank.ts';
import { bankThatClearingTreats } from './testing/clearing.ts';
import {
  issuerOperations,
  type JsonSchema,
  namedSchemas,
  type Operation,
  operations,
  readContract,
  readPublished,
} from './testing/contract.ts';
import { expectDocumented } from './testing/documented.ts';
import { type RawRequest, sendRaw } from './testing/raw-http.ts';
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

const named = (schema: string): Judge => strictJudge({ $ref: `#/components/schemas/${schema}` }, namedSchemas);

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
      const { headers } = answer;
      expect(headers.get('x-request-id')).toMatch(/^req_[0-9a-z]{26}$/);
      expect(headers.get('cache-control')).toBe('no-store');
      for (const name of ['ratelimit', 'ratelimit-policy']) expect(headers.get(name), name).toMatch(/^"bank";/);
      if (operation.method === 'POST') expect(headers.get('munim-version')).toMatch(/^[1-9][0-9]*$/);
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
        { ...good, method: 'DELETE' },
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

  test('what was answered before is answered again, and says so', async () => {
    const places = [`/v1/accounts/${world.accountId}/deposits`, `/v1/accounts/${world.accountId}/withdrawals`];
    for (const [path = '', amount] of [
      [places[0], '1'],
      [places[1], '999999999999'],
    ]) {
      const operation = operations.find((one) => one.id === (path === places[0] ? 'deposit' : 'withdraw'));
      if (!operation) throw new Error('the contract does not move money');
      const request = {
        method: 'POST',
        path,
        body: czk(amount ?? ''),
        headers: { 'idempotency-key': crypto.randomUUID() },
      };
      const [first, again] = [await north.send(request), await north.send(request)];
      expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
      for (const answer of [first, again]) expectDocumented(operation, answer);
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

describe('the token issuer', () => {
  const { issuer, gateway, controlPlane } = inject('platform').urls;
  const tokenRequest = (form: Record<string, string>, headers: RawRequest['headers'] = {}): RawRequest => ({
    method: 'POST',
    path: '/oauth/token',
    token: null,
    body: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': null, ...headers },
  });
  const { clientId: client_id, clientSecret: client_secret } = north.credentials;
  const good = { grant_type: 'client_credentials', client_id, client_secret };
  const requests: Record<string, readonly (readonly [RawRequest, number])[]> = {
    issueToken: [
      [tokenRequest(good), 200],
      [tokenRequest({ ...good, scope: 'accounts:read' }), 200],
      [tokenRequest({ ...good, scope: 'everything' }), 400],
      [tokenRequest({ ...good, grant_type: 'password' }), 400],
      [tokenRequest(good, { 'content-type': 'application/json' }), 400],
      [tokenRequest({ ...good, client_secret: 'wrong' }), 401],
      [{ path: '/oauth/token' }, 405],
      [tokenRequest(good, { host: 'a/b' }), 400],
    ],
    getKeys: [
      [{ path: '/.well-known/jwks.json' }, 200],
      [{ method: 'DELETE', path: '/.well-known/jwks.json' }, 405],
    ],
    getMetadata: [
      [{ path: '/.well-known/oauth-authorization-server' }, 200],
      [{ method: 'DELETE', path: '/.well-known/oauth-authorization-server' }, 405],
    ],
  };

  test('every operation of its contract is tried here', () => {
    expect(Object.keys(requests).toSorted()).toEqual(issuerOperations.map((one) => one.id).toSorted());
  });

  test.each(issuerOperations.map((one): [string, Operation] => [one.id, one]))(
    '%s answers as documented',
    async (id, operation) => {
      for (const [request, status] of requests[id] ?? []) {
        const answer = await sendRaw(issuer, request);
        expect(answer.status, answer.text).toBe(status);
        expectDocumented(operation, answer);
      }
    },
  );

  test('each process serves the contract that is published, with its own address in it', async () => {
    const own = { 'data-plane.json': gateway, 'control-plane.json': controlPlane, 'issuer.json': issuer };
    for (const [file, url] of Object.entries(own)) {
      const { status, body, headers } = await sendRaw(url, { path: '/openapi.json' });
      const published = readContract(file) as { paths: object; components: object; servers: object };
      expect(status).toBe(200);
      const { securitySchemes: _addresses, ...components } = published.components as Record<string, object>;
      expect(body, file).toMatchObject({ paths: published.paths, components });
      const known = await sendRaw(url, {
        path: '/openapi.json',
        headers: { 'if-none-match': headers.get('etag') ?? '' },
      });
      expect([known.status, known.text], file).toEqual([304, '']);
    }
    const { body } = await sendRaw(gateway, { path: '/openapi.json' });
    const { accessToken } = (body as { components: { securitySchemes: Record<string, object> } }).components
      .securitySchemes;
    expect(accessToken).toMatchObject({ flows: { clientCredentials: { tokenUrl: `${issuer}/oauth/token` } } });
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
