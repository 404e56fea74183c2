/** Appends one row per booking; its balance is that of the account's row before it plus what has moved since. */
import type { RecordedEvent } from '@munim/kernel';
import type { ReadModel, TableName } from '@munim/platform/projections';
import type { TransactionSql } from 'postgres';
import { type Template, templateOf } from '../../ledger/templates/index.ts';

interface Booking {
  readonly event: RecordedEvent;
  readonly template: Template;
  /** Sum of the account's movements in this batch up to and including this one. */
  readonly movedMinor: bigint;
}

export const statementModel: ReadModel = {
  name: 'statement',
  tables: ['account_statement'],
  project: async (events, tx, table) => {
    const bookings = bookingsOf(events);
    if (bookings.length === 0) return;
    await insertRows(bookings, tx, table);
    const reversals = bookings.filter(({ event }) => event.data['reverses'] !== undefined);
    if (reversals.length > 0)
      await tx`
        update ${tx(table('account_statement'))} t set reversed_by = u.version
        from unnest(${reversals.map(({ event }) => event.stream)}::text[],
          ${reversals.map(({ event }) => event.data['reverses'] as string)}::bigint[],
          ${reversals.map(({ event }) => event.version.toString())}::bigint[]) u (account_id, reverses, version)
        where t.account_id = u.account_id and t.version = u.reverses`;
  },
};

function bookingsOf(events: readonly RecordedEvent[]): Booking[] {
  const moved = new Map<string, bigint>();
  return events.flatMap((event) => {
    const template = templateOf(event.type);
    if (!template) return [];
    const amountMinor = BigInt(event.data['amount'] as string);
    const movedMinor = (moved.get(event.stream) ?? 0n) + (template.side === 'CREDIT' ? amountMinor : -amountMinor);
    moved.set(event.stream, movedMinor);
    return [{ event, template, movedMinor }];
  });
}

/** One index look-up per account of the batch finds the balance that it starts from. */
async function insertRows(bookings: readonly Booking[], tx: TransactionSql, table: TableName): Promise<void> {
  const column = (of: (booking: Booking) => string | null): (string | null)[] => bookings.map(of);
  const data = (...names: readonly string[]) =>
    column(
      ({ event }) =>
        names.map((name) => event.data[name] as string | undefined).find((one) => one !== undefined) ?? null,
    );
  const accounts = [...new Set(bookings.map(({ event }) => event.stream))];
  const statement = tx(table('account_statement'));
  await tx`
    with start as materialized (
      select account_id, coalesce((
        select s.balance_minor from ${statement} s where s.account_id = a.account_id order by s.version desc limit 1
      ), 0) as balance_minor
      from unnest(${accounts}::text[]) a (account_id)
    )
    insert into ${statement} (account_id, version, booking_date, value_date, kind, side, amount_minor, balance_minor,
      currency, counter, other_account, belongs_to, reference, note, reverses, recorded_at)
    select u.account_id, u.version, u.booking_date, u.value_date, u.kind, u.side, u.amount_minor,
      start.balance_minor + u.moved_minor, u.currency, u.counter, u.other_account, u.belongs_to, u.reference, u.note,
      u.reverses, u.recorded_at
    from unnest(
      ${column(({ event }) => event.stream)}::text[], ${column(({ event }) => event.version.toString())}::bigint[],
      ${column(({ event }) => event.businessDate)}::date[],
      ${column(({ event }) => (event.data['valueDate'] as string | undefined) ?? event.businessDate)}::date[],
      ${column(({ template }) => template.kind)}::text[], ${column(({ template }) => template.side)}::text[],
      ${data('amount')}::bigint[], ${column(({ movedMinor }) => movedMinor.toString())}::bigint[],
      ${data('currency')}::text[], ${data('counter')}::text[], ${data('to', 'from')}::text[],
      ${data('transferId', 'postingId', 'holdId')}::text[], ${data('reference')}::text[], ${data('text')}::text[],
      ${data('reverses')}::bigint[], ${column(({ event }) => event.recordedAt)}::timestamptz[]
    ) u (account_id, version, booking_date, value_date, kind, side, amount_minor, moved_minor, currency, counter,
      other_account, belongs_to, reference, note, reverses, recorded_at)
    join start using (account_id)`;
}
