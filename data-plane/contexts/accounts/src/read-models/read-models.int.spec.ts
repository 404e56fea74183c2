/** Read models on a real Postgres: equal to the fold of the events, however these were cut into batches. */
import type { NewEvent, RecordedEvent } from '@munim/kernel';
import type { History } from '@munim/kernel/testing';
import { createTestBank, type TestBank } from '@munim/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { accountAggregate, heldMinor, isActive } from '../account/account.ts';
import { anna, bert, exampleId, recorded, say, story } from '../account/account.examples.ts';
import { business, opening, savings } from '../account/business.examples.ts';
import { accounts } from '../index.ts';
import { journalEntryOf } from '../ledger/journal-entry-of.ts';
import { accountView, findAccount, listAccountRows } from './account-details/query.ts';
import { readChart } from './ledger-accounts/query.ts';
import { bookingView, statementRows } from './statement/query.ts';
import { readTrialBalance } from './trial-balance/query.ts';

const tables = accounts.readModels.flatMap((model) => model.tables);
const nowMs = Date.parse('2026-01-02T03:05:00.000Z');
let bank: TestBank;
beforeAll(async () => {
  bank = await createTestBank(inject('services'), ['accounts']);
});
afterAll(() => bank.remove());

async function project(events: readonly RecordedEvent[]): Promise<void> {
  await bank.sql.begin(async (tx) => {
    for (const model of accounts.readModels) await model.project(events, tx, (name) => name);
  });
}
const clear = () => bank.sql`truncate ${bank.sql.unsafe(tables.join(', '))}`;

async function projectInBatches(events: readonly RecordedEvent[], sizes: readonly number[]): Promise<void> {
  await clear();
  for (let from = 0, batch = 0; from < events.length; batch++) {
    const size = sizes[batch % sizes.length] ?? 1;
    await project(events.slice(from, from + size));
    from += size;
  }
}
async function allRows(): Promise<string> {
  const all = await Promise.all(tables.map((name) => bank.sql`select t::text from ${bank.sql(name)} t order by 1`));
  return JSON.stringify(all, null, 1);
}
const ofAccounts = (history: History): RecordedEvent[] =>
  recorded(history.events.filter((event: NewEvent) => event.type.startsWith('accounts.')));

async function expectFold(history: History): Promise<void> {
  const [control] = await bank.sql`
    select coalesce((select sum(credit_minor - debit_minor) from trial_balance where code = '2000' and currency = 'CZK'), 0)
      = (select sum(balance_minor) from account_details where currency = 'CZK') as agrees`;
  expect(control).toEqual({ agrees: true });
  for (const accountId of [anna, bert, savings]) {
    const state = history.state(accountAggregate, accountId);
    const row = await findAccount(bank.sql, accountId, 0);
    expect(row?.version).toBe(history.version(accountId));
    const balanceMinor = isActive(state) ? state.balanceMinor : 0n;
    expect([row?.status.toLowerCase(), row?.balanceMinor]).toEqual([state.status, balanceMinor]);
    expect(row?.holds.reduce((sum, hold) => sum + BigInt(hold.amount), 0n)).toBe(
      isActive(state) ? heldMinor(state) : 0n,
    );
    const statement = await statementRows(bank.sql, accountId, { order: 'oldest', limit: 1_000 });
    let running = 0n;
    for (const one of statement) {
      running += one.side === 'CREDIT' ? one.amountMinor : -one.amountMinor;
      expect(one.balanceMinor).toBe(running);
    }
    expect(running).toBe(balanceMinor);
  }
}

