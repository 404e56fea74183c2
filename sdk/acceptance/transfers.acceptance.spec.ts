/** Money on its way to another account: inside the bank at once, to another bank through a clearing house with moods. */
import { MunimError, type TransferRequest } from '@munim/sdk';
import { beforeAll, describe, expect, test } from 'vitest';
import { bankCalled } from './testing/bank.ts';
import { type Behaviour, bankThatClearingTreats, settleAtClearing, treatAtClearing } from './testing/clearing.ts';
import { czk } from './testing/world.ts';

const { munim, head, eventsAfter } = bankCalled('north');
const { accounts, transfers } = munim;

let customerId: string;
beforeAll(async () => {
  ({ customerId } = await munim.customers.register({ kind: 'PERSON', country: 'CZ', fullName: 'Jan Neruda' }));
});
async function accountWith(amount: string): Promise<string> {
  const { accountId } = await accounts.open({ customerId, product: 'CURRENT', currency: 'CZK' });
  if (amount !== '0') await accounts.deposit(accountId, czk(amount));
  return accountId;
}
/** What is on the account, and what of it is free. */
async function moneyOf(accountId: string, minVersion: string): Promise<string> {
  const { balance, available } = await accounts.get(accountId, { minVersion });
  return `${balance.amount} ${available.amount}`;
}

/** What happened to one account since: a bank has other transfers under way. */
const eventsOf = async (accountId: string, since: string): Promise<string[]> =>
  (await eventsAfter(since)).filter(({ stream }) => stream === accountId).map(({ type }) => type);

/** What is still to come of a transfer is not to come into the bank's log while another spec watches that. */
async function untilSaid(transferId: string, since: string, type: string): Promise<void> {
  const said = async () =>
    (await eventsAfter(since)).filter(({ stream }) => stream === transferId).map((event) => event.type);
  await expect.poll(said, { timeout: 60_000 }).toContain(type);
}

describe('inside the bank', () => {
  test('both accounts are booked when the answer comes, and both statements name the transfer', async () => {
    const [from, to] = [await accountWith('5000'), await accountWith('0')];
    const asked = { debtorAccountId: from, creditor: { accountId: to }, ...czk('2000'), text: 'Rent' };
    const done = await transfers.request(asked);
    expect(done).toMatchObject({ status: 'COMPLETED', debtorAccountId: from, available: czk('3000') });
    expect(await moneyOf(from, done.debtorVersion)).toBe('3000 3000');
    expect(await moneyOf(to, '2')).toBe('2000 2000');
    for (const [account, type, other] of [
      [from, 'TRANSFER_SENT', to],
      [to, 'TRANSFER_RECEIVED', from],
    ] as const) {
      const { value } = await accounts.statement(account, {}, { minVersion: '2' }).next();
      expect(value).toMatchObject({ type, otherAccountId: other, belongsTo: done.transferId, text: 'Rent' });
    }
    const read = await transfers.get(done.transferId, { minVersion: done.version });
    expect(read).toMatchObject({ ...asked, status: 'COMPLETED', endedAt: expect.any(String) });
  });

  test('a refusal moves nothing on either side', async () => {
    const [from, to] = [await accountWith('100'), await accountWith('0')];
    const position = await head();
    const refused = async (creditor: TransferRequest['creditor'], amount: string) => {
      const error: unknown = await transfers
        .request({ debtorAccountId: from, creditor, ...czk(amount) })
        .catch((reason: unknown) => reason);
      return error instanceof MunimError ? error.code : error;
    };
    expect(await refused({ accountId: to }, '101')).toBe('insufficient-funds');
    expect(await refused({ accountId: from }, '1')).toBe('same-account');
    expect(await refused({ bank: 'YZ', account: '1' }, '101')).toBe('insufficient-funds');
    expect(await head()).toBe(position);
  });

  test('a hundred at once between two accounts keep every haléř', async () => {
    const [one, two] = [await accountWith('1000'), await accountWith('1000')];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, i) => {
        const [from, to] = i % 2 === 0 ? [one, two] : [two, one];
        return transfers.request({ debtorAccountId: from, creditor: { accountId: to }, ...czk('300') });
      }),
    );
    const refused = outcomes
      .filter((outcome) => outcome.status === 'rejected')
      .map((outcome) => outcome.reason as Error);
    expect(refused.filter((error) => !(error instanceof MunimError && error.code === 'insufficient-funds'))).toEqual(
      [],
    );
    const { version: last1 } = await accounts.deposit(one, czk('1'));
    const { version: last2 } = await accounts.deposit(two, czk('1'));
    const [a, b] = [await moneyOf(one, last1), await moneyOf(two, last2)].map((money) =>
      BigInt(money.split(' ')[0] ?? ''),
    );
    expect((a ?? 0n) + (b ?? 0n)).toBe(2_002n);
    expect([a, b].every((minor) => minor !== undefined && minor >= 0n)).toBe(true);
  });
});

