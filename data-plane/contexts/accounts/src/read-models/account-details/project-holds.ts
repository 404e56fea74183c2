/** Keeps a row per open hold: what a batch places and ends within itself never reaches the table. */
import type { RecordedEvent } from '@munim/kernel';
import type { TableName } from '@munim/platform/projections';
import type { TransactionSql } from 'postgres';
import type { AccountEventData } from '../../public/events.ts';
import { insertRows } from '../insert-rows.ts';

type Placed = AccountEventData<'accounts.HoldPlaced'>;

/** What a batch leaves of one hold. */
type Fate =
  | { readonly kind: 'placed'; readonly hold: Placed; readonly on: string }
  | { readonly kind: 'reduced'; readonly amount: string }
  | { readonly kind: 'ended' };

interface HoldChange {
  readonly accountId: string;
  readonly holdId: string;
  readonly fate: Fate;
}

export async function projectHolds(
  events: readonly RecordedEvent[],
  tx: TransactionSql,
  table: TableName,
): Promise<void> {
  const changes = changesOf(events);
  const of = <Kind extends Fate['kind']>(kind: Kind) =>
    changes.filter((one): one is HoldChange & { fate: Extract<Fate, { kind: Kind }> } => one.fate.kind === kind);
  const holds = tx(table('account_holds'));
  const placed = of('placed').map(({ accountId, fate: { hold, on } }) => ({
    account_id: accountId,
    hold_id: hold.holdId,
    amount_minor: hold.amount,
    placed_on: on,
    expires_at: hold.expiresAt ?? null,
    reference: hold.reference ?? null,
    note: hold.text ?? null,
  }));
  // An id may be used again once its hold has ended, in the batch that ended it too: the old row goes first.
  const gone = [...of('ended'), ...of('placed')];
  if (gone.length > 0)
    await tx`delete from ${holds} h using unnest(${gone.map((one) => one.accountId)}::text[], ${gone.map((one) => one.holdId)}::text[])
      u (account_id, hold_id) where h.account_id = u.account_id and h.hold_id = u.hold_id`;
  if (placed.length > 0) await insertRows(tx, table('account_holds'), placed);
  const reduced = of('reduced');
  if (reduced.length > 0)
    await tx`update ${holds} h set amount_minor = u.amount_minor
      from unnest(${reduced.map((one) => one.accountId)}::text[], ${reduced.map((one) => one.holdId)}::text[],
        ${reduced.map((one) => one.fate.amount)}::bigint[]) u (account_id, hold_id, amount_minor)
      where h.account_id = u.account_id and h.hold_id = u.hold_id`;
}

function changesOf(events: readonly RecordedEvent[]): HoldChange[] {
  const changes = new Map<string, HoldChange>();
  for (const event of events) {
    const key = `${event.stream} ${event.data['holdId'] as string | undefined}`;
    const fate = fateOf(event, changes.get(key)?.fate);
    if (fate) changes.set(key, { accountId: event.stream, holdId: event.data['holdId'] as string, fate });
  }
  return [...changes.values()];
}

function fateOf({ type, data, businessDate }: RecordedEvent, before: Fate | undefined): Fate | undefined {
  switch (type) {
    case 'accounts.HoldPlaced':
      return { kind: 'placed', hold: data as Placed, on: businessDate };
    case 'accounts.HoldReleased':
    case 'accounts.HoldExpired':
      return { kind: 'ended' };
    case 'accounts.HoldCaptured': {
      const amount = data['remaining'] as string | undefined;
      if (amount === undefined) return { kind: 'ended' };
      return before?.kind === 'placed' ? { ...before, hold: { ...before.hold, amount } } : { kind: 'reduced', amount };
    }
    default:
      return undefined;
  }
}
