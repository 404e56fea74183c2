/** Turns a bank's history into the operations that repeat it. */

import type { BusinessDate } from '@munim/kernel';
import { isInterest, purposeOf } from './operation-kind.ts';
import { orderTransactions } from './order-transactions.ts';
import { overdraftLimitMinor } from './overdraft-limit.ts';
import { BerkaDataError } from './data-error.ts';
import type { PlannedAccount, PlannedCustomer, PlannedTransaction, ReplayPlan } from './replay-plan.ts';
import type { AccountRow, BerkaData, ClientRow, DistrictRow, TransactionRow } from './rows.ts';
import { currency } from './source-values.ts';

/**
 * Opens the accounts that the bank had opened by the last transaction's day, and registers the clients who
 * may act on them. The source also lists accounts of later years; nothing of theirs has happened yet on that
 * day.
 */
export function planReplay(data: BerkaData): ReplayPlan {
  const ordered = orderTransactions(data.transactions);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last) throw new BerkaDataError({ file: 'trans.asc' }, 'holds no transactions: nothing to replay');
  const accounts = planAccounts(
    data,
    Map.groupBy(ordered, (row) => row.accountId),
    last.bookedOn,
  );
  const moving = ordered.filter((row) => row.amountMinor > 0n);
  return {
    currency,
    firstDay: first.bookedOn,
    lastDay: last.bookedOn,
    customers: planCustomers(data, accounts),
    accounts,
    transactions: moving.map(planTransaction),
    rowsWithoutAmount: ordered.filter((row) => row.amountMinor === 0n).map((row) => row.transactionId),
    remittancesWithoutCounterparty: moving.filter(hasNowhereToGo).map((row) => row.transactionId),
  };
}

function planAccounts(
  data: BerkaData,
  histories: ReadonlyMap<number, readonly TransactionRow[]>,
  lastDay: BusinessDate,
): PlannedAccount[] {
  const holders = Map.groupBy(data.dispositions, (row) => row.accountId);
  return data.accounts
    .filter((row) => row.openedOn <= lastDay)
    .sort((a, b) => compareText(a.openedOn, b.openedOn) || a.accountId - b.accountId)
    .map((row) => planAccount(row, holders.get(row.accountId) ?? [], histories.get(row.accountId) ?? []));
}

function planAccount(
  row: AccountRow,
  holders: BerkaData['dispositions'],
  history: readonly TransactionRow[],
): PlannedAccount {
  const owner = holders.find((holder) => holder.role === 'owner');
  if (!owner) throw new BerkaDataError({ file: 'disp.asc' }, `holds no OWNER of account ${row.accountId}`);
  return {
    reference: `berka-account-${row.accountId}`,
    accountId: row.accountId,
    openedOn: row.openedOn,
    ownerClientId: owner.clientId,
    additionalHolderClientIds: holders
      .filter((holder) => holder.role === 'disponent')
      .map((holder) => holder.clientId)
      .sort((a, b) => a - b),
    statementFrequency: row.statementFrequency,
    overdraftLimitMinor: overdraftLimitMinor(history),
    interestRows: history.filter((entry) => isInterest(entry.kind)).length,
    closingBalanceMinor: history.at(-1)?.balanceMinor ?? 0n,
  };
}

function planCustomers(data: BerkaData, accounts: readonly PlannedAccount[]): PlannedCustomer[] {
  const districts = new Map(data.districts.map((row) => [row.districtId, withoutLine(row)]));
  const wanted = new Set(accounts.flatMap((row) => [row.ownerClientId, ...row.additionalHolderClientIds]));
  return data.clients
    .filter((row) => wanted.has(row.clientId))
    .sort((a, b) => a.clientId - b.clientId)
    .map((row) => planCustomer(row, districts.get(row.districtId)));
}

function planCustomer(
  { clientId, birthDate, sex, districtId }: ClientRow,
  district: PlannedCustomer['district'] | undefined,
): PlannedCustomer {
  if (!district) throw new BerkaDataError({ file: 'district.asc' }, `holds no district ${districtId}`);
  return { reference: `berka-client-${clientId}`, clientId, name: `Client ${clientId}`, birthDate, sex, district };
}

function planTransaction(row: TransactionRow): PlannedTransaction {
  const purpose = purposeOf(row.symbol);
  const movement = {
    reference: `berka-trans-${row.transactionId}`,
    transactionId: row.transactionId,
    accountId: row.accountId,
    bookedOn: row.bookedOn,
    amountMinor: row.amountMinor,
    ...(purpose && { purpose }),
  };
  const { kind, counterparty } = row;
  if (kind === 'incoming-remittance') return { ...movement, operation: kind, ...(counterparty && { counterparty }) };
  if (kind !== 'outgoing-remittance') return { ...movement, operation: kind };
  if (counterparty) return { ...movement, operation: kind, counterparty };
  return { ...movement, operation: 'withdrawal' };
}

const withoutLine = ({ districtId, name, region }: DistrictRow): PlannedCustomer['district'] => ({
  districtId,
  name,
  region,
});

/** The money left the account, but no clearing could be told where to: it is repeated as a withdrawal. */
const hasNowhereToGo = (row: TransactionRow): boolean => row.kind === 'outgoing-remittance' && !row.counterparty;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
