-- What callers read of accounts: each table is the fold of events, written by its projection alone and rebuilt at will.

-- One row per account as it stands.
create table account_details (
  account_id            text   primary key,
  -- Of the last event applied.
  version               bigint not null,
  customer_id           text   not null,
  product               text   not null,
  currency              text   not null,
  status                text   not null,
  overdraft_limit_minor bigint not null,
  balance_minor         bigint not null,
  opened_on             date   not null,
  closed_on             date
) with (fillfactor = 80);
create index account_details_by_customer on account_details (customer_id, account_id);

-- Money set aside; a row per open hold, gone when it is captured, released or known to have expired.
create table account_holds (
  account_id   text        not null,
  hold_id      text        not null,
  amount_minor bigint      not null,
  placed_on    date        not null,
  expires_at   timestamptz,
  reference    text,
  note         text,
  primary key (account_id, hold_id)
) with (fillfactor = 80);

-- One row per booking. Its version orders an account's rows; the balance is that after the booking, in this order.
create table account_statement (
  account_id    text        not null,
  version       bigint      not null,
  booking_date  date        not null,
  value_date    date        not null,
  kind          text        not null,
  -- CREDIT gave the customer money, DEBIT took it.
  side          text        not null,
  amount_minor  bigint      not null,
  balance_minor bigint      not null,
  currency      text        not null,
  -- The other leg: an account of the bank's books as gl:<code>.
  counter       text        not null,
  -- The customer's account on the other end of a transfer.
  other_account text,
  -- Transfer, posting or hold that the booking belongs to.
  belongs_to    text,
  reference     text,
  note          text,
  -- Versions of the booking that this one reverses, and of the one that reversed this.
  reverses      bigint,
  reversed_by   bigint,
  recorded_at   timestamptz not null,
  primary key (account_id, version)
);
create index account_statement_by_date on account_statement (account_id, booking_date, version);

-- Turnover per ledger account and currency; customers' accounts together are the control account 2000.
create table trial_balance (
  code         text           not null,
  currency     text           not null,
  debit_minor  numeric(38, 0) not null,
  credit_minor numeric(38, 0) not null,
  primary key (code, currency)
) with (fillfactor = 50);

-- Accounts that the bank added to the default chart.
create table ledger_accounts (
  code      text primary key,
  name      text not null,
  type      text not null,
  opened_on date not null
);
