/** Years of a current account in one go, through the SDK: everything that can happen to it, and the books at the end. */
import { MunimError } from '@munim/sdk';
import { beforeAll, describe, expect, test } from 'vitest';
import { bankCalled } from './testing/bank.ts';
import { czk } from './testing/world.ts';

const { munim, eventsAfter, head } = bankCalled('north');
const { accounts, customers } = munim;

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return list;
}
const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof MunimError) return error.code;
  throw error;
};

describe('a current account', () => {
  let customerId: string;
  let accountId: string;
  let before: string;

  beforeAll(async () => {
    before = await head();
    ({ customerId } = await customers.register({
      kind: 'PERSON',
      country: 'CZ',
      fullName: 'Božena Němcová',
      birthDate: '1970-02-04',
      nationalId: '705204/0001',
      address: { city: 'Praha', country: 'CZ' },
    }));
    ({ accountId } = await accounts.open({
      customerId,
      product: 'CURRENT',
      currency: 'CZK',
      overdraftLimit: '10000',
      bookingDate: '2026-01-05',
    }));
  });
  const balanceAfter = async (standing: Promise<{ balance: { amount: string } }>) => (await standing).balance.amount;

  test('takes money in and out, each answer with the new balance', async () => {
    const on = (bookingDate: string, amount: string) => ({ ...czk(amount), bookingDate });
    const salary = { ...on('2026-01-10', '100000'), valueDate: '2026-01-09', reference: 'JAN', text: 'Salary' };
    expect(await balanceAfter(accounts.deposit(accountId, salary))).toBe('100000');
    expect(await balanceAfter(accounts.withdraw(accountId, on('2026-01-11', '20000')))).toBe('80000');
    expect(await balanceAfter(accounts.withdrawByCard(accountId, on('2026-01-12', '5000')))).toBe('75000');
    expect(await balanceAfter(accounts.chargeFee(accountId, on('2026-01-31', '150')))).toBe('74850');
    const credit = { ...on('2026-01-31', '50'), direction: 'CREDIT' } as const;
    expect(await balanceAfter(accounts.bookInterest(accountId, credit))).toBe('74900');
    const debit = { ...on('2026-01-31', '25'), direction: 'DEBIT' } as const;
    expect(await balanceAfter(accounts.bookInterest(accountId, debit))).toBe('74875');
  });

  test('goes down to its overdraft limit and not one haléř further', async () => {
    expect(await refusal(accounts.withdraw(accountId, czk('84876')))).toBe('insufficient-funds');
    const down = await accounts.withdraw(accountId, czk('84875'));
    expect([down.balance.amount, down.available.amount]).toEqual(['-10000', '0']);
    expect(await balanceAfter(accounts.reverse(accountId, down.version, { text: 'Wrong teller' }))).toBe('74875');
    expect(await refusal(accounts.reverse(accountId, down.version, {}))).toBe('already-reversed');
  });

  test('sets money aside until it is captured, in parts, or released', async () => {
    const hold = await accounts.placeHold(accountId, { ...czk('30000'), text: 'Hotel' });
    expect([hold.balance.amount, hold.available.amount]).toEqual(['74875', '54875']);
    const part = await accounts.captureHold(accountId, hold.holdId, { ...czk('10000'), keepRemainder: true });
    expect([part.balance.amount, part.available.amount]).toEqual(['64875', '54875']);
    expect(await refusal(accounts.captureHold(accountId, hold.holdId, czk('20001')))).toBe('hold-exceeded');
    const shown = await accounts.get(accountId, { minVersion: part.version });
    expect(shown.held).toEqual(czk('20000'));
    expect(shown.holds).toMatchObject([{ holdId: hold.holdId, amount: czk('20000'), text: 'Hotel' }]);
    expect((await accounts.releaseHold(accountId, hold.holdId)).available.amount).toBe('74875');
    expect(await refusal(accounts.releaseHold(accountId, hold.holdId))).toBe('not-found');
  });

  test('is frozen against its customer, not against the bank', async () => {
    expect((await accounts.freeze(accountId, { reason: 'court order 12/2026' })).status).toBe('FROZEN');
    expect(await refusal(accounts.withdraw(accountId, czk('1')))).toBe('account-frozen');
    expect(await refusal(accounts.placeHold(accountId, czk('1')))).toBe('account-frozen');
    expect(await balanceAfter(accounts.bookInterest(accountId, { ...czk('5'), direction: 'CREDIT' }))).toBe('64880');
    expect((await accounts.unfreeze(accountId)).status).toBe('OPEN');
  });

  test('takes part in a posting of several legs, all or none', async () => {
    const { accountId: other } = await accounts.open({ customerId, product: 'SAVINGS', currency: 'CZK' });
    const legs = [
      { accountId, side: 'DEBIT', ...czk('4880') },
      { accountId: other, side: 'CREDIT', ...czk('4000') },
      { ledgerAccount: '4000', side: 'CREDIT', ...czk('880') },
    ] as const;
    const unbalanced = [...legs.slice(0, 2), { ledgerAccount: '4000', side: 'CREDIT', ...czk('881') } as const];
    expect(await refusal(accounts.post({ legs: unbalanced }))).toBe('posting-unbalanced');
    const posted = await accounts.post({ legs: [...legs], text: 'Loan paid back' });
    const versionOf = new Map(posted.accounts.map((one) => [one.accountId, one.version]));
    const [mine, theirs] = await Promise.all(
      [accountId, other].map((id) => accounts.get(id, { minVersion: versionOf.get(id) ?? '' })),
    );
    expect([mine?.balance.amount, theirs?.balance.amount]).toEqual(['60000', '4000']);
    await accounts.withdraw(other, czk('4000'));
    expect((await accounts.close(other)).status).toBe('CLOSED');
    expect(await refusal(accounts.deposit(other, czk('1')))).toBe('account-closed');
  });

  test('has a statement that adds up, in pages and by filters', async () => {
    const { version } = await accounts.get(accountId);
    const own = { minVersion: version };
    const newest = await all(accounts.statement(accountId, { limit: 3 }, own));
    const oldest = await all(accounts.statement(accountId, { order: 'oldest' }, own));
    expect(newest).toEqual(oldest.toReversed());
    expect(oldest.map((row) => `${row.type} ${row.balance}`)).toEqual([
      'DEPOSIT 100000',
      'WITHDRAWAL 80000',
      'CARD_WITHDRAWAL 75000',
      'FEE 74850',
      'INTEREST_CREDIT 74900',
      'INTEREST_DEBIT 74875',
      'WITHDRAWAL -10000',
      'DEBIT_REVERSAL 74875',
      'HOLD_CAPTURE 64875',
      'INTEREST_CREDIT 64880',
      'POSTING_DEBIT 60000',
    ]);
    const running = oldest.reduce((sum, row) => sum + (row.direction === 'CREDIT' ? 1n : -1n) * BigInt(row.amount), 0n);
    expect(running).toBe(60_000n);
    const types = async (filter: Parameters<typeof accounts.statement>[1]) =>
      (await all(accounts.statement(accountId, { order: 'oldest', limit: 2, ...filter }))).map((row) => row.type);
    expect(await types({ bookedFrom: '2026-01-11', bookedTo: '2026-01-12' })).toEqual([
      'WITHDRAWAL',
      'CARD_WITHDRAWAL',
    ]);
    expect(await types({ valueFrom: '2026-01-09', valueTo: '2026-01-09' })).toEqual(['DEPOSIT']);
    expect(await types({ type: 'FEE,HOLD_CAPTURE' })).toEqual(['FEE', 'HOLD_CAPTURE']);
    expect(await types({ direction: 'CREDIT', amountMin: '50', amountMax: '84874' })).toEqual(['INTEREST_CREDIT']);
    expect(await types({ bookedFrom: '2025-01-01', bookedTo: '2025-12-31' })).toEqual([]);
    const reversed = oldest.find((row) => row.type === 'WITHDRAWAL' && row.balance === '-10000');
    const reversal = oldest.find((row) => row.type === 'DEBIT_REVERSAL');
    expect([reversed?.reversedBy, reversal?.reverses]).toEqual([reversal?.version, reversed?.version]);
  });

  test('is closed when it is empty, and not before', async () => {
    expect(await refusal(accounts.close(accountId))).toBe('balance-not-zero');
    await accounts.withdraw(accountId, czk('60000'));
    const { version } = await accounts.close(accountId);
    const closed = await accounts.get(accountId, { minVersion: version });
    expect(closed).toMatchObject({ status: 'CLOSED', balance: czk('0'), available: czk('0') });
    expect((await customers.close(customerId)).status).toBe('CLOSED');
    expect(await refusal(accounts.open({ customerId, product: 'CURRENT', currency: 'CZK' }))).toBe('customer-closed');
  });

  test('leaves books in which debits equal credits, and a log without a gap', async () => {
    const { totals, accounts: ledger } = await accounts.trialBalance();
    expect(totals.filter((total) => total.difference !== '0' || total.debits !== total.credits)).toEqual([]);
    expect(ledger.find((one) => one.code === '2900' && one.balance !== '0')).toBeUndefined();
    const events = await eventsAfter(before);
    expect(events.map((event) => BigInt(event.position) - BigInt(before))).toEqual(events.map((_, i) => BigInt(i + 1)));
    const mine = events.filter((event) => event.stream === accountId).map((event) => event.version);
    expect(mine).toEqual(mine.map((_, i) => String(i + 1)));
  });
});

