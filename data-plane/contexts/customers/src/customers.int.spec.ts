/** Customers over HTTP on a real log: what is answered, what is kept, and what is nowhere in clear. */
import { canonicalJson, topology } from '@munim/kernel';
import { hash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type CustomersBank, createCustomersBank } from './testing/customers-bank.ts';

let ours: CustomersBank;
let theirs: CustomersBank;
beforeAll(async () => {
  [ours, theirs] = await Promise.all([
    createCustomersBank(inject('services')),
    createCustomersBank(inject('services')),
  ]);
});
afterAll(() => Promise.all([ours.remove(), theirs.remove()]));

const jana = {
  kind: 'PERSON',
  country: 'CZ',
  fullName: 'Jana Nováková',
  birthDate: '1970-12-13',
  nationalId: '705213/0001',
  email: 'jana@example.cz',
  phone: '+420777123456',
  address: { street: 'Dlouhá 1', city: 'Praha', postalCode: '110 00', country: 'CZ' },
};
const register = async (part: object = {}, bank = ours): Promise<string> => {
  const { status, body } = await bank.post('/v1/customers', { ...jana, ...part });
  expect([status, body['status']]).toEqual([201, 'ACTIVE']);
  return body.customerId;
};
const keyFiles = (): string[] => {
  const directory = join(ours.bank.secretsDirectory, topology(ours.bank.tenant).secrets.subjectKeys);
  return existsSync(directory)
    ? readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.key'))
    : [];
};

describe('a customer', () => {
  test('is read back as it was registered', async () => {
    const customerId = await register({ reference: 'C-1' });
    const { status, body, headers } = await ours.get(`/v1/customers/${customerId}`);
    expect(status).toBe(200);
    expect(headers.get('munim-version')).toBe('1');
    expect(body).toEqual({
      ...jana,
      customerId,
      reference: 'C-1',
      status: 'ACTIVE',
      erased: false,
      registeredAt: '2026-01-02T03:04:05.678Z',
      closedAt: null,
    });
  });
  test('needs no more than a kind, a country and a name', async () => {
    const { body } = await ours.post('/v1/customers', {
      kind: 'ORGANISATION',
      country: 'DE',
      fullName: 'Stavby s.r.o.',
    });
    expect((await ours.get(`/v1/customers/${body.customerId}`)).body).toMatchObject({
      kind: 'ORGANISATION',
      fullName: 'Stavby s.r.o.',
      birthDate: null,
      email: null,
      address: null,
      reference: null,
    });
  });
  test('changes what is named, loses what is null and keeps the rest', async () => {
    const customerId = await register();
    const changed = await ours.post(`/v1/customers/${customerId}/change-details`, {
      fullName: 'Jana Malá',
      phone: null,
      country: 'SK',
    });
    expect([changed.status, changed.headers.get('munim-version')]).toEqual([200, '2']);
    const { body } = await ours.get(`/v1/customers/${customerId}`);
    expect(body).toMatchObject({ ...jana, fullName: 'Jana Malá', phone: null, country: 'SK' });
  });
  test('is closed once, and then takes no changes', async () => {
    const customerId = await register();
    expect((await ours.post(`/v1/customers/${customerId}/close`)).body).toEqual({ customerId, status: 'CLOSED' });
    const head = await ours.head();
    expect((await ours.post(`/v1/customers/${customerId}/close`)).status).toBe(200);
    const refused = await ours.post(`/v1/customers/${customerId}/change-details`, { country: 'SK' });
    expect([refused.status, refused.body['code']]).toEqual([409, 'customer-closed']);
    expect(await ours.head()).toBe(head);
    expect((await ours.get(`/v1/customers/${customerId}`)).body).toMatchObject({
      status: 'CLOSED',
      closedAt: '2026-01-02T03:04:05.678Z',
    });
  });
  test('is spelled one way, wherever it was typed', async () => {
    const customerId = await register({ fullName: 'Nova\u0301kova\u0301' });
    expect((await ours.get(`/v1/customers/${customerId}`)).body['fullName']).toBe('Nov\u00e1kov\u00e1');
  });
});

