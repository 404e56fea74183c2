/** Folds transfer events into one row per transfer: new ones are inserted, later events move their status. */
import type { RecordedEvent } from '@munim/kernel';
import type { ReadModel } from '@munim/platform/projections';
import { type Creditor, transferEvents } from '../../transfer/transfer.ts';

export const transfersReadModel: ReadModel = {
  name: 'transfers',
  tables: ['transfers'],
  project: async (events, tx, table) => {
    const created = events.filter(isFirst);
    if (created.length > 0) await tx`insert into ${tx(table('transfers'))} ${tx(created.map(rowOf))}`;
    const moved = [...lastOfEach(events.filter((event) => !isFirst(event)))];
    if (moved.length > 0)
      await tx`
        update ${tx(table('transfers'))} t
        set version = u.version, status = u.status, failure_reason = u.reason, failure_detail = u.detail, ended_at = u.ended_at
        from unnest(
          ${moved.map((event) => event.stream)}::text[], ${moved.map((event) => event.version.toString())}::bigint[],
          ${moved.map(statusOf)}::text[], ${moved.map((event) => failure(event, 'reason'))}::text[],
          ${moved.map((event) => failure(event, 'detail'))}::text[], ${moved.map(endOf)}::timestamptz[]
        ) u (transfer_id, version, status, reason, detail, ended_at)
        where t.transfer_id = u.transfer_id`;
  },
};

const isFirst = (event: RecordedEvent): boolean =>
  event.type === transferEvents.booked || event.type === transferEvents.requested;

/** Events of one transfer come in order, so the last one tells its status. */
const lastOfEach = (events: readonly RecordedEvent[]): Iterable<RecordedEvent> =>
  new Map(events.map((event) => [event.stream, event])).values();

function rowOf(event: RecordedEvent): Record<string, string | null> {
  const data = event.data as unknown as {
    debtorAccountId: string;
    creditor: Creditor;
    amount: string;
    currency: string;
    text?: string;
  };
  const { creditor } = data;
  return {
    transfer_id: event.stream,
    version: event.version.toString(),
    status: statusOf(event),
    debtor_account_id: data.debtorAccountId,
    creditor_account_id: 'accountId' in creditor ? creditor.accountId : null,
    creditor_bank: 'bank' in creditor ? creditor.bank : null,
    creditor_account: 'bank' in creditor ? creditor.account : null,
    amount_minor: data.amount,
    currency: data.currency,
    booking_date: event.businessDate,
    requested_at: event.occurredAt,
    ended_at: endOf(event),
    note: data.text ?? null,
  };
}

function statusOf(event: RecordedEvent): string {
  switch (event.type) {
    case transferEvents.booked:
    case transferEvents.completed:
      return 'COMPLETED';
    case transferEvents.failed:
      return 'FAILED';
    default:
      return 'PROCESSING';
  }
}

const endOf = (event: RecordedEvent): string | null => (statusOf(event) === 'PROCESSING' ? null : event.occurredAt);

const failure = (event: RecordedEvent, member: 'reason' | 'detail'): string | null =>
  event.type === transferEvents.failed ? (event.data[member] as string) : null;
