/** Repeats a bank's history through the SDK: customers, accounts, then every transaction in date order. */
import type { Munim } from '@munim/sdk';
import type { PlannedTransaction, ReplayPlan } from './berka/index.ts';

export interface ReplayProgress {
  readonly stage: 'customers' | 'accounts' | 'transactions' | 'transfers';
  readonly done: number;
  readonly total: number;
}
export interface ReplayResult {
  /** Source account → account of the bank. */
  readonly accountIds: ReadonlyMap<number, string>;
  readonly seconds: number;
  readonly transfersRequested: number;
  readonly transfersCompleted: number;
}

/** Requests under way at once: enough to fill the log's batches, few enough for one small machine. */
const inFlightMax = 96;

export async function replay(
  bank: Munim,
  plan: ReplayPlan,
  onProgress: (progress: ReplayProgress) => void,
): Promise<ReplayResult> {
  const customerIds = await registerCustomers(bank, plan, onProgress);
  const accountIds = await openAccounts(bank, plan, customerIds, onProgress);
  const startedMs = performance.now();
  const transfers = await postTransactions(bank, plan, accountIds, onProgress);
  const transfersCompleted = await awaitTransfers(bank, transfers, onProgress);
  return {
    accountIds,
    seconds: (performance.now() - startedMs) / 1000,
    transfersRequested: transfers.length,
    transfersCompleted,
  };
}

async function registerCustomers(
  bank: Munim,
  plan: ReplayPlan,
  onProgress: (progress: ReplayProgress) => void,
): Promise<Map<number, string>> {
  const ids = new Map<number, string>();
  await inParallel(plan.customers, async (customer) => {
    const { customerId } = await bank.customers.register(
      {
        kind: 'PERSON',
        country: 'CZ',
        reference: customer.reference,
        fullName: customer.name,
        birthDate: customer.birthDate,
        address: { city: customer.district.name, region: customer.district.region, country: 'CZ' },
      },
      { idempotencyKey: customer.reference },
    );
    ids.set(customer.clientId, customerId);
    onProgress({ stage: 'customers', done: ids.size, total: plan.customers.length });
  });
  return ids;
}

async function openAccounts(
  bank: Munim,
  plan: ReplayPlan,
  customerIds: ReadonlyMap<number, string>,
  onProgress: (progress: ReplayProgress) => void,
): Promise<Map<number, string>> {
  const ids = new Map<number, string>();
  await inParallel(plan.accounts, async (account) => {
    const { accountId } = await bank.accounts.open(
      {
        customerId: customerIds.get(account.ownerClientId) as string,
        product: 'CURRENT',
        currency: plan.currency,
        overdraftLimit: account.overdraftLimitMinor.toString(),
        bookingDate: account.openedOn,
      },
      { idempotencyKey: account.reference },
    );
    ids.set(account.accountId, accountId);
    onProgress({ stage: 'accounts', done: ids.size, total: plan.accounts.length });
  });
  return ids;
}

/** In date order; transactions of one account one after another, of different accounts side by side. */
async function postTransactions(
  bank: Munim,
  plan: ReplayPlan,
  accountIds: ReadonlyMap<number, string>,
  onProgress: (progress: ReplayProgress) => void,
): Promise<string[]> {
  const transfers: string[] = [];
  const lastOf = new Map<number, Promise<void>>();
  const inFlight = new Set<Promise<void>>();
  let done = 0;
  try {
    for (const transaction of plan.transactions) {
      while (inFlight.size >= inFlightMax) await Promise.race(inFlight);
      const accountId = accountIds.get(transaction.accountId) as string;
      const task = (lastOf.get(transaction.accountId) ?? Promise.resolve()).then(async () => {
        const transferId = await post(bank, accountId, transaction, plan.currency);
        if (transferId !== undefined) transfers.push(transferId);
        onProgress({ stage: 'transactions', done: ++done, total: plan.transactions.length });
      });
      lastOf.set(transaction.accountId, task);
      const tracked = task.finally(() => inFlight.delete(tracked));
      inFlight.add(tracked);
    }
    await Promise.all(inFlight);
  } finally {
    // When one failed, none of the others is left under way, or fails unseen.
    await Promise.allSettled(inFlight);
  }
  return transfers;
}

/** One transaction as the operation that it was; the transfer's id where it leaves the bank. */
async function post(
  bank: Munim,
  accountId: string,
  transaction: PlannedTransaction,
  currency: string,
): Promise<string | undefined> {
  const options = { idempotencyKey: transaction.reference };
  const movement = {
    amount: transaction.amountMinor.toString(),
    currency,
    bookingDate: transaction.bookedOn,
    reference: transaction.reference,
    ...(transaction.purpose === undefined ? {} : { text: transaction.purpose }),
  };
  const { accounts } = bank;
  switch (transaction.operation) {
    case 'deposit':
      await accounts.deposit(accountId, movement, options);
      return undefined;
    case 'incoming-remittance':
      await accounts.deposit(accountId, { ...movement, counterAccount: '1100', ...textOf(transaction) }, options);
      return undefined;
    case 'withdrawal':
      await accounts.withdraw(accountId, movement, options);
      return undefined;
    case 'card-withdrawal':
      await accounts.withdrawByCard(accountId, movement, options);
      return undefined;
    case 'fee':
      await accounts.chargeFee(accountId, movement, options);
      return undefined;
    case 'credit-interest':
      await accounts.bookInterest(accountId, { ...movement, direction: 'CREDIT' }, options);
      return undefined;
    case 'debit-interest':
      await accounts.bookInterest(accountId, { ...movement, direction: 'DEBIT' }, options);
      return undefined;
    case 'outgoing-remittance': {
      const { bank: creditorBank, account } = transaction.counterparty;
      const { reference: _inKey, ...terms } = movement;
      const request = { ...terms, debtorAccountId: accountId, creditor: { bank: creditorBank, account } };
      return (await bank.transfers.request(request, options)).transferId;
    }
  }
}

const textOf = (transaction: Extract<PlannedTransaction, { operation: 'incoming-remittance' }>) =>
  transaction.counterparty ? { text: `from ${transaction.counterparty.bank}/${transaction.counterparty.account}` } : {};

/** Every transfer must end, and all of them completed: the clearing house of the demo accepts. */
async function awaitTransfers(
  bank: Munim,
  transfers: readonly string[],
  onProgress: (progress: ReplayProgress) => void,
): Promise<number> {
  let ended = 0;
  let completed = 0;
  await inParallel(transfers, async (transferId) => {
    const transfer = await bank.transfers.waitFor(transferId, { timeoutMs: 300_000 });
    if (transfer.status === 'COMPLETED') completed++;
    onProgress({ stage: 'transfers', done: ++ended, total: transfers.length });
  });
  return completed;
}

/** The first failure ends it: what is under way comes to its end, nothing else begins. */
async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const workers = Array.from({ length: Math.min(inFlightMax, items.length) }, async () => {
    try {
      for (let index = next++; index < items.length; index = next++) await work(items[index] as Item);
    } finally {
      next = items.length;
    }
  });
  await Promise.allSettled(workers);
  await Promise.all(workers);
}