test('random business, cut anywhere: the same rows, equal to the fold, and a trial balance of zero', async () => {
  await fc.assert(
    fc.asyncProperty(
      business(30),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      async (phrases, sizes) => {
        const history = story(opening);
        for (const phrase of phrases) say(history, phrase);
        const events = ofAccounts(history);
        await projectInBatches(events, [events.length]);
        const whole = await allRows();
        await projectInBatches(events, sizes);
        expect(await allRows()).toBe(whole);
        await expectFold(history);
        const { totals, accounts: rows } = await readTrialBalance(bank.sql);
        expect(totals.map((total) => total.difference)).toEqual(totals.map(() => '0'));
        expect(rows.find((row) => row.code === '2900')?.balance ?? '0').toBe('0');
        const legs = events.flatMap((event) => journalEntryOf(event)?.legs ?? []);
        const cash = legs
          .filter((leg) => leg.account === 'gl:1000')
          .reduce((sum, leg) => sum + (leg.side === 'DEBIT' ? leg.amountMinor : -leg.amountMinor), 0n);
        expect(rows.find((row) => row.code === '1000' && row.currency === 'CZK')?.balance ?? '0').toBe(cash.toString());
      },
    ),
    { numRuns: 12 },
  );
});

test('three partitions side by side: no update lost, no ring of waits, the same rows', async () => {
  const names = ['anna', 'bert', 'car'];
  const openings = names.map((name) => `${name}.open, ${name}.deposit 900`);
  const moves = names.flatMap((name) => [
    `${name}.fee 1`,
    `${name}.card 2`,
    `${name}.interest 3`,
    `${name}.withdraw 4`,
  ]);
  const events = ofAccounts(
    story([...openings, ...moves, ...moves, ...moves, 'transfer 5', 'bert.transfer 6 to=car'].join(',')),
  );
  await projectInBatches(events, [events.length]);
  const whole = await allRows();
  await clear();
  const partitions = [anna, bert, savings].map((stream) => events.filter((event) => event.stream === stream));
  await Promise.all(
    partitions.map(async (partition) => {
      for (const event of partition) await project([event]);
    }),
  );
  expect(await allRows()).toBe(whole);
});

test('an event applied twice, or left out, is seen by that comparison', async () => {
  const events = ofAccounts(story('open, deposit 5, deposit 7'));
  await projectInBatches(events, [3]);
  const right = await allRows();
  await projectInBatches(events.slice(0, 2), [3]);
  expect(await allRows()).not.toBe(right);
  await clear();
  await project(events);
  await expect(project(events.slice(-1))).rejects.toThrow('account_statement_pkey');
});

test('after every single event the trial balance is zero, also between the halves of a transfer', async () => {
  const events = ofAccounts(story('open, deposit 9, bert.open, transfer 4, post D:bert:3+C:4000:1+C:anna:2'));
  await clear();
  const inTransit: string[] = [];
  for (const event of events) {
    await project([event]);
    const { totals, accounts: rows } = await readTrialBalance(bank.sql);
    expect(totals.every((total) => total.difference === '0')).toBe(true);
    inTransit.push(rows.find((row) => row.code === '2900')?.balance ?? '0');
  }
  // opened, deposited, opened, sent, received, then the posting: its own legs, Bert's, Anna's.
  expect(inTransit).toEqual(['0', '0', '0', '4', '0', '-1', '2', '0']);
});