describe('a customer', () => {
  test('is read back as registered, changed and listed by reference', async () => {
    const reference = `C-${crypto.randomUUID()}`;
    const { customerId, version } = await customers.register({
      kind: 'PERSON',
      country: 'IN',
      fullName: 'Asha Rao',
      email: 'asha@example.in',
      reference,
    });
    expect(await customers.get(customerId, { minVersion: version })).toMatchObject({
      fullName: 'Asha Rao',
      email: 'asha@example.in',
      status: 'ACTIVE',
      erased: false,
    });
    const changed = await customers.changeDetails(customerId, { fullName: 'Asha Iyer', email: null });
    expect(await customers.get(customerId, { minVersion: changed.version })).toMatchObject({
      fullName: 'Asha Iyer',
      email: null,
      reference,
    });
    expect((await all(customers.list({ reference }))).map((one) => one.customerId)).toEqual([customerId]);
    const again = customers.register({ kind: 'PERSON', country: 'IN', fullName: 'Asha Rao', reference });
    expect(await refusal(again)).toBe('reference-taken');
  });

  test('is not in the log in clear', async () => {
    const before = await head();
    const name = `Zdeňka ${crypto.randomUUID()}`;
    await customers.register({ kind: 'PERSON', country: 'CZ', fullName: name, nationalId: '705204/0001' });
    const written = JSON.stringify(await eventsAfter(before));
    expect(written).toContain('customers.');
    expect(written).not.toMatch(new RegExp(`${name}|Zdeňka|705204`));
  });
});
