/** What is wrong is refused for what is wrong with it, and leaves no trace: every write and read against hostile input. */
import { beforeAll, describe, expect, test } from 'vitest';
import { credits, debits, others } from './testing/acts.ts';
import { badBodiesFor, bodiesWhereNoneIsTaken, bodyBytesMax } from './testing/bad-bodies.ts';
import {
  badFiltersFor,
  badKeysFor,
  badMembersFor,
  badVersionsFor,
  unknownQueriesFor,
  wrongMethodsFor,
} from './testing/bad-requests.ts';
import { malformedIds, unknownId } from './testing/bad-values.ts';
import { bankCalled } from './testing/bank.ts';
import { bankThatClearingTreats } from './testing/clearing.ts';
import { methodsOf, type Operation, operations } from './testing/contract.ts';
import { expectProblem } from './testing/expect-problem.ts';
import { idPlacesOf, withIdAt } from './testing/id-places.ts';
import { membersOf } from './testing/members.ts';
import type { RawRequest } from './testing/raw-http.ts';
import { type BadRequest, expectRefusals, readingOf, settle } from './testing/unchanged.ts';
import { buildWorld, czk, type Example, examplesIn, requestOf, type World } from './testing/world.ts';

const south = bankCalled('south');
const { munim, send, head, eventsAfter } = south;
let world: World;
let foreign: World;
let examples: Readonly<Record<string, Example>>;
/** What must read the same before and after. */
let watched: readonly string[];
let refusals = 0;

beforeAll(async () => {
  const before = await head();
  world = await buildWorld(south);
  foreign = await buildWorld(bankCalled('north'));
  examples = examplesIn(world);
  watched = [
    ...[world.accountId, world.otherAccountId, world.emptyAccountId].flatMap((id) => [
      `/v1/accounts/${id}`,
      `/v1/accounts/${id}/statement?limit=200`,
    ]),
    `/v1/customers/${world.customerId}`,
    `/v1/customers/${world.lonelyCustomerId}`,
    `/v1/transfers/${world.transferId}`,
  ];
  await settle(south, before);
});

const goodOf = (operation: Operation): RawRequest => requestOf(operation, examples[operation.id] ?? {});
const expectRefused = async (requests: readonly BadRequest[], paths = watched): Promise<void> => {
  refusals += await expectRefusals(south, paths, requests);
};
const titled = (list: readonly Operation[]) => list.map((one): [string, Operation] => [one.id, one]);
const writes = operations.filter((one) => one.method === 'POST');
const reads = operations.filter((one) => one.method === 'GET');
const withBody = writes.filter((one) => one.bodySchema);