describe('what callers read', () => {
  const days = [
    '2026-01-01',
    '2026-01-01',
    '2026-01-05',
    '2026-01-03',
    '2026-01-07',
    '2026-01-07',
    '2026-01-08',
    '2026-01-09',
  ];
  beforeAll(async () => {
    await clear();
    const history = story(
      'open overdraft=100, deposit 50 ref=R1 text=salary, withdraw 20 value=2026-01-20, fee 5, card 30, hold 10, bert.open, transfer 15, hold 4 hold=h2 until=04:00, reverse 4, chart 4500 Rent INCOME',
    );
    await project(
      recorded(
        history.events.filter((event) => event.type.startsWith('accounts.')),
        (index) => days[index] ?? '2026-01-10',
      ),
    );
  });
  const versions = async (filter: Partial<Parameters<typeof statementRows>[2]>) =>
    (await statementRows(bank.sql, anna, { order: 'oldest', limit: 100, ...filter }))
      .map((row) => row.version.toString())
      .join(' ');

  test('an account with what is on hold, and a hold no longer after its end', async () => {
    const before = await findAccount(bank.sql, anna, nowMs);
    expect(before && accountView(before)).toMatchObject({
      status: 'OPEN',
      version: '9',
      balance: { amount: '-15', currency: 'CZK' },
      held: { amount: '14' },
      available: { amount: '71' },
      openedOn: '2026-01-01',
    });
    const after = await findAccount(bank.sql, anna, Date.parse('2026-01-02T04:00:00.000Z'));
    expect(after && accountView(after)).toMatchObject({
      held: { amount: '10' },
      available: { amount: '75' },
    });
    expect(await findAccount(bank.sql, exampleId('acc', 'nancy'), nowMs)).toBeUndefined();
  });

  test.each([
    ['everything', {}, '2 3 4 5 7 9'],
    ['booked from to', { bookedFrom: '2026-01-03', bookedTo: '2026-01-05' }, '3 4'],
    ['booked to', { bookedTo: '2026-01-01' }, '2'],
    ['value from', { valueFrom: '2026-01-20' }, '3'],
    ['value to', { valueTo: '2026-01-03' }, '2 4'],
    ['types', { kinds: ['FEE', 'DEBIT_REVERSAL'] }, '4 9'],
    ['no type', { kinds: [] }, ''],
    ['direction', { direction: 'CREDIT' }, '2 9'],
    ['amount min', { amountMin: '20' }, '2 3 5'],
    ['amount min max', { amountMin: '15', amountMax: '20' }, '3 7'],
    ['newest first', { order: 'newest' }, '9 7 5 4 3 2'],
    ['newest first, next page', { order: 'newest', after: 5n, limit: 2 }, '4 3'],
    ['oldest first, next page', { order: 'oldest', after: 5n, limit: 2 }, '7 9'],
  ] as const)('a statement: %s', async (_name, filter, expected) => {
    expect(await versions(filter)).toBe(expected);
  });

  test('a booking says what it was, in both directions of a reversal and of a transfer', async () => {
    const rows = (await statementRows(bank.sql, anna, { order: 'oldest', limit: 100 })).map(bookingView);
    expect(rows[0]).toMatchObject({
      type: 'DEPOSIT',
      direction: 'CREDIT',
      amount: '50',
      balance: '50',
      reference: 'R1',
      text: 'salary',
      counterAccount: '1000',
    });
    expect(rows[1]).toMatchObject({ bookingDate: '2026-01-05', valueDate: '2026-01-20', balance: '30' });
    expect(rows[2]).toMatchObject({ version: '4', type: 'FEE', reversedBy: '9', reverses: null });
    expect(rows[4]).toMatchObject({
      type: 'TRANSFER_SENT',
      otherAccountId: bert,
      belongsTo: exampleId('trf', 't1'),
    });
    expect(rows[5]).toMatchObject({ type: 'DEBIT_REVERSAL', reverses: '4', balance: '-15' });
  });

  test('pages of a statement do not shift when money moves between them', async () => {
    const page = (after?: bigint) => statementRows(bank.sql, anna, { order: 'newest', limit: 3, after });
    const first = await page();
    const [next] = recorded([
      {
        stream: anna,
        type: 'accounts.MoneyDeposited',
        data: { amount: '1', currency: 'CZK', counter: 'gl:1000' },
      },
    ]);
    await project([{ ...(next as RecordedEvent), version: 10n }]);
    const second = await page(first.at(-1)?.version);
    expect([...first, ...second].map((row) => row.version)).toEqual([9n, 7n, 5n, 4n, 3n, 2n]);
  });

  test('accounts by customer and status, newest first', async () => {
    const ids = async (filter: object) =>
      (await listAccountRows(bank.sql, { limit: 10, ...filter }, nowMs)).map((row) => row.accountId);
    expect(await ids({})).toEqual([bert, anna]);
    expect(await ids({ before: bert })).toEqual([anna]);
    expect(await ids({ status: 'CLOSED' })).toEqual([]);
    expect(await ids({ customerId: exampleId('cus', 'peter') })).toEqual([]);
  });

  test("the chart has the default accounts and the bank's own", async () => {
    const chart = await readChart(bank.sql);
    expect(chart.find((account) => account.code === '4500')).toEqual({
      code: '4500',
      name: 'Rent',
      type: 'INCOME',
      use: 'open',
    });
    expect(chart.map((account) => account.code)).toEqual(chart.map((account) => account.code).sort());
  });
});
