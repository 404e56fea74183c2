/** Accounts over HTTP on a real log: a day at the bank, what is refused, and that every answer is as documented. */
import { dataPlaneDocument } from '@munim/platform/http';
import { createTestBank, type TestBank } from '@munim/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { exampleId, mary } from '../account/account.examples.ts';
import { type Answer, bankOverHttp, type BankOverHttp } from './bank-over-http.examples.ts';
import { operations } from './operations.ts';

let testBank: TestBank;
let bank: BankOverHttp;
beforeAll(async () => {
  testBank = await createTestBank(inject('services'), ['accounts']);
  bank = bankOverHttp(testBank);
  await bank.registerCustomer(mary);
});
afterAll(async () => {
  await bank.log.close();
  await testBank.remove();
});

const czk = (amount: string) => ({ amount, currency: 'CZK' });

/** The answer, whose body has every member that the contract promises and no other. */
function documented(operationId: string, answer: Answer): Answer {
  const contract = operations.find((one) => one.operationId === operationId);
  expect(answer.status, JSON.stringify(answer.body)).toBe(contract?.success.status);
  expect(contract?.success.body.parse(answer.body)).toEqual(answer.body);
  return answer;
}
async function openAccount(terms: object = {}): Promise<string> {
  const opened = await bank.post('/v1/accounts', {
    customerId: mary,
    product: 'CURRENT',
    currency: 'CZK',
    ...terms,
  });
  return documented('openAccount', opened).body.accountId as string;
}

test('a day at the bank, every answer as documented', async () => {
  const account = await openAccount({ overdraftLimit: '1000', bookingDate: '2025-12-31' });
  const other = await openAccount();
  const at = (path: string) => `/v1/accounts/${account}${path}`;
  documented(
    'deposit',
    await bank.post(at('/deposits'), {
      ...czk('50000'),
      reference: 'INV-7',
      text: 'Salary',
      valueDate: '2026-01-05',
    }),
  );
  documented('withdraw', await bank.post(at('/withdrawals'), czk('10000')));
  documented('withdrawByCard', await bank.post(at('/card-withdrawals'), czk('2000')));
  const fee = documented('chargeFee', await bank.post(at('/fees'), czk('150')));
  documented('bookInterest', await bank.post(at('/interest'), { ...czk('12'), direction: 'CREDIT' }));
  const hold = documented(
    'placeHold',
    await bank.post(at('/holds'), { ...czk('5000'), expiresAt: '2026-02-01T00:00:00Z', text: 'Hotel' }),
  );
  documented(
    'captureHold',
    await bank.post(at(`/holds/${hold.body.holdId}/capture`), {
      ...czk('3000'),
      keepRemainder: true,
      counterAccount: '1110',
    }),
  );
  const standing = documented('getAccount', await bank.get(at('')));
  expect(standing.body).toMatchObject({
    balance: czk('34862'),
    held: czk('2000'),
    available: czk('33862'),
    openedOn: '2025-12-31',
    holds: [{ amount: czk('2000'), expiresAt: '2026-02-01T00:00:00.000Z', text: 'Hotel' }],
  });
  documented('releaseHold', await bank.post(at(`/holds/${hold.body.holdId}/release`)));
  const reversed = documented(
    'reverseTransaction',
    await bank.post(at(`/transactions/${fee.body.version}/reversal`), { text: 'Goodwill' }),
  );
  expect(reversed.body).toMatchObject({ reverses: fee.body.version, balance: czk('35012') });
  documented('freezeAccount', await bank.post(at('/freeze'), { reason: 'court order' }));
  documented('unfreezeAccount', await bank.post(at('/unfreeze')));
  documented(
    'openLedgerAccount',
    await bank.post('/v1/ledger-accounts', { code: '4500', name: 'Rent', type: 'INCOME' }),
  );
  const legs = [
    { accountId: account, side: 'DEBIT', ...czk('35012') },
    { accountId: other, side: 'CREDIT', ...czk('35000') },
    { ledgerAccount: '4500', side: 'CREDIT', ...czk('12') },
  ];
  documented('bookPosting', await bank.post('/v1/postings', { legs, text: 'Moves out' }));
  documented('closeAccount', await bank.post(at('/close')));
  await expectBooks(account);
  expect(bank.failures).toEqual([]);
});

