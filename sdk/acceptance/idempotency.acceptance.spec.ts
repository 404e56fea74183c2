/** A retry never acts twice: the same key many times at once, with other contents, from another bank, by the SDK. */
import { MunimError } from '@munim/sdk';
import { beforeAll, describe, expect, test } from 'vitest';
import { bankCalled, bankOf } from './testing/bank.ts';
import { expectProblem } from './testing/expect-problem.ts';
import { type Answer, type RawRequest } from './testing/raw-http.ts';
import { buildWorld, czk, type World } from './testing/world.ts';

const north = bankCalled('north');
const { munim, send, head, eventsAfter } = north;
let world: World;
beforeAll(async () => {
  world = await buildWorld(north);
});

const keyed = (path: string, body: unknown, key: string): RawRequest => ({
  method: 'POST',
  path,
  body,
  headers: { 'idempotency-key': key },
});
const depositsOf = (accountId: string) => `/v1/accounts/${accountId}/deposits`;
const isReplay = (answer: Answer) => answer.headers.get('idempotency-replayed') === 'true';

describe('fifty at once with one key', () => {
  /** How many events one such request appends. */
  const requests: readonly [name: string, events: number, request: (world: World) => { path: string; body: object }][] =
    [
      ['a deposit', 1, ({ accountId }) => ({ path: depositsOf(accountId), body: czk('700') })],
      ['a withdrawal', 1, ({ accountId }) => ({ path: `/v1/accounts/${accountId}/withdrawals`, body: czk('10') })],
      ['a hold', 1, ({ accountId }) => ({ path: `/v1/accounts/${accountId}/holds`, body: czk('10') })],
      [
        'an account',
        1,
        ({ customerId }) => ({ path: '/v1/accounts', body: { customerId, product: 'CURRENT', currency: 'CZK' } }),
      ],
      [
        'a customer',
        1,
        () => ({ path: '/v1/customers', body: { kind: 'PERSON', country: 'CZ', fullName: 'Jan Hus' } }),
      ],
      [
        'a transfer',
        3,
        ({ accountId, otherAccountId }) => ({
          path: '/v1/transfers',
          body: { debtorAccountId: accountId, creditor: { accountId: otherAccountId }, ...czk('10') },
        }),
      ],
    ];
  test.each(requests)('%s happens once, and 49 answers repeat the first byte for byte', async (_name, events, of) => {
    const { path, body } = of(world);
    const before = await head();
    const key = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(keyed(path, body, key))));
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201));
    expect(answers.filter(isReplay)).toHaveLength(49);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.headers.get('munim-version'))).size).toBe(1);
    expect(await eventsAfter(before)).toHaveLength(events);
  });

  test('fifty keys make fifty, so the counting above can fail', async () => {
    const before = await head();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => send(keyed(depositsOf(world.accountId), czk('1'), crypto.randomUUID()))),
    );
    expect(answers.filter(isReplay)).toEqual([]);
    expect(await eventsAfter(before)).toHaveLength(50);
  });
});