describe('every write', () => {
  test('is in these tables', () => {
    expect(writes.length).toBeGreaterThanOrEqual(18);
    expect(withBody.length).toBeGreaterThanOrEqual(14);
  });

  test.each(titled(withBody))('%s refuses every value that a member may not have', async (_id, operation) => {
    const requests = badMembersFor(operation, goodOf(operation));
    expect(requests.length).toBeGreaterThan(20);
    await expectRefused(requests);
  });

  test.each(titled(withBody))('%s refuses what is no body of its own', async (_id, operation) => {
    await expectRefused(badBodiesFor(goodOf(operation)));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each(titled(writes.filter((one) => !one.bodySchema)))(
    '%s takes no body, so refuses any',
    async (_id, operation) => {
      await expectRefused(bodiesWhereNoneIsTaken(goodOf(operation)));
    },
  );

  test.each(titled(writes))('%s refuses without a good Idempotency-Key, and with a query', async (_id, operation) => {
    await expectRefused([
      ...badKeysFor(operation, goodOf(operation)),
      ...unknownQueriesFor(operation, goodOf(operation)),
    ]);
  });

  test('ends before its body does when the body has no end', async () => {
    const deposit = `/v1/accounts/${world.accountId}/deposits`;
    const endless = { method: 'POST', path: deposit, body: Buffer.alloc(20_000_000, ' '), chunked: true };
    const before = await readingOf(south, watched);
    expectProblem(await send(endless), { status: 413, code: 'payload-too-large' });
    expect(await readingOf(south, watched)).toEqual(before);
  });
});

describe('every read', () => {
  test.each(titled(reads))('%s refuses unknown filters and bad values', async (_id, operation) => {
    const good = goodOf(operation);
    const path = good.path.split('?')[0] ?? '';
    const requests = [
      ...unknownQueriesFor(operation, good),
      ...badFiltersFor(operation, path),
      ...badVersionsFor(operation, path),
    ];
    await expectRefused(requests);
  });

  test("a cursor of the other order is not this list's", async () => {
    const path = `/v1/accounts/${world.accountId}/statement`;
    const page = await send({ path: `${path}?limit=1&order=oldest` });
    const { nextCursor } = page.body as { nextCursor: string };
    const wrong = { status: 400, code: 'invalid-request', pointer: '/query/cursor' } as const;
    await expectRefused([
      { name: 'newest', request: { path: `${path}?cursor=${nextCursor}` }, ...wrong },
      { name: 'accounts', request: { path: `/v1/accounts?cursor=${nextCursor}` }, ...wrong },
    ]);
    expect((await send({ path: `${path}?order=oldest&cursor=${nextCursor}` })).status).toBe(200);
  });
});

describe('a path', () => {
  test.each(titled(operations))('of %s knows no other method', async (_id, operation) => {
    const requests = wrongMethodsFor(operation, goodOf(operation));
    await expectRefused(requests);
    const allow = (await send(requests[0]?.request ?? { path: '/' })).headers.get('allow');
    expect(allow?.split(', ').toSorted()).toEqual(methodsOf(operation.path).toSorted());
  });

  test('that is not there is not found', async () => {
    const { accountId } = world;
    const roots = ['/', '/v1', '/v1/', '/v2/accounts', '/V1/accounts', '/v1/accounts/', '/v1//accounts', '/v1/nowhere'];
    const places = ['/', '/deposit', '/deposits/', '/deposits/1', '/Deposits', '/..%2fdeposits', '//deposits'];
    const endings = ['%00', '%0a', '%20', '%ff', '%zz', '%', '%2f', ';a=1', '%E2%80%8B', '.json', "'--"];
    const climbing = ['/v1/accounts/../../etc/passwd', '/v1/../v2/accounts'];
    const expected = { status: 404, code: 'not-found' } as const;
    const nowhere = [...roots, ...climbing, ...places.map((place) => `/v1/accounts/${accountId}${place}`)];
    const nobody = [
      ...endings.map((ending) => accountId + ending),
      '..%2f..%2fetc',
      '%2e%2e',
      'constructor',
      '__proto__',
    ];
    await expectRefused([
      ...[...nowhere, ...nobody.map((id) => `/v1/accounts/${id}`)].map((path) => ({
        name: path,
        request: { path },
        ...expected,
      })),
      ...[...nowhere, ...nobody.map((id) => `/v1/accounts/${id}/deposits`)].map((path) => ({
        name: `POST ${path}`,
        request: { method: 'POST', path, body: czk('5') },
        ...expected,
      })),
    ]);
  });
});

describe('an id that names nothing here', () => {
  const foreignIds = (): Readonly<Record<string, string>> => ({
    cus: foreign.customerId,
    acc: foreign.accountId,
    hld: foreign.holdId,
    trf: foreign.transferId,
    gla: unknownId('gla'),
  });

  const takers = operations.filter((one) => idPlacesOf(one).some((place) => place.in !== 'query'));
  test.each(titled(takers))('gets the same answer from %s, unknown or foreign', async (id, operation) => {
    const before = await readingOf(south, watched);
    for (const place of idPlacesOf(operation).filter((one) => one.in !== 'query')) {
      const texts: string[] = [];
      for (const named of [unknownId(place.kind), foreignIds()[place.kind] ?? '']) {
        const answer = await send(withIdAt(operation, examples[id] ?? {}, place, named));
        const { requestId } = expectProblem(answer, { status: 404, code: 'not-found' }, `${id} ${place.name} ${named}`);
        texts.push(answer.text.replaceAll(named, '-').replace(requestId, '-'));
        refusals += 1;
      }
      expect(texts[1], `${id} ${place.name}`).toBe(texts[0]);
    }
    expect(await readingOf(south, watched)).toEqual(before);
  });

  test.each(titled(takers))('is not found by %s when it is malformed in the path', async (id, operation) => {
    const places = idPlacesOf(operation).filter((one) => one.in === 'path');
    await expectRefused(
      places.flatMap((place) =>
        malformedIds(place.kind).map(
          (named): BadRequest => ({
            name: `${id} ${named}`,
            request: withIdAt(operation, examples[id] ?? {}, place, encodeURIComponent(named)),
            status: 404,
            code: 'not-found',
          }),
        ),
      ),
    );
  });
});

describe('the state of an account', () => {
  const money = { ...credits, ...debits };
  let own: Record<'otherId' | 'bank', string>;
  beforeAll(async () => {
    own = { otherId: await openWith('1000'), bank: await bankThatClearingTreats({ mode: 'accept' }) };
  });

  /** With a balance, and 500 that it may go below zero. */
  async function openWith(amount: string, overdraftLimit = '0'): Promise<string> {
    const { customerId } = world;
    const { accountId } = await munim.accounts.open({
      customerId,
      product: 'CURRENT',
      currency: 'CZK',
      overdraftLimit,
    });
    const { version: minVersion } = await munim.accounts.deposit(accountId, czk(amount));
    await munim.accounts.get(accountId, { minVersion });
    return accountId;
  }
  const watching = (accountId: string) => [
    `/v1/accounts/${accountId}`,
    `/v1/accounts/${accountId}/statement?limit=200`,
  ];
  type Act = (typeof money)[string];
  const eachAct = (acts: Readonly<Record<string, Act>>, expected: Pick<BadRequest, 'status' | 'code'>, act: object) =>
    Object.entries(acts).map(
      ([name, requestFor]): BadRequest => ({
        name,
        request: requestFor({ accountId: '', ...own, ...act }),
        ...expected,
      }),
    );

  test('closed: whatever is asked of it', async () => {
    const accountId = await openWith('5');
    await munim.accounts.withdraw(accountId, czk('5'));
    const { version } = await munim.accounts.close(accountId);
    await munim.accounts.get(accountId, { minVersion: version });
    const { close: _again, ...rest } = others;
    const expected = { status: 409, code: 'account-closed' } as const;
    await expectRefused(eachAct({ ...money, ...rest }, expected, { accountId }), watching(accountId));
  });

  test('frozen: whatever its customer asks of it', async () => {
    const accountId = await openWith('1000');
    const { version } = await munim.accounts.freeze(accountId, { reason: 'court order 13/2026' });
    await munim.accounts.get(accountId, { minVersion: version });
    const { 'interest to the customer': _owed, 'interest from the customer': _due, ...asked } = money;
    const { close = () => ({ path: '' }) } = others;
    const expected = { status: 409, code: 'account-frozen' } as const;
    await expectRefused(eachAct({ ...asked, close }, expected, { accountId }), watching(accountId));
  });

  test('kept in another currency: any movement', async () => {
    const accountId = await openWith('1000');
    const { holdId, version } = await munim.accounts.placeHold(accountId, czk('10'));
    await munim.accounts.get(accountId, { minVersion: version });
    const expected = { status: 422, code: 'currency-mismatch' } as const;
    const capture = `/v1/accounts/${accountId}/holds/${holdId}/capture`;
    const euro = { amount: '1', currency: 'EUR' };
    const requests = [
      ...eachAct(money, expected, { accountId, ...euro }),
      { name: 'capture', request: { method: 'POST', path: capture, body: euro }, ...expected },
    ];
    await expectRefused(requests, watching(accountId));
  });

  test.each(Object.entries(debits))('too little for one haléř more, enough for all: %s', async (name, requestFor) => {
    const accountId = await openWith('1000', '500');
    const act = { ...own, accountId };
    const request = requestFor({ ...act, amount: '1501' });
    await expectRefused([{ name, request, status: 409, code: 'insufficient-funds' }], watching(accountId));
    const before = await head();
    const answer = await send(requestFor({ ...act, amount: '1500' }));
    expect(answer.status, answer.text).toBeLessThan(300);
    const { transferId } = answer.body as { transferId?: string };
    if (transferId !== undefined) await munim.transfers.waitFor(transferId);
    await settle(south, before);
    expect((await munim.accounts.get(accountId)).available.amount).toBe('0');
  });

  test('too little on hold for one haléř more, enough for all', async () => {
    const accountId = await openWith('1000');
    const { holdId, version } = await munim.accounts.placeHold(accountId, czk('600'));
    await munim.accounts.get(accountId, { minVersion: version });
    const request = { method: 'POST', path: `/v1/accounts/${accountId}/holds/${holdId}/capture`, body: czk('601') };
    await expectRefused([{ name: 'capture', request, status: 409, code: 'hold-exceeded' }], watching(accountId));
    expect((await munim.accounts.captureHold(accountId, holdId, czk('600'))).available.amount).toBe('400');
  });

  test('too full: a balance has 18 digits', async () => {
    const accountId = await openWith('999999999999999999');
    const { 'a transfer to it': _poor, ...rest } = credits;
    const expected = { status: 409, code: 'balance-limit' } as const;
    await expectRefused(eachAct(rest, expected, { accountId }), watching(accountId));
    await munim.accounts.withdraw(accountId, czk('999999999999999999'));
  });
});

describe('a day', () => {
  const dated = (name: string) =>
    withBody.filter((one) => membersOf(one.bodySchema ?? {}).some((it) => it.path === name));

  test.each(titled(dated('/bookingDate')))('of booking for %s is not in the future', async (id, operation) => {
    const good = goodOf(operation);
    const request = { ...good, body: { ...(good.body as object), bookingDate: '2199-12-31' } };
    await expectRefused([{ name: id, request, status: 400, code: 'invalid-request', pointer: '/bookingDate' }]);
  });

  test.each(titled(dated('/valueDate')))('of value for %s is not a year away', async (id, operation) => {
    const good = goodOf(operation);
    const requests = ['1999-12-31', '2199-12-31'].map(
      (valueDate): BadRequest => ({
        name: `${id} ${valueDate}`,
        request: { ...good, body: { ...(good.body as object), valueDate } },
        status: 422,
        code: 'value-date-out-of-range',
      }),
    );
    await expectRefused(requests);
  });
});

/** Last: these succeed. Whatever was refused above, a good request works; its key then refuses another request. */
describe('after all that', () => {
  const closing = (one: Operation) => Number(one.id.startsWith('close'));
  const inOrder = writes.toSorted((one, other) => closing(one) - closing(other));

  test.each(titled(inOrder))('%s works, and its key is refused with another request', async (id, operation) => {
    const before = await head();
    const headers = { 'idempotency-key': `${id}-${crypto.randomUUID()}`.padEnd(200, '~') };
    const good = { ...goodOf(operation), headers };
    const answer = await send(good);
    expect(answer.status, answer.text).toBeLessThan(300);
    await settle(south, before);
    const request = { ...anotherLike(operation, good), headers };
    await expectRefused([{ name: id, request, status: 422, code: 'idempotency-key-reused' }]);
    const again = await send(good);
    expect([again.headers.get('idempotency-replayed'), again.text]).toEqual(['true', answer.text]);
  });

  /** Another text, or another thing where there is no text. */
  function anotherLike(operation: Operation, good: RawRequest): RawRequest {
    const { accountId, otherAccountId, customerId, lonelyCustomerId } = world;
    const texts = ['text', 'fullName', 'reason', 'name', 'overdraftLimit'];
    const name = texts.find((one) => one in (operation.bodySchema?.properties ?? {}));
    if (name !== undefined) return { ...good, body: { ...(good.body as object), [name]: '77' } };
    const path = good.path.replace(lonelyCustomerId, customerId).replace(world.emptyAccountId, otherAccountId);
    return { ...good, path: path === good.path ? path.replace(accountId, otherAccountId) : path };
  }

  test('a body of exactly its limit is accepted', async () => {
    const before = await head();
    const { accountId } = await munim.accounts.open({
      customerId: world.customerId,
      product: 'CURRENT',
      currency: 'CZK',
    });
    const path = `/v1/accounts/${accountId}/deposits`;
    for (const chunked of [false, true]) {
      const body = JSON.stringify(czk('5')).padEnd(bodyBytesMax);
      expect((await send({ method: 'POST', path, body, chunked })).status).toBe(201);
    }
    expect(await eventsAfter(before)).toHaveLength(3);
  });

  test('debits equal credits, and thousands were refused', async () => {
    const { totals } = await munim.accounts.trialBalance();
    expect(totals.filter((total) => total.difference !== '0')).toEqual([]);
    expect(refusals).toBeGreaterThan(4_000);
  });
});