describe('a retry', () => {
  test('gets the same customer, although the ciphertext of each try differs', async () => {
    const headers = { 'idempotency-key': 'registration-1' };
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => ours.post('/v1/customers', { ...jana, reference: 'R-1' }, headers)),
    );
    expect(new Set(tries.map((one) => one.text)).size).toBe(1);
    expect(tries.filter((one) => one.headers.get('idempotency-replayed') === 'true')).toHaveLength(19);
    const listed = await ours.get('/v1/customers?reference=R-1');
    expect(listed.body.data).toMatchObject([{ customerId: tries[0]?.body.customerId, fullName: jana.fullName }]);
  });
  test('with another body is refused', async () => {
    const headers = { 'idempotency-key': 'registration-2' };
    await ours.post('/v1/customers', jana, headers);
    const other = await ours.post('/v1/customers', { ...jana, fullName: 'Jana Jiná' }, headers);
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency-key-reused']);
  });
});

describe('what is kept beside an Idempotency-Key', () => {
  const body = { kind: 'PERSON', country: 'CZ', fullName: 'Otto Guessed', birthDate: '1944-02-29' };
  const sent = async (key: string, part: object = {}) =>
    ours.post('/v1/customers', { ...body, ...part }, { 'idempotency-key': key });
  /** As it was kept before: what anybody computes who guesses the request. */
  const plainDigest = (guessed: object): string =>
    hash('sha256', canonicalJson([{}, { ...guessed }]), 'base64url').slice(0, 22);
  const everyDay = Array.from({ length: 46_000 }, (_, day) =>
    new Date(Date.UTC(1900, 0, 1 + day)).toISOString().slice(0, 10),
  );
  /** Birth dates that a holder of the table finds, who knows all else of the request. */
  const guessedDates = async (): Promise<string[]> => {
    const rows = await ours.bank.sql<{ fingerprint: string }[]>`select fingerprint from idempotency`;
    const kept = rows.map(({ fingerprint }) => fingerprint).join(' ');
    return everyDay.filter((birthDate) => kept.includes(plainDigest({ ...body, birthDate })));
  };
  const asBefore = (key: string) =>
    ours.bank.sql`
      update idempotency set fingerprint = ${plainDigest(body)} where scope = ${`customers.registerCustomer:${key}`}`;

  test('tells nobody the birth date that was sent, whoever tries all of them, before or after an erasure', async () => {
    const { body: registered } = await sent('guessed');
    expect(await guessedDates()).toEqual([]);
    await ours.keys.destroy(registered.customerId);
    expect(await guessedDates()).toEqual([]);
    await asBefore('guessed');
    expect(await guessedDates(), 'control: the search finds a plain digest').toEqual([body.birthDate]);
  });

  test('in the form of before still answers the same request, and refuses another', async () => {
    const first = await sent('before');
    await asBefore('before');
    const again = await sent('before');
    expect([again.status, again.text, again.headers.get('idempotency-replayed')]).toEqual([201, first.text, 'true']);
    const other = await sent('before', { birthDate: '1944-03-01' });
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency-key-reused']);
  });

  test('differs between two banks that are sent the same', async () => {
    const scope = 'customers.registerCustomer:both';
    await Promise.all([sent('both'), theirs.post('/v1/customers', body, { 'idempotency-key': 'both' })]);
    const [one, other] = await Promise.all(
      [ours, theirs].map(({ bank }) => bank.sql`select fingerprint from idempotency where scope = ${scope}`),
    );
    expect(one).toHaveLength(1);
    expect(one).not.toEqual(other);
  });
});

test('a reference is given once, however many ask at a time, and its holder is named', async () => {
  const tries = await Promise.all(
    Array.from({ length: 20 }, () => ours.post('/v1/customers', { ...jana, reference: 'ONE' })),
  );
  const [won, ...more] = tries.filter((one) => one.status === 201);
  expect(more).toEqual([]);
  const lost = tries.filter((one) => one.status === 409);
  expect(lost).toHaveLength(19);
  for (const { body } of lost)
    expect([body['code'], body['detail']]).toEqual([
      'reference-taken',
      `The reference ONE belongs to ${won?.body.customerId}.`,
    ]);
});

