-- Read model of the transfers context: one row per transfer, as it stands.

create table transfers (
  transfer_id         text        primary key,
  version             bigint      not null,
  status              text        not null check (status in ('PROCESSING', 'COMPLETED', 'FAILED')),
  failure_reason      text,
  failure_detail      text,
  debtor_account_id   text        not null,
  creditor_account_id text,
  creditor_bank       text,
  creditor_account    text,
  amount_minor        bigint      not null check (amount_minor > 0),
  currency            text        not null,
  booking_date        date        not null,
  requested_at        timestamptz not null,
  ended_at            timestamptz,
  note                text
);
create index transfers_by_status on transfers (status, transfer_id);
create index transfers_by_debtor on transfers (debtor_account_id, transfer_id);
