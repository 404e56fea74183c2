/** One bank's token opens nothing of another bank, by any id on any operation, and a token that nobody issued opens nothing. */
import { beforeAll, describe, expect, test } from 'vitest';
import { unknownId } from './testing/bad-values.ts';
import { type Bank, bankCalled, requestToken } from './testing/bank.ts';
import { type Operation, operations } from './testing/contract.ts';
import { comparable, expectProblem } from './testing/expect-problem.ts';
import { type Forge, forgeFrom } from './testing/forged-tokens.ts';
import { idPlacesOf, idsIn, kindOfId, withIdAt } from './testing/id-places.ts';
import type { Answer, RawRequest } from './testing/raw-http.ts';
import { settle } from './testing/unchanged.ts';
import { buildWorld, czk, type Example, examplesIn, requestOf, type World } from './testing/world.ts';

interface Side {
  readonly bank: Bank;
  readonly world: World;
  readonly examples: Readonly<Record<string, Example>>;
  /** Every id that its log gained with its world, and the code of a ledger account that the other has not. */
  readonly ids: readonly string[];
}
let a: Side;
let b: Side;
let forge: Forge;
/** Refused so far, by operation. */
const attempts = new Map<string, number>();

beforeAll(async () => {
  [a, b] = await Promise.all([sideOf(bankCalled('north')), sideOf(bankCalled('south'))]);
  forge = await forgeFrom(await requestToken(b.bank.credentials), a.bank.id);
});

async function sideOf(bank: Bank): Promise<Side> {
  const before = await bank.head();
  const world = await buildWorld(bank);
  const examples = examplesIn(world);
  const body = examples['openLedgerAccount']?.body as { code: string; name: string; type: 'INCOME' };
  await bank.munim.accounts.openLedgerAccount(body);
  await settle(bank, before);
  const log = JSON.stringify(await bank.eventsAfter(before));
  return { bank, world, examples, ids: [...idsIn(log), body.code] };
}

const titled = (list: readonly Operation[]) => list.map((one): [string, Operation] => [one.id, one]);
const takers = operations.filter((one) => idPlacesOf(one).length > 0);
const lists = operations.filter((one) => one.method === 'GET' && one.params.length === 0);
const heads = async () => [await a.bank.head(), await b.bank.head()];

/** All that there is to tell the answers about two ids apart by, besides the id that was asked for. */
const told = (answer: Answer, id: string): string => JSON.stringify(comparable(answer)).replaceAll(id, '-');