describe('personal data', () => {
  const canary = {
    fullName: 'Kanár Xyzzy',
    birthDate: '1931-05-17',
    nationalId: 'KANAR/XQ9981',
    email: 'kanar.xyzzy@example.org',
    phone: '+420111222333',
    address: { street: 'Kanárkova XQ9981', city: 'Xyzzyhrad', country: 'CZ' },
  };
  // Long enough, or with letters that hex has not: no ciphertext and no id holds one of them by chance.
  const marks = ['Xyzzy', '1931-05-17', 'XQ9981', 'xyzzy@', '111222333', 'Kanárkova'];
  /** Every table of the bank, as text. */
  const everything = async (): Promise<string> => {
    const { sql } = ours.bank;
    const tables = await sql<
      { name: string }[]
    >`select tablename as name from pg_tables where schemaname = current_schema()`;
    const dumps = await Promise.all(tables.map(({ name }) => sql`select t::text as row from ${sql(name)} t`));
    return JSON.stringify(dumps);
  };

  test('is in clear in no table, no log line and no refusal', async () => {
    const customerId = await register({ ...canary, reference: 'CANARY-REF' });
    await ours.post(`/v1/customers/${customerId}/change-details`, { email: 'xyzzy@example.org' });
    const refusals = await Promise.all([
      ours.post('/v1/customers', { ...jana, ...canary, reference: 'CANARY-REF' }),
      ours.post('/v1/customers', { ...jana, ...canary, kind: 'ORGANISATION' }),
      ours.post('/v1/customers', { ...jana, ...canary, birthDate: '1931-05-17T00' }),
      ours.post('/v1/customers', { ...jana, ...canary, unknown: 'Xyzzy' }),
    ]);
    expect(refusals.map((one) => one.status)).toEqual([409, 422, 400, 400]);
    await ours.project();
    const kept = (await everything()) + JSON.stringify(ours.requests) + refusals.map((one) => one.text).join('');
    for (const mark of marks) expect(kept, mark).not.toContain(mark);
    expect(kept, 'control: the search finds what is kept in clear').toContain('CANARY-REF');
    const opened = await ours.get(`/v1/customers/${customerId}`);
    for (const mark of marks) expect(opened.text, `control: ${mark} was kept`).toContain(mark);
  });

  test('is gone from every answer once its key is, while the log keeps its bytes', async () => {
    const customerId = await register({ reference: 'E-1' });
    const bytes = () => ours.bank.sql`select payload from events order by position`;
    const [before, head] = [await bytes(), await ours.head()];
    await ours.keys.destroy(customerId);
    const { body } = await ours.get(`/v1/customers/${customerId}`);
    expect(body).toMatchObject({
      customerId,
      reference: 'E-1',
      erased: true,
      fullName: null,
      birthDate: null,
      nationalId: null,
      email: null,
      phone: null,
      address: null,
    });
    expect((await ours.get('/v1/customers?reference=E-1')).body.data).toMatchObject([{ erased: true, fullName: null }]);
    const refused = await ours.post(`/v1/customers/${customerId}/change-details`, { email: 'back@example.cz' });
    expect([refused.status, refused.body['code']]).toEqual([409, 'customer-erased']);
    expect([await bytes(), await ours.head()]).toEqual([before, head]);
    expect((await ours.post(`/v1/customers/${customerId}/close`)).status).toBe(200);
  });
});