/** What the day left: in the account's statement, and in the bank's own books. */
async function expectBooks(account: string): Promise<void> {
  const statement = documented('getStatement', await bank.get(`/v1/accounts/${account}/statement?order=oldest`));
  expect(statement.body.data.map((row: { type: string; balance: string }) => `${row.type} ${row.balance}`)).toEqual([
    'DEPOSIT 50000',
    'WITHDRAWAL 40000',
    'CARD_WITHDRAWAL 38000',
    'FEE 37850',
    'INTEREST_CREDIT 37862',
    'HOLD_CAPTURE 34862',
    'DEBIT_REVERSAL 35012',
    'POSTING_DEBIT 0',
  ]);
  const trial = documented('getTrialBalance', await bank.get('/v1/trial-balance'));
  expect(trial.body.totals.map((total: { difference: string }) => total.difference)).toEqual(['0']);
  expect(trial.body.accounts).toContainEqual(
    expect.objectContaining({ code: '2000', type: 'LIABILITY', balance: '35000' }),
  );
  expect(trial.body.accounts).toContainEqual(expect.objectContaining({ code: '4500', name: 'Rent', balance: '12' }));
  documented('listAccounts', await bank.get(`/v1/accounts?customerId=${mary}&limit=1`));
  documented('listLedgerAccounts', await bank.get('/v1/ledger-accounts'));
}