describe('to another bank', () => {
  /** Accepted by us with 202 and on hold; then what clearing made of it. */
  async function sent(behaviour: Behaviour, executeWithinSeconds = 60) {
    const from = await accountWith('5000');
    const creditor = { bank: await bankThatClearingTreats(behaviour), account: '87144583' };
    const asked = await transfers.request({ debtorAccountId: from, creditor, ...czk('2000'), executeWithinSeconds });
    expect(asked).toMatchObject({ status: 'PROCESSING', available: czk('3000') });
    return { from, creditorBank: creditor.bank, ...asked };
  }

  test('clearing accepts: the held money leaves', async () => {
    const { from, transferId } = await sent({ mode: 'accept' });
    expect(await transfers.waitFor(transferId)).toMatchObject({ status: 'COMPLETED' });
    expect(await moneyOf(from, '4')).toBe('3000 3000');
    const { value } = await accounts.statement(from).next();
    expect(value).toMatchObject({ type: 'HOLD_CAPTURE', amount: '2000', reference: transferId });
  });

  test('clearing refuses: the transfer fails with its reason, and the money is free again', async () => {
    const { from, transferId } = await sent({ mode: 'refuse', reason: 'AC04 closed account' });
    const failure = { reason: 'REFUSED_BY_CLEARING', detail: 'AC04 closed account' };
    expect(await transfers.waitFor(transferId)).toMatchObject({ status: 'FAILED', failure });
    expect(await moneyOf(from, '4')).toBe('5000 5000');
    expect(await accounts.statement(from, { direction: 'DEBIT' }).next()).toEqual({ done: true, value: undefined });
  });

  test('clearing takes its time: PROCESSING with the money on hold, then COMPLETED', async () => {
    const { from, transferId, debtorVersion } = await sent({ mode: 'silent' }, 3_600);
    expect(await transfers.get(transferId, { minVersion: '1' })).toMatchObject({ status: 'PROCESSING', endedAt: null });
    expect(await moneyOf(from, debtorVersion)).toBe('5000 3000');
    await settleAtClearing(transferId);
    expect(await transfers.waitFor(transferId)).toMatchObject({ status: 'COMPLETED' });
    expect(await moneyOf(from, '4')).toBe('3000 3000');
  });

  test('clearing stays silent: recalled at the deadline, FAILED, and the hold released', async () => {
    const { from, transferId } = await sent({ mode: 'silent' }, 3);
    const ended = await transfers.waitFor(transferId);
    expect(ended).toMatchObject({ status: 'FAILED', failure: { reason: 'DEADLINE_PASSED' } });
    expect(Date.parse(ended.endedAt ?? '') - Date.parse(ended.requestedAt)).toBeGreaterThanOrEqual(3_000);
    expect(await moneyOf(from, '4')).toBe('5000 5000');
    expect((await accounts.get(from)).holds).toEqual([]);
  });

  test('clearing gives no answer at all: on hold past the deadline, and free when clearing is back', async () => {
    const { from, creditorBank, transferId, debtorVersion } = await sent({ mode: 'hang' }, 1);
    const askedMs = Date.now();
    await expect.poll(() => Date.now() - askedMs, { timeout: 60_000 }).toBeGreaterThan(1_500);
    expect(await transfers.get(transferId, { minVersion: '1' })).toMatchObject({ status: 'PROCESSING', endedAt: null });
    expect(await moneyOf(from, debtorVersion)).toBe('5000 3000');
    await treatAtClearing(creditorBank, { mode: 'accept' });
    const ended = await transfers.waitFor(transferId);
    expect(ended).toMatchObject({ status: 'FAILED', failure: { reason: 'DEADLINE_PASSED' } });
    expect(await moneyOf(from, '4')).toBe('5000 5000');
  });

  test('money on hold for a transfer cannot be spent meanwhile', async () => {
    const before = await head();
    const { from, transferId } = await sent({ mode: 'silent' }, 3_600);
    await expect(accounts.withdraw(from, czk('3001'))).rejects.toMatchObject({ code: 'insufficient-funds' });
    expect((await accounts.withdraw(from, czk('3000'))).balance.amount).toBe('2000');
    await untilSaid(transferId, before, 'transfers.TransferSubmitted');
  });

  test('nobody ends its hold by hand: neither released to be spent, nor captured before clearing has settled', async () => {
    const asked = await head();
    const { from, transferId, debtorVersion } = await sent({ mode: 'silent' }, 3_600);
    const [hold] = (await accounts.get(from, { minVersion: debtorVersion })).holds;
    const holdId = hold?.holdId ?? '';
    const before = await head();
    await expect(accounts.releaseHold(from, holdId)).rejects.toMatchObject({ status: 409, code: 'hold-reserved' });
    for (const body of [{}, czk('1'), { ...czk('1'), keepRemainder: true }])
      await expect(accounts.captureHold(from, holdId, body)).rejects.toMatchObject({ code: 'hold-reserved' });
    expect(await eventsOf(from, before)).toEqual([]);
    await expect(accounts.withdraw(from, czk('3001'))).rejects.toMatchObject({ code: 'insufficient-funds' });
    await untilSaid(transferId, asked, 'transfers.TransferSubmitted');
  });

  test('a completed one cannot be reversed on the account while it says COMPLETED', async () => {
    const { from, transferId } = await sent({ mode: 'accept' });
    await transfers.waitFor(transferId);
    const { value } = await accounts.statement(from, {}, { minVersion: '4' }).next();
    const before = await head();
    const reversal = accounts.reverse(from, (value as { version: string }).version, {});
    await expect(reversal).rejects.toMatchObject({ status: 422, code: 'not-reversible' });
    expect(await eventsOf(from, before)).toEqual([]);
  });

  test('a list shows them newest first, by status and by debtor', async () => {
    const { from, transferId } = await sent({ mode: 'accept' });
    await transfers.waitFor(transferId);
    const listed = [];
    for await (const transfer of transfers.list({ debtorAccountId: from, limit: 1 })) listed.push(transfer.transferId);
    expect(listed).toEqual([transferId]);
    const { value } = await transfers.list({ debtorAccountId: from, status: 'FAILED' }).next();
    expect(value).toBeUndefined();
  });

  test('a list shows the one that was just requested, when it is told of it', async () => {
    const { from, transferId } = await sent({ mode: 'accept' });
    const minVersion = { id: transferId, version: '1' };
    const { value } = await transfers.list({ debtorAccountId: from }, { minVersion }).next();
    expect(value).toMatchObject({ transferId });
    // Nothing of it is to come while another spec watches the bank's log.
    await transfers.waitFor(transferId);
  });
});