describe('what does not exist here', () => {
  const never = 'cus_01jq0000000000000000000009';

  test("is one and the same 404: an unknown id, another bank's, and a malformed one", async () => {
    const foreign = await register({}, theirs);
    const withoutId = ({ status, body }: { status: number; body: Record<string, unknown> }) => ({
      status,
      ...body,
      requestId: '',
    });
    const expected = withoutId(await ours.get(`/v1/customers/${never}`));
    expect(expected).toMatchObject({ status: 404, code: 'not-found' });
    for (const id of [foreign, 'cus_x', '..%2fetc', 'acc_01jq0000000000000000000009'])
      expect(withoutId(await ours.get(`/v1/customers/${id}`)), id).toEqual(expected);
    for (const id of [foreign, never]) {
      expect((await ours.post(`/v1/customers/${id}/close`)).status).toBe(404);
      expect((await ours.post(`/v1/customers/${id}/change-details`, { email: 'a@b.example' })).status).toBe(404);
    }
    expect((await theirs.get(`/v1/customers/${foreign}`)).status).toBe(200);
  });
  test('gets no key: a caller cannot fill the keystore with invented ids', async () => {
    const before = keyFiles();
    await ours.post('/v1/customers/cus_01jq0000000000000000000008/change-details', { email: 'a@b.example' });
    expect(keyFiles()).toEqual(before);
  });
});

describe('bad input is refused and changes nothing', () => {
  test.each([
    ['no name', { fullName: undefined }, 400, 'invalid-request', '/fullName'],
    ['a blank name', { fullName: '  ' }, 400, 'invalid-request', '/fullName'],
    ['a name of two lines', { fullName: 'Jana\r\nset-cookie: x' }, 400, 'invalid-request', '/fullName'],
    ['a terminal escape', { fullName: 'Jana\u001b[31m' }, 400, 'invalid-request', '/fullName'],
    ['NUL', { fullName: 'Jana\u0000' }, 400, 'invalid-text', undefined],
    ['a lone surrogate', { fullName: 'Jana\ud800' }, 400, 'invalid-text', undefined],
    ['an over-long name', { fullName: 'J'.repeat(141) }, 400, 'invalid-request', '/fullName'],
    ['another kind', { kind: 'ROBOT' }, 400, 'invalid-request', '/kind'],
    ['no such country', { country: 'XX' }, 400, 'invalid-request', '/country'],
    ['no such day', { birthDate: '1970-02-30' }, 400, 'invalid-request', '/birthDate'],
    ['a birth to come', { birthDate: '2026-01-03' }, 400, 'invalid-request', '/birthDate'],
    ['no e-mail', { email: 'jana' }, 400, 'invalid-request', '/email'],
    ['a national phone', { phone: '777123456' }, 400, 'invalid-request', '/phone'],
    ['an address without a city', { address: { country: 'CZ' } }, 400, 'invalid-request', '/address/city'],
    ['a reference with a path', { reference: '../1' }, 400, 'invalid-request', '/reference'],
    ['a member that is not known', { __proto__x: 1 }, 400, 'invalid-request', '/__proto__x'],
    [
      'an id of its own choice',
      { customerId: 'cus_01jq0000000000000000000009' },
      400,
      'invalid-request',
      '/customerId',
    ],
    ['null where nothing can be removed', { email: null }, 400, 'invalid-request', '/email'],
    ['a birth date of an organisation', { kind: 'ORGANISATION' }, 422, 'birth-date-of-organisation', undefined],
    ['a card number as reference', { reference: '4111111111111111' }, 422, 'card-number-refused', '/reference'],
    [
      'a card number in the address',
      { address: { ...jana.address, street: '4111 1111 1111 1111' } },
      422,
      'card-number-refused',
      '/address/street',
    ],
  ])('%s', async (_what, part, status, code, pointer) => {
    const [head, keys] = [await ours.head(), keyFiles()];
    const answer = await ours.post('/v1/customers', JSON.stringify({ ...jana, ...part }));
    expect([answer.status, answer.body['code'], answer.body.errors?.[0]?.pointer]).toEqual([status, code, pointer]);
    expect(await ours.head()).toBe(head);
    if (status === 400) expect(keyFiles()).toEqual(keys);
  });
  test('a change of nothing', async () => {
    const customerId = await register();
    expect((await ours.post(`/v1/customers/${customerId}/change-details`, {})).body['code']).toBe('invalid-request');
  });
  test('a name taken away', async () => {
    const customerId = await register();
    expect((await ours.post(`/v1/customers/${customerId}/change-details`, { fullName: null })).body['code']).toBe(
      'invalid-request',
    );
  });
});
