-- The bank's log (events), the state kept beside it (streams), its head, and the answers kept for retries.

create table events (
  position bigint primary key,
  stream   text   not null,
  version  bigint not null,
  -- Canonical JSON of the whole event. Its UTF-8 bytes are what is hashed, published and archived.
  payload  text   not null,
  unique (stream, version)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only: % on % refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger events_are_append_only before update or delete on events
  for each row execute function refuse_change();
create trigger events_are_never_truncated before truncate on events
  for each statement execute function refuse_change();

create table streams (
  stream  text   primary key,
  version bigint not null,
  -- JSON of the fold of the stream's events; rebuilt from events at any time.
  state   text   not null
) with (fillfactor = 70);

-- One row: every append locks it, so positions are gap-free and in commit order.
create table log_head (
  only_row boolean primary key default true check (only_row),
  position bigint  not null
) with (fillfactor = 50);
insert into log_head (position) values (0);

-- One row per use of an Idempotency-Key, written in the transaction of its effect and kept as long as the stream.
create table idempotency (
  scope       text primary key,
  fingerprint text not null,
  answer      text not null
);

create table leases (
  name       text        primary key,
  holder     text        not null,
  fence      bigint      not null,
  expires_at timestamptz not null
);

-- One row: the last position that Kafka has acknowledged.
create table relay_cursor (
  only_row boolean primary key default true check (only_row),
  position bigint  not null
);
insert into relay_cursor (position) values (0);
