/**
 * SIGKILL of the processes that carry a bank's postings, again and again while a real bank's history is replayed: that
 * bank's own figures must come out, nothing missing and nothing twice.
 */
import { startPlatform } from '@munim/local';
import { createMunim, type Munim } from '@munim/sdk';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type DemoBank, onboardBank } from './bank-access.ts';
import { checkBalances, loadBerka, planReplay, type ReplayPlan } from './berka/index.ts';
import { awaitProjections, proveArchive, proveLedger, readBalances } from './proofs.ts';
import { replay, type ReplayResult } from './replay.ts';

const { stateDir } = inject('platform');
const platform = await startPlatform({ stateDir, profile: 'test' });
const victims = ['command', 'relay', 'projection', 'archiver', 'workflow'] as const;
/** How often each of them dies at least, while transactions are under way. */
const deathsMin = 2;
/** Enough transactions for that many deaths; the demo replays the whole bank. */
const accountsMax = 120;

/** The first accounts of the bank with all of their history, so that its figures for them must come out. */
function firstAccounts(plan: ReplayPlan): ReplayPlan {
  const accounts = plan.accounts.slice(0, accountsMax);
  const accountIds = new Set(accounts.map((account) => account.accountId));
  const owners = new Set(accounts.map((account) => account.ownerClientId));
  return {
    ...plan,
    accounts,
    customers: plan.customers.filter((customer) => owners.has(customer.clientId)),
    transactions: plan.transactions.filter((transaction) => accountIds.has(transaction.accountId)),
  };
}

let plan: ReplayPlan;
let bank: DemoBank;
/** A client with the patience to outlast a restart. */
let client: Munim;
let result: ReplayResult;
const deaths = new Map<string, number>();

/** One after another, from the first transaction to the last; each is back before the next one dies. */
async function killInTurns(isUnderWay: () => boolean): Promise<void> {
  for (let turn = 0; isUnderWay(); turn++) {
    const victim = victims[turn % victims.length] as string;
    await platform.kill(victim);
    deaths.set(victim, (deaths.get(victim) ?? 0) + 1);
    await platform.start(victim);
    await sleep(100);
  }
}

/** Bookings on the statements, by account of the source. */
async function bookingsByAccount(): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const [source, accountId] of result.accountIds) {
    let bookings = 0;
    for await (const _booking of client.accounts.statement(accountId, { limit: 200 })) bookings++;
    counts.set(source, bookings);
  }
  return counts;
}

const plannedByAccount = (): Map<number, number> =>
  new Map(
    plan.accounts.map(({ accountId }) => [
      accountId,
      plan.transactions.filter((transaction) => transaction.accountId === accountId).length,
    ]),
  );

beforeAll(async () => {
  plan = firstAccounts(planReplay(await loadBerka(undefined)));
  bank = await onboardBank(platform, `kill-${crypto.randomUUID().slice(0, 6)}`, 'Berka Bank', () => undefined);
  client = createMunim({
    baseUrl: platform.urls.gateway,
    auth: { tokenUrl: `${platform.urls.issuer}/oauth/token`, ...bank.credentials },
    retry: { attemptsMax: 20, maxDelayMs: 2_000 },
  });
});

describe('the processes of a bank, killed while its history is replayed', () => {
  test(`every transaction is answered, though each of ${victims.length} processes dies at least ${deathsMin} times`, async () => {
    let underWay = false;
    let killing: Promise<void> | undefined;
    result = await replay(client, plan, ({ stage, done, total }) => {
      // Once all are answered the dying ends: a group takes its time to give a dead member's partitions away.
      underWay = stage === 'transactions' && done < total;
      if (underWay) killing ??= killInTurns(() => underWay);
    });
    await killing;
    for (const victim of victims) expect(deaths.get(victim) ?? 0, victim).toBeGreaterThanOrEqual(deathsMin);
    expect(result.transfersCompleted).toBe(result.transfersRequested);
    expect(result.transfersRequested).toBeGreaterThan(0);
  });

  test("every balance is the bank's own, and every statement has each transaction once", async () => {
    await awaitProjections(platform, bank);
    const balances = checkBalances(plan.accounts, await readBalances(client, result.accountIds));
    expect(balances.failures).toEqual([]);
    expect(balances).toMatchObject({ checked: plan.accounts.length, withinTolerance: plan.accounts.length });
    expect(await bookingsByAccount()).toEqual(plannedByAccount());
  });

  test('kept states and read models are the fold of the log, the trial balance is zero, the archive has every event', async () => {
    const { ledger, projections } = await proveLedger(platform, bank);
    expect(ledger.trialBalance).toBe('0');
    expect(projections.rowsDifferent).toBe(0);
    expect(projections.rowsCompared).toBeGreaterThan(plan.transactions.length);
    expect(await proveArchive(platform, bank, ledger.events)).toEqual({
      treeSize: ledger.events,
      entriesVerified: ledger.events,
      checkpointVerified: true,
      deleteRefused: true,
    });
  });

  test('control: one transaction posted twice, under another key, is seen by balances and by statements', async () => {
    const twice = plan.transactions.find((transaction) => transaction.operation === 'deposit');
    const accountId = result.accountIds.get(twice?.accountId ?? 0) ?? '';
    await client.accounts.deposit(accountId, { amount: String(twice?.amountMinor), currency: plan.currency });
    await awaitProjections(platform, bank);
    const balances = checkBalances(plan.accounts, await readBalances(client, result.accountIds));
    expect(balances.failures.map((failure) => failure.accountId)).toEqual([twice?.accountId]);
    const planned = plannedByAccount().get(twice?.accountId ?? 0) ?? 0;
    expect((await bookingsByAccount()).get(twice?.accountId ?? 0)).toBe(planned + 1);
  });
});
