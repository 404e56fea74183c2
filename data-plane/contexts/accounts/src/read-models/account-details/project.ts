/** Folds a batch per account in memory, then writes each account once: new ones whole, known ones by their difference. */
import type { RecordedEvent } from '@munim/kernel';
import type { ReadModel, TableName } from '@munim/platform/projections';
import type { TransactionSql } from 'postgres';
import { templateOf } from '../../ledger/templates/index.ts';
import type { AccountEventData } from '../../public/events.ts';
import { insertRows } from '../insert-rows.ts';
import { projectHolds } from './project-holds.ts';

/** What a batch does to one account. */
interface Change {
  readonly accountId: string;
  opened: { readonly terms: AccountEventData<'accounts.AccountOpened'>; readonly on: string } | undefined;
  version: bigint;
  movedMinor: bigint;
  status: 'OPEN' | 'FROZEN' | 'CLOSED' | undefined;
  closedOn: string | undefined;
}

export const accountDetailsModel: ReadModel = {
  name: 'account-details',
  tables: ['account_details', 'account_holds'],
  project: async (events, tx, table) => {
    const changes = changesOf(events.filter((event) => event.stream.startsWith('acc_')));
    const opened = changes.filter((change) => change.opened);
    const known = changes.filter((change) => !change.opened);
    if (opened.length > 0) await insertRows(tx, table('account_details'), opened.map(rowOf));
    if (known.length > 0) await update(known, tx, table);
    await projectHolds(events, tx, table);
  },
};

function changesOf(events: readonly RecordedEvent[]): Change[] {
  const changes = new Map<string, Change>();
  for (const event of events) {
    const change = changes.get(event.stream) ?? unchanged(event);
    changes.set(event.stream, change);
    change.version = event.version;
    apply(change, event);
  }
  return [...changes.values()];
}

const unchanged = ({ stream, version }: RecordedEvent): Change => ({
  accountId: stream,
  opened: undefined,
  version,
  movedMinor: 0n,
  status: undefined,
  closedOn: undefined,
});

function apply(change: Change, { type, data, businessDate }: RecordedEvent): void {
  const template = templateOf(type);
  if (template) {
    const amountMinor = BigInt(data['amount'] as string);
    change.movedMinor += template.side === 'CREDIT' ? amountMinor : -amountMinor;
    return;
  }
  switch (type) {
    case 'accounts.AccountOpened':
      change.opened = { terms: data as AccountEventData<'accounts.AccountOpened'>, on: businessDate };
      change.status = 'OPEN';
      return;
    case 'accounts.AccountFrozen':
      change.status = 'FROZEN';
      return;
    case 'accounts.AccountUnfrozen':
      change.status = 'OPEN';
      return;
    case 'accounts.AccountClosed':
      change.status = 'CLOSED';
      change.closedOn = businessDate;
  }
}

function rowOf({ accountId, version, opened, movedMinor, status, closedOn }: Change) {
  if (!opened) throw new Error(`${accountId} was not opened in this batch`);
  return {
    account_id: accountId,
    version: version.toString(),
    customer_id: opened.terms.customerId,
    product: opened.terms.product,
    currency: opened.terms.currency,
    status: status ?? 'OPEN',
    overdraft_limit_minor: opened.terms.overdraftLimit ?? '0',
    balance_minor: movedMinor.toString(),
    opened_on: opened.on,
    closed_on: closedOn ?? null,
  };
}

async function update(changes: readonly Change[], tx: TransactionSql, table: TableName): Promise<void> {
  await tx`
    update ${tx(table('account_details'))} t
    set version = u.version, balance_minor = t.balance_minor + u.moved_minor, status = coalesce(u.status, t.status),
      closed_on = coalesce(u.closed_on, t.closed_on)
    from unnest(
      ${changes.map((one) => one.accountId)}::text[], ${changes.map((one) => one.version.toString())}::bigint[],
      ${changes.map((one) => one.movedMinor.toString())}::bigint[], ${changes.map((one) => one.status ?? null)}::text[],
      ${changes.map((one) => one.closedOn ?? null)}::date[]
    ) u (account_id, version, moved_minor, status, closed_on)
    where t.account_id = u.account_id`;
}