describe('a key that was used', () => {
  test.each([
    ['another amount', (body: object) => ({ ...body, amount: '701' })],
    ['one more member', (body: object) => ({ ...body, text: 'again' })],
    ['one member less', ({ amount, currency }: Record<string, string>) => ({ amount, currency })],
  ])('with %s is refused, and the first answer stays', async (_name, change) => {
    const key = crypto.randomUUID();
    const body = { ...czk('700'), reference: 'R' };
    const first = await send(keyed(depositsOf(world.accountId), body, key));
    const before = await head();
    const other = await send(keyed(depositsOf(world.accountId), change(body), key));
    expectProblem(other, { status: 422, code: 'idempotency-key-reused' });
    const again = await send(keyed(depositsOf(world.accountId), body, key));
    expect([isReplay(again), again.text]).toEqual([true, first.text]);
    expect(await head()).toBe(before);
  });

  test('on another account is refused', async () => {
    const key = crypto.randomUUID();
    await send(keyed(depositsOf(world.accountId), czk('5'), key));
    const before = await head();
    const other = await send(keyed(depositsOf(world.otherAccountId), czk('5'), key));
    expectProblem(other, { status: 422, code: 'idempotency-key-reused' });
    expect(await head()).toBe(before);
  });

  test('the same request in another spelling is the same request', async () => {
    const key = crypto.randomUUID();
    const first = await send(keyed(depositsOf(world.accountId), '{"amount":"5","currency":"CZK"}', key));
    const spelled = '{ "currency" : "CZK",\n "amount" : "\\u0035" }';
    const again = await send(keyed(depositsOf(world.accountId), spelled, key));
    expect([isReplay(again), again.text]).toEqual([true, first.text]);
  });

  test('after a refusal gives the refusal again, even when it would now succeed; a new key succeeds', async () => {
    const { accountId } = await munim.accounts.open({
      customerId: world.customerId,
      product: 'CURRENT',
      currency: 'CZK',
    });
    const withdrawal = (key: string) => send(keyed(`/v1/accounts/${accountId}/withdrawals`, czk('100'), key));
    const key = crypto.randomUUID();
    const refused = await withdrawal(key);
    expectProblem(refused, { status: 409, code: 'insufficient-funds' });
    await munim.accounts.deposit(accountId, czk('100'));
    const again = await withdrawal(key);
    expectProblem(again, { status: 409, code: 'insufficient-funds' });
    expect([isReplay(refused), isReplay(again)]).toEqual([false, true]);
    expect((await withdrawal(crypto.randomUUID())).status).toBe(201);
  });

  test('a malformed request does not use its key up', async () => {
    const key = crypto.randomUUID();
    expect((await send(keyed(depositsOf(world.accountId), { amount: 5, currency: 'CZK' }, key))).status).toBe(400);
    const right = await send(keyed(depositsOf(world.accountId), czk('5'), key));
    expect([right.status, isReplay(right)]).toEqual([201, false]);
  });

  test("another bank's same key is another key", async () => {
    const south = bankCalled('south');
    const theirs = await buildWorld(south);
    const key = crypto.randomUUID();
    const first = await send(keyed(depositsOf(world.accountId), czk('5'), key));
    const other = await south.send(keyed(depositsOf(theirs.accountId), czk('6'), key));
    expect([first.status, other.status, isReplay(other)]).toEqual([201, 201, false]);
    expect(other.text).not.toContain(world.accountId);
  });
});

describe('the SDK', () => {
  /** Lets the first answers get lost on their way back, after the server has acted. */
  function losingAnswers(count: number) {
    const keys: (string | null)[] = [];
    const unreliable: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (init?.method !== 'POST' || !String(input).includes('/v1/')) return response;
      keys.push(new Headers(init.headers).get('idempotency-key'));
      if (keys.length > count) return response;
      await response.arrayBuffer();
      throw new TypeError('the connection was reset');
    };
    return { keys, unreliable };
  }

  test('keeps its key while answers get lost, so that the effect happens once', async () => {
    const { keys, unreliable } = losingAnswers(2);
    const shaky = bankOf(north.id, north.credentials, { fetch: unreliable, retry: { attemptsMax: 4, baseDelayMs: 1 } });
    const before = await head();
    const standing = await shaky.munim.accounts.deposit(world.accountId, czk('11'));
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(await eventsAfter(before)).toMatchObject([{ version: standing.version, data: { amount: '11' } }]);
  });

  test('gives up after its attempts; the caller finds out with the same key', async () => {
    const { unreliable } = losingAnswers(99);
    const lost = bankOf(north.id, north.credentials, { fetch: unreliable, retry: { attemptsMax: 2, baseDelayMs: 1 } });
    const idempotencyKey = crypto.randomUUID();
    const before = await head();
    const work = lost.munim.accounts.deposit(world.accountId, czk('12'), { idempotencyKey });
    await expect(work).rejects.toMatchObject({ name: 'MunimConnectionError', attempts: 2 });
    const found = await munim.accounts.deposit(world.accountId, czk('12'), { idempotencyKey });
    expect(await eventsAfter(before)).toMatchObject([{ version: found.version }]);
  });

  test('does not retry what would be refused again', async () => {
    let sends = 0;
    const counting: typeof fetch = (input, init) => {
      if (String(input).includes('/withdrawals')) sends++;
      return fetch(input, init);
    };
    const counted = bankOf(north.id, north.credentials, { fetch: counting });
    const error: unknown = await counted.munim.accounts
      .withdraw(world.accountId, czk('999999999'))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MunimError);
    expect(error).toMatchObject({ code: 'insufficient-funds', attempts: 1 });
    expect(sends).toBe(1);
  });
});
