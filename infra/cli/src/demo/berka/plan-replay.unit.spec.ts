import { rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { checkBalances } from './balance-oracle.ts';
import { folderOf, smallBank } from './berka.examples.ts';
import { loadBerka } from './load.ts';
import { planBalances } from './plan-balances.ts';
import { planReplay } from './plan-replay.ts';

describe('the plan of the real bank', async () => {
  const plan = planReplay(await loadBerka());

  test('opens every account that the bank had opened, and registers everyone who may act on them', () => {
    expect([plan.firstDay, plan.lastDay]).toEqual(['1993-01-01', '1994-03-30']);
    expect(plan.accounts).toHaveLength(1229);
    expect(new Set(plan.transactions.map((row) => row.accountId)).size).toBe(1229);
    expect(plan.customers).toHaveLength(1489);
    const registered = new Set(plan.customers.map((row) => row.clientId));
    const holders = plan.accounts.flatMap((row) => [row.ownerClientId, ...row.additionalHolderClientIds]);
    expect(holders.every((clientId) => registered.has(clientId))).toBe(true);
    expect(plan.accounts.filter((row) => row.additionalHolderClientIds.length > 0)).toHaveLength(260);
  });

  test('repeats all 46,997 rows, each by the operation that fits it', () => {
    const counts = new Map<string, number>();
    for (const { operation, purpose } of plan.transactions) {
      const key = purpose ? `${operation}: ${purpose}` : operation;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      deposit: 9744,
      withdrawal: 14_089,
      'withdrawal: household payment': 114,
      'card-withdrawal': 12,
      'fee: statement fee': 4563,
      'credit-interest: interest credited': 8305,
      'debit-interest: penalty interest on a negative balance': 55,
      'incoming-remittance': 2002,
      'incoming-remittance: old-age pension': 1770,
      'outgoing-remittance': 1973,
      'outgoing-remittance: household payment': 3603,
      'outgoing-remittance: insurance payment': 644,
      'outgoing-remittance: loan instalment': 123,
    });
    expect(new Set(plan.transactions.map((row) => row.reference)).size).toBe(46_997);
    expect([plan.rowsWithoutAmount, plan.remittancesWithoutCounterparty]).toEqual([[], []]);
    expect(plan.transactions.every((row) => row.operation !== 'incoming-remittance' || row.counterparty)).toBe(true);
  });

  test("leads to the bank's own balances: all 1,229 within tolerance, 664 exactly", () => {
    expect(checkBalances(plan.accounts, planBalances(plan))).toEqual({
      checked: 1229,
      withinTolerance: 1229,
      exact: 664,
      worstDriftMinor: 70n,
      failures: [],
    });
  });

  test('is made in less than 3 seconds of processor time', async () => {
    const took = async (): Promise<number> => {
      const before = process.cpuUsage();
      planReplay(await loadBerka());
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000_000;
    };
    expect(Math.min(await took(), await took())).toBeLessThan(3);
  });
});

describe('the plan of another bank', () => {
  async function planOf(trans: string = smallBank['trans.asc']) {
    const folder = await folderOf({ 'trans.asc': trans });
    try {
      return planReplay(await loadBerka(folder));
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test('puts a day in posting order and leaves later accounts and their clients out', async () => {
    const plan = await planOf();
    expect(plan.transactions.map((row) => row.transactionId)).toEqual([5, 7, 6, 8]);
    expect(plan.transactions.at(-1)).toEqual({
      reference: 'berka-trans-8',
      transactionId: 8,
      accountId: 1,
      bookedOn: '1993-02-05',
      operation: 'outgoing-remittance',
      amountMinor: 50_000n,
      purpose: 'household payment',
      counterparty: { bank: 'EF', account: '1222903' },
    });
    expect(plan.accounts).toEqual([
      {
        reference: 'berka-account-1',
        accountId: 1,
        openedOn: '1993-01-01',
        ownerClientId: 11,
        additionalHolderClientIds: [12],
        statementFrequency: 'monthly',
        overdraftLimitMinor: 0n,
        interestRows: 1,
        closingBalanceMinor: 48_880n,
      },
    ]);
    expect(plan.customers.map((row) => row.reference)).toEqual(['berka-client-11', 'berka-client-12']);
  });

  test('repeats a remittance without another side as a withdrawal, and says so', async () => {
    const plan = await planOf(smallBank['trans.asc'].replace('"EF";"1222903"', '"EF";"0"'));
    expect(plan.transactions.at(-1)).toMatchObject({ operation: 'withdrawal', purpose: 'household payment' });
    expect(plan.remittancesWithoutCounterparty).toEqual([8]);
  });

  test('leaves out rows that move nothing, and says so', async () => {
    const plan = await planOf(`${smallBank['trans.asc']}9;1;930206;"PRIJEM";"";0.00;488.80;"UROK";;\n`);
    expect(plan.transactions).toHaveLength(4);
    expect(plan.rowsWithoutAmount).toEqual([9]);
    expect(plan.lastDay).toBe('1993-02-06');
  });

  test('is refused when there is nothing to replay', async () => {
    await expect(planOf(smallBank['trans.asc'].split('\n')[0])).rejects.toThrow(/holds no transactions/);
  });
});
