/** Things of a bank that every operation has something to do with, and one good request for each operation. */
import type { Bank } from './bank.ts';
import type { Operation } from './contract.ts';
import type { RawRequest } from './raw-http.ts';

export const czk = (amount: string) => ({ amount, currency: 'CZK' });

export interface World {
  readonly customerId: string;
  /** Has no account: may be closed. */
  readonly lonelyCustomerId: string;
  /** 1,000.00 CZK, of which 50.00 on hold. */
  readonly accountId: string;
  readonly depositVersion: string;
  readonly otherAccountId: string;
  /** Nothing on it: may be closed. */
  readonly emptyAccountId: string;
  readonly holdId: string;
  readonly otherHoldId: string;
  readonly transferId: string;
}

export async function buildWorld({ munim }: Bank): Promise<World> {
  const person = { kind: 'PERSON', country: 'CZ', fullName: 'Jana Nováková' } as const;
  const { customerId } = await munim.customers.register(person);
  const { customerId: lonelyCustomerId } = await munim.customers.register(person);
  const open = async () => (await munim.accounts.open({ customerId, product: 'CURRENT', currency: 'CZK' })).accountId;
  const [accountId, otherAccountId, emptyAccountId] = [await open(), await open(), await open()];
  await munim.accounts.deposit(accountId, czk('100000'));
  const { version: depositVersion } = await munim.accounts.deposit(accountId, czk('10000'));
  const { holdId } = await munim.accounts.placeHold(accountId, czk('2500'));
  const { holdId: otherHoldId } = await munim.accounts.placeHold(accountId, czk('2500'));
  const transfer = { debtorAccountId: accountId, creditor: { accountId: otherAccountId }, ...czk('10000') };
  const { transferId, version, debtorVersion } = await munim.transfers.request(transfer);
  await munim.transfers.get(transferId, { minVersion: version });
  await munim.customers.get(lonelyCustomerId, { minVersion: '1' });
  await munim.accounts.get(accountId, { minVersion: debtorVersion });
  return {
    customerId,
    lonelyCustomerId,
    accountId,
    depositVersion,
    otherAccountId,
    emptyAccountId,
    holdId,
    otherHoldId,
    transferId,
  };
}

export interface Example {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** By operationId, each of which would succeed. Those that end something use things that the others leave alone. */
export function examplesIn(world: World): Readonly<Record<string, Example>> {
  const { accountId, customerId, transferId } = world;
  const account = { accountId };
  const note = { reference: 'INV-7', text: 'Salary' };
  const leg = (side: string, on: object) => ({ ...on, side, ...czk('100') });
  return {
    getSession: {},
    readLog: { query: 'after=1&limit=2' },
    registerCustomer: {
      body: {
        kind: 'PERSON',
        country: 'CZ',
        fullName: 'Karel Čapek',
        email: 'karel@example.cz',
        address: { city: 'Praha', country: 'CZ' },
      },
    },
    listCustomers: { query: 'limit=2&status=ACTIVE' },
    changeCustomerDetails: { params: { customerId }, body: { fullName: 'Jana Dvořáková', phone: '+420777123456' } },
    getCustomer: { params: { customerId } },
    openAccount: { body: { customerId, product: 'CURRENT', currency: 'CZK', overdraftLimit: '5000' } },
    listAccounts: { query: `limit=2&customerId=${customerId}` },
    getAccount: { params: account },
    getStatement: { params: account, query: 'limit=2&order=oldest&amountMin=1' },
    deposit: { params: account, body: { ...czk('500'), ...note } },
    withdraw: { params: account, body: { ...czk('400'), ...note } },
    withdrawByCard: { params: account, body: { ...czk('300'), ...note } },
    chargeFee: { params: account, body: { ...czk('200'), ...note } },
    bookInterest: { params: account, body: { ...czk('100'), direction: 'CREDIT', ...note } },
    placeHold: { params: account, body: { ...czk('600'), ...note } },
    captureHold: { params: { accountId, holdId: world.holdId }, body: { ...czk('1000'), keepRemainder: true } },
    releaseHold: { params: { accountId, holdId: world.otherHoldId } },
    freezeAccount: { params: account, body: { reason: 'court order' } },
    unfreezeAccount: { params: account },
    reverseTransaction: { params: { accountId, version: world.depositVersion }, body: { text: 'Mistake' } },
    bookPosting: { body: { legs: [leg('DEBIT', { ledgerAccount: '1000' }), leg('CREDIT', { accountId })] } },
    getTrialBalance: {},
    openLedgerAccount: { body: { code: freshCode(accountId), name: 'Rent', type: 'INCOME' } },
    listLedgerAccounts: {},
    requestTransfer: {
      body: { debtorAccountId: accountId, creditor: { accountId: world.otherAccountId }, ...czk('700') },
    },
    listTransfers: { query: `limit=2&debtorAccountId=${accountId}` },
    getTransfer: { params: { transferId } },
    closeAccount: { params: { accountId: world.emptyAccountId } },
    closeCustomer: { params: { customerId: world.lonelyCustomerId } },
  };
}

/** Another one for each world: a ledger account stays for ever. */
const freshCode = (accountId: string): string =>
  `4${Array.from(accountId.slice(-7), (letter) => letter.charCodeAt(0) % 10).join('')}`;

/** The example as a request; `params` replaces some of its path parameters. */
export function requestOf(operation: Operation, example: Example, params: Record<string, string> = {}): RawRequest {
  const all: Record<string, string> = { ...example.params, ...params };
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => all[name] ?? '');
  return {
    method: operation.method,
    path: example.query === undefined ? path : `${path}?${example.query}`,
    ...(example.body === undefined ? {} : { body: example.body }),
  };
}