describe("bank B with bank A's ids", () => {
  test('A has ids of every kind', () => {
    expect([...new Set(a.ids.map(kindOfId))].toSorted()).toEqual(['acc', 'cus', 'gla', 'hld', 'trf']);
    expect(a.ids.filter((id) => b.ids.includes(id))).toEqual([]);
  });

  test.each(titled(takers))('%s answers as for ids that do not exist', async (id, operation) => {
    const before = await heads();
    const example = b.examples[id];
    if (!example) throw new Error(`${id} takes ids and has no example`);
    for (const place of idPlacesOf(operation)) {
      const ask = (named: string) => b.bank.send(withIdAt(operation, example, place, named));
      const unknown = told(await ask(unknownId(place.kind)), unknownId(place.kind));
      for (const named of a.ids.filter((one) => kindOfId(one) === place.kind)) {
        const answer = await ask(named);
        const what = `${id} ${place.in} ${place.name} ${named}`;
        if (place.in === 'query') expect(answer.body, what).toMatchObject({ data: [], hasMore: false });
        else expectProblem(answer, { status: 404, code: 'not-found' }, what);
        expect(told(answer, named), what).toBe(unknown);
        attempts.set(id, (attempts.get(id) ?? 0) + 1);
      }
    }
    expect(attempts.get(id)).toBeGreaterThan(0);
    expect(await heads()).toEqual(before);
  });

  test.each(titled(takers))("%s with nothing but A's ids finds nothing", async (id, operation) => {
    const before = await heads();
    const answer = await b.bank.send(requestOf(operation, a.examples[id] ?? {}));
    if (operation.params.length === 0 && operation.method === 'GET') expect(answer.body).toMatchObject({ data: [] });
    else expectProblem(answer, { status: 404, code: 'not-found' }, id);
    expect(await heads()).toEqual(before);
  });

  test('waiting for a version tells as little', async () => {
    const headers = { 'if-min-version': '1' };
    const ask = async (id: string) => told(await b.bank.send({ path: `/v1/accounts/${id}`, headers }), id);
    expect(await ask(a.world.accountId)).toBe(await ask(unknownId('acc')));
  });

  test('every operation that takes an id was tried', () => {
    expect([...attempts.keys()].toSorted()).toEqual(takers.map((one) => one.id).toSorted());
    expect(attempts.size).toBeGreaterThanOrEqual(23);
    expect([...attempts.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(attempts.size);
  });
});

describe('lists', () => {
  /** Every page. */
  async function allOf(bank: Bank, { id, path }: Operation): Promise<string> {
    const texts: string[] = [];
    for (let query = '', more = true; more; ) {
      const answer = await bank.send({ path: path + query });
      expect(answer.status, answer.text).toBe(200);
      texts.push(answer.text);
      const page = answer.body as { data?: { position: string }[]; hasMore?: boolean; nextCursor?: string };
      more = page.hasMore === true;
      query = id === 'readLog' ? `?after=${page.data?.at(-1)?.position}` : `?cursor=${page.nextCursor}`;
    }
    return texts.join('\n');
  }
  const namedIn = (text: string, ids: readonly string[]) => ids.filter((id) => text.includes(id));

  test.each(titled(lists))('%s shows B nothing of A, and A its own', async (id, operation) => {
    const theirs = await allOf(b.bank, operation);
    expect(namedIn(theirs, [...a.ids, a.bank.id, a.bank.credentials.clientId])).toEqual([]);
    const own = await allOf(a.bank, operation);
    if (id === 'getTrialBalance') return;
    expect(namedIn(own, [...a.ids, a.bank.id]), id).not.toEqual([]);
  });

  test.each(titled(lists.filter((one) => one.queries.includes('cursor'))))(
    "%s goes on from A's cursor with B's rows",
    async (_id, operation) => {
      const page = await a.bank.send({ path: `${operation.path}?limit=1` });
      const { nextCursor } = page.body as { nextCursor: string };
      const answer = await b.bank.send({ path: `${operation.path}?cursor=${nextCursor}` });
      expect(answer.status).toBe(200);
      expect(namedIn(answer.text, a.ids)).toEqual([]);
    },
  );
});

describe('a bank named by the client', () => {
  const names = ['x-tenant', 'x-tenant-id', 'x-munim-tenant', 'munim-tenant', 'tenant', 'x-bank', 'x-org-id', 'x-user'];
  const more = ['x-forwarded-host', 'x-original-url', 'x-rewrite-url', 'forwarded', 'x-munim-client', 'x-munim-scopes'];

  test.each([...names, ...more])('in the header %s changes nothing', async (name) => {
    const before = await heads();
    for (const value of [a.bank.id, `munim:${a.bank.id}`, `/v1/accounts/${a.world.accountId}`]) {
      const headers = { [name]: value };
      const session = await b.bank.send({ path: '/v1/session', headers });
      expect(session.body).toMatchObject({ tenant: b.bank.id, clientId: b.bank.credentials.clientId });
      const own = { path: `/v1/accounts/${b.world.accountId}` };
      expect((await b.bank.send({ ...own, headers })).text).toBe((await b.bank.send(own)).text);
      const read = await b.bank.send({ path: `/v1/accounts/${a.world.accountId}`, headers });
      expectProblem(read, { status: 404, code: 'not-found' }, name);
      const path = `/v1/accounts/${a.world.accountId}/deposits`;
      const write = await b.bank.send({ method: 'POST', path, body: czk('5'), headers });
      expectProblem(write, { status: 404, code: 'not-found' }, name);
    }
    expect(await heads()).toEqual(before);
  });

  test('in the query or the body is refused', async () => {
    const before = await heads();
    const path = `/v1/accounts/${b.world.accountId}`;
    const expected = { status: 400, code: 'invalid-request' } as const;
    const asked = await b.bank.send({ path: `${path}?tenant=${a.bank.id}` });
    expectProblem(asked, { ...expected, pointer: '/query/tenant' });
    const body = { ...czk('5'), tenant: a.bank.id };
    const posted = await b.bank.send({ method: 'POST', path: `${path}/deposits`, body });
    expectProblem(posted, { ...expected, pointer: '/tenant' });
    expect(await heads()).toEqual(before);
  });
});

describe('a token', () => {
  /** Of both banks, reading and writing. */
  const doors = (): RawRequest[] => [
    { path: '/v1/session' },
    { path: '/v1/accounts' },
    ...[a, b].flatMap(({ world: { accountId } }) => [
      { path: `/v1/accounts/${accountId}` },
      { method: 'POST', path: `/v1/accounts/${accountId}/deposits`, body: czk('5') },
    ]),
  ];
  async function expectClosed(change: (door: RawRequest) => RawRequest, what: string): Promise<void> {
    const before = await heads();
    for (const door of doors()) {
      const answer = await b.bank.send(change(door));
      expectProblem(answer, { status: 401, code: 'unauthenticated' }, `${what}: ${door.path}`);
      expect(answer.headers.get('www-authenticate'), what).toMatch(/^Bearer/);
    }
    expect(await heads()).toEqual(before);
  }

  test('made as the issuer makes it is good, so each of the forged ones has one thing wrong', async () => {
    const token = forge.signed({}, { jti: crypto.randomUUID() });
    const answer = await b.bank.send({ path: `/v1/accounts/${b.world.accountId}`, token });
    expect(answer.status, answer.text).toBe(200);
    const ofA = forge.signed({}, { jti: crypto.randomUUID(), tenant: a.bank.id, aud: `munim:${a.bank.id}` });
    expect((await b.bank.send({ path: `/v1/accounts/${a.world.accountId}`, token: ofA })).status).toBe(200);
  });

  test('that is forged opens nothing', async () => {
    expect(Object.keys(forge.forged).length).toBeGreaterThan(40);
    for (const [name, token] of Object.entries(forge.forged)) await expectClosed((door) => ({ ...door, token }), name);
  });

  test('anywhere but in its one header opens nothing', async () => {
    const token = await requestToken(b.bank.credentials);
    const other = await requestToken(a.bank.credentials);
    const inHeader = (name: string, value: string | readonly string[]) => (door: RawRequest) => ({
      ...door,
      token: null,
      headers: { [name]: value },
    });
    const inQuery = (name: string) => (door: RawRequest) => ({
      ...door,
      token: null,
      path: `${door.path}?${name}=${token}`,
    });
    const ways: Readonly<Record<string, (door: RawRequest) => RawRequest>> = {
      'no token': (door) => ({ ...door, token: null }),
      'access_token in the query': inQuery('access_token'),
      'token in the query': inQuery('token'),
      'in a cookie': inHeader('cookie', `access_token=${token}`),
      'in x-access-token': inHeader('x-access-token', token),
      'in proxy-authorization': inHeader('proxy-authorization', `Bearer ${token}`),
      'as Basic': inHeader('authorization', `Basic ${token}`),
      'without its scheme': inHeader('authorization', token),
      'after another word': inHeader('authorization', `Bearer x ${token}`),
      empty: inHeader('authorization', 'Bearer '),
      'twice in one header': inHeader('authorization', `Bearer ${token}, Bearer ${token}`),
      'in two headers': inHeader('authorization', [`Bearer ${token}`, `Bearer ${token}`]),
      "before another bank's": inHeader('authorization', [`Bearer ${token}`, `Bearer ${other}`]),
      "after another bank's": inHeader('authorization', [`Bearer ${other}`, `Bearer ${token}`]),
      'before a forged one': inHeader('authorization', [`Bearer ${token}`, 'Bearer x']),
    };
    for (const [name, way] of Object.entries(ways)) await expectClosed(way, name);
  });

  test.each(titled(operations.filter((one) => one.scope !== null)))(
    'without its scope does not open %s',
    async (id, operation) => {
      const { scopes } = (await b.bank.send({ path: '/v1/session' })).body as { scopes: string[] };
      expect(scopes).toContain(operation.scope);
      const token = await requestToken(b.bank.credentials, scopes.filter((one) => one !== operation.scope).join(' '));
      const before = await heads();
      const answer = await b.bank.send({ ...requestOf(operation, b.examples[id] ?? {}), token });
      expectProblem(answer, { status: 403, code: 'insufficient-scope' }, id);
      expect(await heads()).toEqual(before);
    },
  );
});

/** Last: what B was refused above was not refused for being wrong. */
describe("bank A with A's own ids", () => {
  const closing = (one: Operation) => Number(one.id.startsWith('close'));
  const inOrder = operations.toSorted((one, other) => closing(one) - closing(other));

  test.each(titled(inOrder))('%s succeeds', async (id, operation) => {
    const answer = await a.bank.send(requestOf(operation, a.examples[id] ?? {}));
    expect(answer.status, answer.text).toBeLessThan(300);
    if (operation.queries.includes('cursor')) expect((answer.body as { data: object[] }).data).not.toEqual([]);
  });
});
