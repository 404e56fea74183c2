/**
 * SIGKILL of the processes that carry a bank's postings, again and again while a real bank's history is replayed: that
 * bank's own figures must come out, nothing missing and nothing twice.
 */
import { startPlatform, testPlatformOptions } from '@munim/local';
import { createMunim, type Munim } from '@munim/sdk';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type DemoBank, onboardBank } from './bank-access.ts';
import { checkBalances, loadBerka, planReplay, type ReplayPlan } from './berka/index.ts';
import { awaitProjections, proveArchive, proveLedger, readBalances } from './proofs.ts';
import { replay, type ReplayResult } from './replay.ts';

const { stateDir } = inject('platform');
const platform = await startPlatform(testPlatformOptions(stateDir));
const victims = ['command', 'relay', 'projection', 'archiver', 'workflow'] as const;
/** How often each of them dies at least, while transactions are under way. */
const deathsMin = 2;
/** Of whole accounts, so that the bank's own figures for them must come out: as many as it takes for that many deaths. */
const batchAccounts = 12;

/** These accounts with all of their history. */
function only(plan: ReplayPlan, accounts: ReplayPlan['accounts']): ReplayPlan {
  const accountIds = new Set(accounts.map((account) => account.accountId));
  const owners = new Set(accounts.map((account) => account.ownerClientId));
  return {
    ...plan,
    accounts,
    customers: plan.customers.filter((customer) => owners.has(customer.clientId)),
    transactions: plan.transactions.filter((transaction) => accountIds.has(transaction.accountId)),
  };
}

/** What was replayed of it. */
let plan: ReplayPlan;
let bank: DemoBank;
/** A client with the patience to outlast a restart. */
let client: Munim;
/** Source account → account of the bank. */
const accountIds = new Map<number, string>();
const deaths = new Map<string, number>();
const hasDied = (): boolean => victims.every((victim) => (deaths.get(victim) ?? 0) >= deathsMin);

/** One after another; each is back before the next one dies. */
async function killInTurns(isUnderWay: () => boolean): Promise<void> {
  for (let turn = 0; isUnderWay() && !hasDied(); turn++) {
    const victim = victims[turn % victims.length] as string;
    await platform.kill(victim);
    deaths.set(victim, (deaths.get(victim) ?? 0) + 1);
    await platform.start(victim);
    await sleep(100);
  }
}

/** Rejects with it, and never resolves. */
const failing = (one: Promise<unknown>): Promise<never> => one.then(() => new Promise<never>(() => undefined));

/** Batch after batch, while there is somebody left to die; transfers of one may end while the next goes on. */
async function replayUntilAllDied(whole: ReplayPlan): Promise<readonly ReplayResult[]> {
  const results: Promise<ReplayResult>[] = [];
  let underWay = true;
  let killing: Promise<void> | undefined;
  try {
    for (let from = 0; from < whole.accounts.length && !hasDied(); from += batchAccounts) {
      const answered = Promise.withResolvers<void>();
      const batch = only(whole, whole.accounts.slice(from, from + batchAccounts));
      const replayed = replay(client, batch, ({ stage, done, total }) => {
        if (stage !== 'transactions') return;
        killing ??= killInTurns(() => underWay);
        if (done === total) answered.resolve();
      });
      results.push(replayed);
      plan = only(whole, whole.accounts.slice(0, from + batchAccounts));
      await Promise.race([answered.promise, ...results.map(failing)]);
    }
  } finally {
    underWay = false;
    await killing;
  }
  return Promise.all(results);
}

/** Bookings on the statements, by account of the source. */
async function bookingsByAccount(): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const [source, accountId] of accountIds) {
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
  bank = await onboardBank(platform, `kill-${crypto.randomUUID().slice(0, 6)}`, 'Berka Bank', () => undefined);
  client = createMunim({
    baseUrl: platform.urls.gateway,
    auth: { tokenUrl: `${platform.urls.issuer}/oauth/token`, ...bank.credentials },
    retry: { attemptsMax: 100, maxDelayMs: 2_000 },
  });
});

describe('the processes of a bank, killed while its history is replayed', () => {
  test(`every transaction is answered, though each of ${victims.length} processes dies at least ${deathsMin} times`, async () => {
    const results = await replayUntilAllDied(planReplay(await loadBerka(undefined)));
    for (const result of results)
      for (const [source, accountId] of result.accountIds) accountIds.set(source, accountId);
    for (const victim of victims) expect(deaths.get(victim) ?? 0, victim).toBeGreaterThanOrEqual(deathsMin);
    const sum = (of: (one: ReplayResult) => number): number => results.reduce((all, one) => all + of(one), 0);
    process.stdout.write(
      `${plan.accounts.length} accounts, ${plan.transactions.length} transactions, ${[...deaths.values()].join(' + ')} deaths\n`,
    );
    expect(sum(({ transfersCompleted }) => transfersCompleted)).toBe(
      sum(({ transfersRequested }) => transfersRequested),
    );
    expect(sum(({ transfersRequested }) => transfersRequested)).toBeGreaterThan(0);
  });

  test("every balance is the bank's own, and every statement has each transaction once", async () => {
    await awaitProjections(platform, bank);
    const balances = checkBalances(plan.accounts, await readBalances(client, accountIds));
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
    const accountId = accountIds.get(twice?.accountId ?? 0) ?? '';
    await client.accounts.deposit(accountId, { amount: String(twice?.amountMinor), currency: plan.currency });
    await awaitProjections(platform, bank);
    const balances = checkBalances(plan.accounts, await readBalances(client, accountIds));
    expect(balances.failures.map((failure) => failure.accountId)).toEqual([twice?.accountId]);
    const planned = plannedByAccount().get(twice?.accountId ?? 0) ?? 0;
    expect((await bookingsByAccount()).get(twice?.accountId ?? 0)).toBe(planned + 1);
  });
});