describe('pages', () => {
  test('walk all accounts and all of a statement once, either way round', async () => {
    const account = await openAccount();
    for (let minor = 1; minor <= 7; minor++) await bank.post(`/v1/accounts/${account}/deposits`, czk(String(minor)));
    const walk = async (path: string, pick: (row: Record<string, string>) => string | undefined): Promise<string[]> => {
      const { body } = await bank.get(path);
      const here = body.data.map(pick);
      if (!body.hasMore) return here;
      const next = `${path.replace(/&cursor=.*/, '')}&cursor=${encodeURIComponent(body.nextCursor)}`;
      return [...here, ...(await walk(next, pick))];
    };
    const statement = `/v1/accounts/${account}/statement`;
    const newest = await walk(`${statement}?limit=3`, (row) => row['amount']);
    expect(newest).toEqual(['7', '6', '5', '4', '3', '2', '1']);
    expect(await walk(`${statement}?limit=2&order=oldest&amountMin=2`, (row) => row['amount'])).toEqual([
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
    const all = await walk('/v1/accounts?limit=1', (row) => row['accountId']);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('refused, with nothing appended', () => {
  let account: string;
  let before: bigint;
  beforeAll(async () => {
    account = await openAccount();
    await bank.post(`/v1/accounts/${account}/deposits`, czk('100'));
  });
  beforeEach(async () => {
    before = await bank.position();
  });
  const unknown = exampleId('acc', 'nancy');

  /** `@` is an open account with 100 CZK. */
  const requests: readonly [path: string, body: unknown, status: number, code: string, pointer?: string][] = [
    ['/v1/accounts/@/deposits', '{', 400, 'malformed-json'],
    ['/v1/accounts/@/deposits', [], 400, 'invalid-request', ''],
    ['/v1/accounts/@/deposits', {}, 400, 'invalid-request', '/amount'],
    ['/v1/accounts/@/deposits', { amount: 5, currency: 'CZK' }, 400, 'invalid-request', '/amount'],
    ['/v1/accounts/@/deposits', czk('0'), 400, 'invalid-request', '/amount'],
    ['/v1/accounts/@/deposits', czk('-5'), 400, 'invalid-request', '/amount'],
    ['/v1/accounts/@/deposits', czk('1.50'), 400, 'invalid-request', '/amount'],
    ['/v1/accounts/@/deposits', czk('1'.repeat(19)), 400, 'invalid-request', '/amount'],
    ['/v1/accounts/@/deposits', { amount: '5', currency: 'czk' }, 400, 'invalid-request', '/currency'],
    ['/v1/accounts/@/deposits', { ...czk('5'), balance: '9' }, 400, 'invalid-request', '/balance'],
    ['/v1/accounts/@/deposits', { ...czk('5'), text: 'x'.repeat(141) }, 400, 'invalid-request', '/text'],
    ['/v1/accounts/@/deposits', { ...czk('5'), text: 'a\u0000b' }, 400, 'invalid-text'],
    ['/v1/accounts/@/deposits', { ...czk('5'), text: '\ud800' }, 400, 'invalid-text'],
    [
      '/v1/accounts/@/deposits',
      { ...czk('5'), reference: '4111111111111111' },
      422,
      'card-number-refused',
      '/reference',
    ],
    ['/v1/accounts/@/deposits', { ...czk('5'), text: 'card 4111-1111-1111-1111' }, 422, 'card-number-refused', '/text'],
    ['/v1/accounts/@/deposits', { ...czk('0'), text: 'card 4111-1111-1111-1111' }, 400, 'invalid-request', '/amount'],
    ['/v1/accounts/@/holds', { ...czk('5'), text: '5555 5555 5555 4444' }, 422, 'card-number-refused', '/text'],
    ['/v1/accounts/@/freeze', { reason: 'fraud on 4111111111111111' }, 422, 'card-number-refused', '/reason'],
    ['/v1/accounts/@/transactions/2/reversal', { text: '4111111111111111' }, 422, 'card-number-refused', '/text'],
    ['/v1/accounts/@/deposits', { ...czk('5'), counterAccount: 'gl:1000' }, 400, 'invalid-request', '/counterAccount'],
    ['/v1/accounts/@/deposits', { ...czk('5'), bookingDate: '2026-02-30' }, 400, 'invalid-request', '/bookingDate'],
    ['/v1/accounts/@/deposits', { ...czk('5'), bookingDate: '2026-01-03' }, 400, 'invalid-request', '/bookingDate'],
    ['/v1/accounts/@/deposits', { ...czk('5'), valueDate: '2028-01-01' }, 422, 'value-date-out-of-range'],
    ['/v1/accounts/@/deposits', { amount: '5', currency: 'EUR' }, 422, 'currency-mismatch'],
    ['/v1/accounts/@/deposits', { ...czk('5'), counterAccount: '7777' }, 404, 'not-found'],
    ['/v1/accounts/@/deposits', { ...czk('5'), counterAccount: '2900' }, 422, 'ledger-account-not-allowed'],
    ['/v1/accounts/@/withdrawals', czk('101'), 409, 'insufficient-funds'],
    ['/v1/accounts/@/holds', { ...czk('5'), expiresAt: 'tomorrow' }, 400, 'invalid-request', '/expiresAt'],
    ['/v1/accounts/@/holds', { ...czk('5'), expiresAt: '2020-01-01T00:00:00Z' }, 409, 'hold-expired'],
    [`/v1/accounts/@/holds/${exampleId('hld', 'h9')}/capture`, {}, 404, 'not-found'],
    [`/v1/accounts/@/holds/${exampleId('hld', 'h9')}/capture`, { amount: '5' }, 400, 'invalid-request', '/currency'],
    ['/v1/accounts/@/transactions/9/reversal', {}, 404, 'not-found'],
    ['/v1/accounts/@/transactions/0/reversal', {}, 404, 'not-found'],
    ['/v1/accounts/@/transactions/1/reversal', {}, 422, 'not-reversible'],
    ['/v1/accounts/@/freeze', {}, 400, 'invalid-request', '/reason'],
    ['/v1/accounts/@/close', undefined, 409, 'balance-not-zero'],
    ['/v1/accounts', { customerId: exampleId('cus', 'nancy'), product: 'CURRENT', currency: 'CZK' }, 404, 'not-found'],
    ['/v1/accounts', { customerId: mary, product: 'CURRENT', currency: 'ABC' }, 400, 'invalid-request', '/currency'],
    [
      '/v1/accounts',
      { customerId: mary, product: 'SAVINGS', currency: 'CZK', overdraftLimit: '1' },
      422,
      'overdraft-not-allowed',
    ],
    ['/v1/postings', { legs: [] }, 400, 'invalid-request', '/legs'],
    [
      '/v1/postings',
      {
        legs: [
          { side: 'DEBIT', ...czk('1') },
          { side: 'CREDIT', ...czk('1') },
        ],
      },
      400,
      'invalid-request',
      '/legs/0/accountId',
    ],
    [
      '/v1/postings',
      {
        legs: [
          { ledgerAccount: '1000', side: 'DEBIT', ...czk('2') },
          { ledgerAccount: '4000', side: 'CREDIT', ...czk('1') },
        ],
      },
      422,
      'posting-unbalanced',
    ],
    ['/v1/ledger-accounts', { code: '1000', name: 'Mine', type: 'ASSET' }, 409, 'ledger-account-exists'],
    ['/v1/ledger-accounts', { code: '0999', name: 'Mine', type: 'ASSET' }, 400, 'invalid-request', '/code'],
    [
      '/v1/ledger-accounts',
      { code: '4600', name: '4111111111111111', type: 'ASSET' },
      422,
      'card-number-refused',
      '/name',
    ],
  ];
  test.each(requests)('POST %s %j is %d %s', async (path, body, status, code, pointer) => {
    const answer = await bank.post(path.replace('@', account), body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    if (pointer !== undefined)
      expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toContain(pointer);
    expect(await bank.position()).toBe(before);
  });

  test('an unknown account is the same 404 for every operation, a malformed id too', async () => {
    const paths = ['deposits', 'withdrawals', 'card-withdrawals', 'fees', 'holds'].map((name) => `/${name}`);
    for (const id of [unknown, 'acc_x', `${unknown}%00`, "acc_' or 1=1"])
      for (const path of paths) {
        const { status, body } = await bank.post(`/v1/accounts/${id}${path}`, czk('1'));
        expect([status, body.code], `${id}${path}`).toEqual([404, 'not-found']);
      }
    for (const path of [`/v1/accounts/${unknown}`, `/v1/accounts/${unknown}/statement`])
      expect((await bank.get(path)).status).toBe(404);
  });

  test.each([
    'limit=0',
    'limit=201',
    'limit=1e2',
    'cursor=abc',
    'cursor=WyJvbGRlc3QiLCI1Il0',
    'type=DEPOSIT,BRIBE',
    'bookedFrom=yesterday',
    'amountMin=-1',
    'order=random',
    'direction=credit',
    'unknown=1',
    'limit=1&limit=2',
  ])('a statement with %s is 400', async (query) => {
    const answer = await bank.get(`/v1/accounts/${account}/statement?${query}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-request']);
  });

  test('none of it was an error of ours', () => expect(bank.failures).toEqual([]));
});

test('a second reversal of one transaction, and a retry of the first', async () => {
  const account = await openAccount();
  const { body } = await bank.post(`/v1/accounts/${account}/deposits`, czk('7'));
  const path = `/v1/accounts/${account}/transactions/${body.version}/reversal`;
  const first = await bank.post(path, {}, 'once');
  expect(first.status).toBe(201);
  const again = await bank.post(path, {}, 'once');
  expect([again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual([201, 'true', first.body]);
  expect((await bank.post(path, {}, 'twice')).body.code).toBe('already-reversed');
});

test('the operations make one OpenAPI document, with an id and a path each', () => {
  const context = { name: 'accounts', about: 'Accounts.', operations };
  const document = dataPlaneDocument([context], { serverUrl: '/', issuerUrl: 'http://issuer.example' }) as {
    paths: Record<string, Record<string, { operationId: string; tags: string[] }>>;
  };
  const ids = Object.values(document.paths)
    .flatMap((methods) => Object.values(methods))
    .filter(({ tags }) => tags.includes('accounts'))
    .map((one) => one.operationId);
  expect(ids.sort()).toEqual(operations.map((one) => one.operationId).sort());
  expect(new Set(ids).size).toBe(ids.length);
});
